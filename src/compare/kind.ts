import type { SourceId } from '../facts/sources.js';

/** `breaking`: what exists stops working. `harmless`: it does not. `unsure`: the files alone cannot tell. */
export type Effect = 'breaking' | 'unsure' | 'harmless';

/**
 * Who feels a change: `flows` and apps that exist, `makers` who build them in the designer, `users` who have a connection,
 * `administrators` who register the OAuth client and deploy the connector.
 */
export type FeltBy = 'flows' | 'makers' | 'users' | 'administrators';

/** The part of a version number that a change raises. */
export type Step = 'major' | 'minor' | 'patch';

/** One kind of change and its class, which is the same wherever it occurs. */
export interface Kind {
  readonly title: string;
  readonly effect: Effect;
  readonly feltBy: FeltBy;
  readonly step: Step;
  readonly source: SourceId;
}

export const breaking = (feltBy: FeltBy, title: string, source: SourceId): Kind => ({
  title,
  effect: 'breaking',
  feltBy,
  step: 'major',
  source,
});

export const unsure = (feltBy: FeltBy, title: string, source: SourceId): Kind => ({
  title,
  effect: 'unsure',
  feltBy,
  step: 'minor',
  source,
});

/** Something new to use, or something that was demanded and no longer is. */
export const addition = (feltBy: FeltBy, title: string, source: SourceId): Kind => ({
  title,
  effect: 'harmless',
  feltBy,
  step: 'minor',
  source,
});

/** What is only read or seen. */
export const cosmetic = (feltBy: FeltBy, title: string, source: SourceId): Kind => ({
  title,
  effect: 'harmless',
  feltBy,
  step: 'patch',
  source,
});

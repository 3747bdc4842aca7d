import { KINDS } from '../compare/change.js';
import type { Comparison, LocatedChange, VersionProposal } from '../compare/compare.js';
import type { Certainty, Drift } from '../compare/drift.js';
import type { Effect, FeltBy } from '../compare/kind.js';
import type { Revision } from '../compare/revisions.js';
import type { Connector } from '../connector/connector.js';
import type { Location } from '../engine/finding.js';
import { clip } from './printable.js';
import type { Redactor } from './redact.js';
import { nameOf } from './reporter.js';
import { redactorOf } from './shown.js';
import { count } from './summary-line.js';

/** A change as it may be told: without secrets, and with the texts of its kind. */
export interface ShownChange {
  readonly kind: string;
  readonly effect: Effect;
  readonly feltBy: FeltBy;
  readonly title: string;
  readonly message: string;
  readonly operations: readonly string[];
  readonly old: Location | undefined;
  readonly new: Location | undefined;
}

/** What became of one connector, as it may be told. */
export interface ShownComparison {
  readonly connector: string;
  readonly changes: readonly ShownChange[];
  readonly version: VersionProposal | undefined;
  readonly revisions: readonly Revision[];
  /** For `drift`: whether what runs is what is here, what was not counted, and what to beware of. */
  readonly drift?: {
    readonly isSame: boolean;
    readonly ignored: readonly { readonly message: string; readonly reason: string; readonly certainty: Certainty }[];
    readonly warnings: readonly string[];
  };
}

/** What kept a part of a comparison from happening. */
export interface ChangeProblem {
  readonly kind: 'file-unreadable' | 'folder-unreadable';
  readonly folder: string;
  readonly message: string;
}

export const changeProblemLine = ({ folder, message }: ChangeProblem): string =>
  `${folder === '' ? '.' : folder}: ${message}`;

/** All that a report of changes tells. */
export interface ChangeReport {
  readonly tool: { readonly name: string; readonly version: string };
  readonly comparisons: readonly ShownComparison[];
  readonly problems: readonly ChangeProblem[];
}

const LONGEST = 1000;

/** Who feels a change, as a sentence says it. */
export const FELT_BY: Readonly<Record<FeltBy, string>> = {
  flows: 'flows and apps that exist',
  makers: 'people who build flows and apps',
  users: 'everyone with a connection',
  administrators: 'whoever registers and deploys the connector',
};

/** A comparison without the secrets of either side. */
export function shownComparison({ old, now, changes, version, revisions }: Comparison): ShownComparison {
  const mask = maskOf(old, now);
  return {
    connector: mask(nameOf((now ?? old) as Connector)),
    changes: changes.map((change) => shownChange(change, mask)),
    version: version && { ...version, old: mask(version.old), now: version.now && mask(version.now) },
    revisions: revisions.map((revision) => ({
      ...revision,
      keep: mask(revision.keep),
      family: mask(revision.family),
      operationId: revision.operationId && mask(revision.operationId),
    })),
  };
}

export const shownDrift = ({ comparison, ignored, warnings, isSame }: Drift): ShownComparison => {
  const mask = maskOf(comparison.old, comparison.now);
  return {
    ...shownComparison(comparison),
    drift: {
      isSame,
      warnings,
      ignored: ignored.map(({ message, reason }) => ({
        message: mask(message),
        reason: reason.sentence,
        certainty: reason.certainty,
      })),
    },
  };
};

type Mask = (text: string) => string;

function maskOf(...connectors: readonly (Connector | undefined)[]): Mask {
  const redactors: { redactor: Redactor; files: string[] }[] = connectors.flatMap((connector) =>
    connector
      ? [{ redactor: redactorOf({ connector, findings: [] }), files: connector.documents.map(({ file }) => file) }]
      : [],
  );
  return (text) =>
    clip(
      redactors.reduce((masked, { redactor, files }) => redactor.text(masked, files), text),
      LONGEST,
    );
}

function shownChange({ kind, effect, message, operations, old, new: now }: LocatedChange, mask: Mask): ShownChange {
  const { title, feltBy } = KINDS[kind];
  const place = (at: Location | undefined) => at && { ...at, pointer: mask(at.pointer) };
  return {
    kind,
    effect,
    feltBy,
    title,
    message: mask(message),
    operations: operations.map(mask),
    old: place(old),
    new: place(now),
  };
}

const EFFECTS: readonly Effect[] = ['breaking', 'unsure', 'harmless'];

/** How many changes there are of each effect. */
export function countsOf(comparisons: readonly ShownComparison[]): Readonly<Record<Effect, number>> {
  const counts = { breaking: 0, unsure: 0, harmless: 0 };
  for (const { changes } of comparisons) for (const { effect } of changes) counts[effect]++;
  return counts;
}

/** `2 breaking, 1 harmless change in 3 connectors`. */
export function changeSummary(comparisons: readonly ShownComparison[]): string {
  const counts = countsOf(comparisons);
  const parts = EFFECTS.filter((effect) => counts[effect] > 0).map((effect) => `${counts[effect]} ${effect}`);
  const total = counts.breaking + counts.unsure + counts.harmless;
  const changes = total === 0 ? 'no changes' : `${parts.join(', ')} ${total === 1 ? 'change' : 'changes'}`;
  return `${changes} in ${count(comparisons.length, 'connector')}`;
}

/** What is said about the version; undefined when nothing is to be said. */
export function versionLine({ version }: ShownComparison): string | undefined {
  if (!version) return undefined;
  const { old, now, next, isEnough } = version;
  if (next === undefined) return `info.version "${old}" is no version to count on; raise it`;
  if (isEnough) return `info.version "${now}" says enough`;
  const is = now === undefined ? 'is missing' : now === old ? `is still "${now}"` : `is "${now}"`;
  return `info.version ${is}; these changes ask for "${next}"`;
}

/** What has to be done, beside the files, before and after the new state is deployed. */
export function consequencesOf({ changes, drift }: ShownComparison): string[] {
  if (drift) return [];
  const felt = (kinds: (kind: string) => boolean): boolean =>
    changes.some(({ effect, kind }) => effect === 'breaking' && kinds(kind));
  return [
    ...(felt((kind) => kind === 'redirect-mode-changed')
      ? ['register the redirect URL of the Security tab at the OAuth provider; until then nobody can sign in']
      : []),
    ...(changes.some(({ effect, feltBy }) => effect === 'breaking' && feltBy === 'users')
      ? ['a connection keeps the settings it was made with: everyone deletes it, makes it anew and signs in again']
      : []),
  ];
}

/** How an operation can go on beside its successor. */
export const revisionLine = ({ keep, family, revision, operationId }: Revision): string =>
  operationId === undefined
    ? `keep "${keep}", with "deprecated": true`
    : `keep "${keep}" as it was, with "deprecated": true, and give the new one operationId "${operationId}" and x-ms-api-annotation {"family": "${family}", "revision": ${revision}}`;

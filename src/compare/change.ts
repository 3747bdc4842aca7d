import type { Place } from '../document/node.js';
import { CONNECTION_KINDS } from './connection-kinds.js';
import type { Kind } from './kind.js';
import { OPERATION_KINDS } from './operation-kinds.js';

export type { Effect, FeltBy, Kind, Step } from './kind.js';

/** Every kind of change, with its class. The table is the one place where changes are judged. */
export const KINDS = { ...OPERATION_KINDS, ...CONNECTION_KINDS } as const satisfies Readonly<Record<string, Kind>>;

export type ChangeKind = keyof typeof KINDS;

/** One change from the old connector to the new one. */
export interface Change {
  readonly kind: ChangeKind;
  /** One sentence without a full stop: what was, what is. It may quote values, so that secrets are to be masked. */
  readonly message: string;
  /** The operations that feel it, by operationId or by method and path; empty when it concerns the connector. */
  readonly operations: readonly string[];
  /** Where it stands, or stood, in the old files. */
  readonly old: Place | undefined;
  /** Where it stands in the new files; for what is gone, the object it is missing from. */
  readonly new: Place | undefined;
}

/** What is known of a change beside its kind and message. */
export type Where = Partial<Pick<Change, 'operations' | 'old' | 'new'>>;

/** Takes the changes as they are found. */
export type Report = (kind: ChangeKind, message: string, where?: Where) => void;

/** A list of changes, and the function that fills it. */
export function changeList(): { readonly changes: Change[]; readonly report: Report } {
  const changes: Change[] = [];
  return {
    changes,
    report: (kind, message, { operations = [], old, new: place } = {}) =>
      changes.push({ kind, message, operations, old, new: place }),
  };
}

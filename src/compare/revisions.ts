import type { Connector } from '../connector/connector.js';
import type { Operation } from '../connector/definition.js';
import { type Change, KINDS } from './change.js';

/**
 * How an operation that would break can go on beside its successor: the old one stays as it was and is deprecated, the new
 * one gets an operationId of its own and a higher revision of the same family.
 * Sources: https://learn.microsoft.com/en-us/connectors/custom-connectors/operational-versioning and the reviews of pull
 * requests 3983, 3545 and 2566 of microsoft/PowerPlatformConnectors.
 */
export interface Revision {
  /** The operationId to keep, deprecated. */
  readonly keep: string;
  readonly family: string;
  /** The revision and the operationId of the successor; undefined for an operation that is only to be deprecated. */
  readonly revision: number | undefined;
  readonly operationId: string | undefined;
}

/** What takes an operation away for good, so that there is no successor to name. */
const REMOVED: ReadonlySet<string> = new Set(['operation-removed', 'definition-removed']);

/** Proposes a revision for every operation that a breaking change of it would break, in the order of the old definition. */
export function revisionsFor(old: Connector, changes: readonly Change[]): Revision[] {
  const broken = new Map<string, boolean>();
  for (const { kind, operations } of changes) {
    if (KINDS[kind].effect !== 'breaking' || KINDS[kind].feltBy !== 'flows') continue;
    for (const operation of operations) broken.set(operation, (broken.get(operation) ?? false) || !REMOVED.has(kind));
  }
  const named = newNames(changes);
  const highest = highestRevisions(old.operations);
  const taken = new Set(old.operations.flatMap(({ id }) => (id === undefined ? [] : [id])));
  return old.operations.flatMap((operation): Revision[] => {
    const { id } = operation;
    const hasSuccessor = broken.get(operation.label);
    if (id === undefined || hasSuccessor === undefined) return [];
    const family = operation.node.get('x-ms-api-annotation')?.string('family') ?? id;
    if (!hasSuccessor) return [{ keep: id, family, revision: undefined, operationId: undefined }];
    const revision = (highest.get(family) ?? 1) + 1;
    const operationId = named.get(operation.label) ?? freeName(id, revision, taken);
    return [{ keep: id, family, revision, operationId }];
  });
}

/** The operationIds that the new files give already to operations under another one. */
function newNames(changes: readonly Change[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { kind, operations, new: place } of changes) {
    if (kind !== 'operation-id-changed' && kind !== 'operation-renamed') continue;
    const name = place && 'text' in place ? place.text : undefined;
    if (name !== undefined) for (const operation of operations) names.set(operation, name);
  }
  return names;
}

/** The highest revision of each family; an operation that names none is the first of the family called like it. */
function highestRevisions(operations: readonly Operation[]): ReadonlyMap<string, number> {
  const highest = new Map<string, number>();
  for (const { id, node } of operations) {
    const annotation = node.get('x-ms-api-annotation');
    const family = annotation?.string('family') ?? id;
    const revision = annotation?.get('revision')?.value;
    if (family === undefined) continue;
    highest.set(family, Math.max(highest.get(family) ?? 1, Number.isSafeInteger(revision) ? (revision as number) : 1));
  }
  return highest;
}

/** The operationId with the revision at its end, as the validator wants it; a former revision there is replaced. */
function freeName(id: string, revision: number, taken: Set<string>): string {
  const stem = id.replace(/_?V\d{1,6}$/i, '');
  let number = revision;
  while (taken.has(`${stem}V${number}`)) number++;
  const name = `${stem}V${number}`;
  taken.add(name);
  return name;
}

import type { Operation } from '../connector/definition.js';
import { nameLikeness, overlap, pairSimilar } from './pair-similar.js';

/** Operations of two definitions that are the same one, and those that only one of them has. */
export interface OperationMatch {
  readonly pairs: readonly {
    readonly old: Operation;
    readonly now: Operation;
    readonly by: 'id' | 'address' | 'likeness';
  }[];
  readonly removed: readonly Operation[];
  readonly added: readonly Operation[];
}

/** Operations less alike than this are one removed and one added. */
const LEAST_LIKENESS = 0.7;

/**
 * Finds each operation again: by its operationId, which is what flows hold; else by method and path; else by likeness, when
 * it was renamed and moved at once.
 */
export function matchOperations(old: readonly Operation[], now: readonly Operation[]): OperationMatch {
  const pairs: { old: Operation; now: Operation; by: 'id' | 'address' | 'likeness' }[] = [];
  let gone: readonly Operation[] = old;
  let fresh: readonly Operation[] = now;
  const take = (found: readonly (readonly [Operation, Operation])[], by: 'id' | 'address' | 'likeness'): void => {
    const used = new Set(found.flat());
    for (const [before, after] of found) pairs.push({ old: before, now: after, by });
    gone = gone.filter((operation) => !used.has(operation));
    fresh = fresh.filter((operation) => !used.has(operation));
  };
  take(
    equalBy(gone, fresh, ({ id }) => id),
    'id',
  );
  take(equalBy(gone, fresh, addressOf), 'address');
  take(pairSimilar(gone, fresh, likeness, LEAST_LIKENESS), 'likeness');
  return { pairs, removed: gone, added: fresh };
}

/** The first of each key on both sides; a key that occurs again pairs its next bearers. */
function equalBy(
  old: readonly Operation[],
  now: readonly Operation[],
  keyOf: (operation: Operation) => string | undefined,
): (readonly [Operation, Operation])[] {
  const waiting = new Map<string, Operation[]>();
  for (const operation of [...now].reverse()) {
    const key = keyOf(operation);
    if (key === undefined) continue;
    const bearers = waiting.get(key);
    if (bearers) bearers.push(operation);
    else waiting.set(key, [operation]);
  }
  return old.flatMap((operation) => {
    const key = keyOf(operation);
    const found = key === undefined ? undefined : waiting.get(key)?.pop();
    return found ? [[operation, found] as const] : [];
  });
}

/** A path whose variables have lost their names: renaming one moves no operation. */
export const pathShape = (path: string): string => path.replace(/\{[^{}]*\}/g, '{}');

const addressOf = ({ method, path }: Operation): string => `${method} ${pathShape(path)}`;

const segments = (path: string): string[] => pathShape(path).toLowerCase().split('/').filter(Boolean);

function likeness(old: Operation, now: Operation): number {
  if ((old.trigger === undefined) !== (now.trigger === undefined)) return 0;
  const names = ({ parameters }: Operation): string[] => parameters.map(({ name, in: place }) => `${place} ${name}`);
  const inputs = old.parameters.length + now.parameters.length === 0 ? 1 : overlap(names(old), names(now));
  const method = old.method === now.method ? 1 : 0;
  return (
    0.4 * nameLikeness(old.id ?? '', now.id ?? '') +
    0.3 * overlap(segments(old.path), segments(now.path)) +
    0.2 * inputs +
    0.1 * method
  );
}

import { nearest } from '../engine/suggest.js';
import { UserError } from '../engine/user-error.js';

/** An operation as it can be chosen. */
export interface Selectable {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  /** True for an operation that ServiceNow documents and the generator describes. */
  readonly isKnown: boolean;
}

/**
 * Whether an operation is chosen by a pattern: its name, `GET /path`, or `/path`, each with `*` for any characters; `known`
 * stands for all operations that the generator describes.
 */
export function isChosen({ id, method, path, isKnown }: Selectable, pattern: string): boolean {
  if (pattern.toLowerCase() === 'known') return isKnown;
  const wanted = pattern.toLowerCase();
  return [id, path, `${method} ${path}`].some((text) => matches(text.toLowerCase(), wanted));
}

/** Compares with a pattern in one pass: every piece between stars is looked for after the one before. */
function matches(text: string, pattern: string): boolean {
  const [first = '', ...others] = pattern.split('*');
  if (others.length === 0) return text === pattern;
  if (!text.startsWith(first)) return false;
  const last = others.pop() as string;
  let at = first.length;
  for (const piece of others) {
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}

/**
 * The chosen operations, in their order.
 * @param patterns undefined for all
 * @throws UserError `no-operation` for a pattern that chooses none
 */
export function selected<T extends Selectable>(
  operations: readonly T[],
  patterns: readonly string[] | undefined,
): readonly T[] {
  if (patterns === undefined) return operations;
  for (const pattern of patterns)
    if (!operations.some((operation) => isChosen(operation, pattern))) throw unknownOperation(pattern, operations);
  return operations.filter((operation) => patterns.some((pattern) => isChosen(operation, pattern)));
}

/** The refusal of a name that no operation has. */
export function unknownOperation(given: string, operations: readonly Selectable[]): UserError {
  const ids = operations.map(({ id }) => id);
  const meant = nearest(given, ids);
  const some = ids.slice(0, 10).join(', ');
  return new UserError(
    'no-operation',
    `No operation is "${given.slice(0, 100)}".`,
    meant === undefined
      ? `There is ${some}${ids.length > 10 ? ` and ${ids.length - 10} more` : ''}; paths such as "GET /api/now/table/*" can be given too.`
      : `Did you mean "${meant}"?`,
  );
}

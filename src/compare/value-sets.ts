import type { Node } from '../document/node.js';

/** How a set of allowed values relates to the one it was before. */
export type Relation = 'same' | 'wider' | 'narrower' | 'other';

/** How a Swagger type relates to another; undefined allows every type. */
export function typeRelation(old: string | undefined, now: string | undefined): Relation {
  if (old === now) return 'same';
  if (now === undefined || (old === 'integer' && now === 'number')) return 'wider';
  if (old === undefined || (old === 'number' && now === 'integer')) return 'narrower';
  return 'other';
}

/** The values that an `enum` lost and gained; without an `enum` every value is allowed. */
export const enumDifference = (old: Node | undefined, now: Node | undefined): SetDifference =>
  difference(valuesOf(old), valuesOf(now));

/** The same of a list of `{ value, text }`, as connection parameters have it. */
export const valueDifference = (old: Node | undefined, now: Node | undefined): SetDifference =>
  difference(choicesOf(old), choicesOf(now));

/** What a set of values lost and gained, as texts of JSON. */
interface SetDifference {
  readonly lost: readonly string[];
  readonly gained: readonly string[];
  readonly relation: Relation;
}

function difference(before: ReadonlySet<string> | undefined, after: ReadonlySet<string> | undefined): SetDifference {
  if (!before || !after) {
    const relation = before ? 'wider' : after ? 'narrower' : 'same';
    return { lost: [], gained: [], relation };
  }
  const lost = [...before].filter((value) => !after.has(value));
  const gained = [...after].filter((value) => !before.has(value));
  const relation = lost.length > 0 ? (gained.length > 0 ? 'other' : 'narrower') : gained.length > 0 ? 'wider' : 'same';
  return { lost, gained, relation };
}

const valuesOf = (node: Node | undefined): ReadonlySet<string> | undefined =>
  Array.isArray(node?.value) ? new Set(node.value.map(asText)) : undefined;

const choicesOf = (node: Node | undefined): ReadonlySet<string> | undefined =>
  node?.isArray ? new Set(node.children().map((choice) => asText(choice.get('value')?.value ?? null))) : undefined;

const asText = (value: unknown): string =>
  typeof value === 'object' && value !== null ? (Array.isArray(value) ? 'a list' : 'an object') : JSON.stringify(value);

/** Keywords that allow less when they are larger, and those that allow more. */
const LEAST = ['minimum', 'minLength', 'minItems', 'minProperties'] as const;
const MOST = ['maximum', 'maxLength', 'maxItems', 'maxProperties'] as const;
const FLAGS = ['exclusiveMinimum', 'exclusiveMaximum', 'uniqueItems'] as const;

/** Every keyword that limits a value and can be compared. */
export const LIMITS: readonly string[] = [...LEAST, ...MOST, ...FLAGS, 'multipleOf'];

/** The limits that became narrower and wider, by keyword; `valueOf` reads one of them. */
export function limitDifference(
  old: (key: string) => unknown,
  now: (key: string) => unknown,
): { readonly narrower: readonly string[]; readonly wider: readonly string[] } {
  const narrower: string[] = [];
  const wider: string[] = [];
  const compare = (key: string, difference: number): void => {
    if (difference > 0) narrower.push(key);
    else if (difference < 0) wider.push(key);
  };
  const number = (value: unknown, absent: number): number => (typeof value === 'number' ? value : absent);
  for (const key of LEAST)
    compare(key, order(number(now(key), Number.NEGATIVE_INFINITY), number(old(key), Number.NEGATIVE_INFINITY)));
  for (const key of MOST)
    compare(key, order(number(old(key), Number.POSITIVE_INFINITY), number(now(key), Number.POSITIVE_INFINITY)));
  for (const key of FLAGS) compare(key, Number(now(key) === true) - Number(old(key) === true));
  const [before, after] = [number(old('multipleOf'), 0), number(now('multipleOf'), 0)];
  // Multiples of 10 are multiples of 5 too; of 4 and 6 neither are all those of the other.
  if (before !== after) compare('multipleOf', before !== 0 && (after === 0 || before % after === 0) ? -1 : 1);
  return { narrower, wider };
}

/** Infinities compare as numbers do, but must not be subtracted from each other. */
const order = (a: number, b: number): number => (a > b ? 1 : a < b ? -1 : 0);

import { UserError } from '../engine/user-error.js';
import type { Json } from '../generator/merge-patch.js';

/** More levels than any document written by people or tools has. */
const MAX_DEPTH = 200;
/** A document of 16 MB has about a million values. */
const MAX_VALUES = 2_000_000;

/** The refusal of a document with more levels than can be read. */
export const tooDeep = (name: string): UserError => tooComplex(name, `is nested more than ${MAX_DEPTH} levels deep`);

const tooComplex = (name: string, what: string): UserError =>
  new UserError(
    'too-complex',
    `${name} ${what}.`,
    'Write the repeated parts as schemas with "$ref", or import a part of the document.',
  );

/**
 * A copy of a parsed value that is JSON and nothing else: aliases of YAML become copies, dates and other objects texts. A value
 * that grows without end by its aliases is refused while it grows.
 * @param name the document, for messages
 * @throws UserError `too-complex`
 */
export function plainValue(value: unknown, name: string): Json {
  let left = MAX_VALUES;
  const copy = (part: unknown, depth: number): Json => {
    if (--left < 0) throw tooComplex(name, 'grows to millions of values when its aliases are replaced');
    if (depth > MAX_DEPTH) throw tooDeep(name);
    if (part === null || typeof part === 'string' || typeof part === 'boolean') return part;
    if (typeof part === 'number') return Number.isFinite(part) ? part : String(part);
    if (Array.isArray(part)) return part.map((item) => copy(item, depth + 1));
    if (typeof part !== 'object') return part === undefined ? null : String(part);
    if (part instanceof Date) return part.toISOString();
    return Object.fromEntries(Object.entries(part).map(([key, member]) => [key, copy(member, depth + 1)]));
  };
  return copy(value, 0);
}

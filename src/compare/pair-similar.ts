import { editDistance } from '../document/edit-distance.js';

/** More combinations than this are not tried: files with so many differences have no renames anyone could follow. */
const MOST_COMBINATIONS = 40_000;

/** Names longer than this are compared by their beginning. */
const NAME_LENGTH = 100;

/**
 * Pairs what is gone with what is new by similarity, the most similar first, each at most once; equal scores keep the order
 * of the lists, so that the same input gives the same pairs.
 * @param score from 0 to 1; pairs below `least` are none
 */
export function pairSimilar<T>(
  gone: readonly T[],
  fresh: readonly T[],
  score: (old: T, now: T) => number,
  least: number,
): readonly (readonly [old: T, now: T])[] {
  if (gone.length * fresh.length > MOST_COMBINATIONS) return [];
  const candidates = gone
    .flatMap((old) => fresh.map((now) => ({ old, now, score: score(old, now) })))
    .filter((candidate) => candidate.score >= least)
    .sort((a, b) => b.score - a.score);
  const used = new Set<T>();
  const pairs: [T, T][] = [];
  for (const { old, now } of candidates) {
    if (used.has(old) || used.has(now)) continue;
    used.add(old).add(now);
    pairs.push([old, now]);
  }
  return pairs;
}

/** How alike two names are, from 0 to 1; case, blanks, dashes and underscores aside they may be equal. */
export function nameLikeness(a: string, b: string): number {
  const [left, right] = [plainName(a), plainName(b)];
  const longest = Math.max(left.length, right.length);
  if (longest === 0) return 0;
  return left === right ? 1 : 1 - editDistance(left, right) / longest;
}

const plainName = (name: string): string =>
  name
    .slice(0, NAME_LENGTH)
    .toLowerCase()
    .replace(/[\s_-]/g, '');

/** The share of the elements of two lists that both have, from 0 to 1; 0 for two empty lists. */
export function overlap(a: readonly string[], b: readonly string[]): number {
  const [left, right] = [new Set(a), new Set(b)];
  const all = new Set([...left, ...right]);
  if (all.size === 0) return 0;
  return [...left].filter((each) => right.has(each)).length / all.size;
}

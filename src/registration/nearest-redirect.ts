import { distanceOf } from '../connector/spelling.js';
import { redirectName } from '../facts/redirects.js';
import { type Difference, differenceOf } from './difference.js';
import type { RedirectEntry } from './redirect-list.js';

/** An entry of a record that is like a redirect URL that is wanted. */
export interface Near {
  readonly entry: RedirectEntry;
  readonly difference: Difference;
}

/** More entries are not compared letter by letter. */
const MOST_COMPARED = 50;
/** So many letters apart a text is a slip of another one. */
const SLIP = 3;
/** Less in common is another host, of which every character differs. */
const LEAST_COMMON = 40;

/**
 * The entry that a redirect URL was most likely meant by: the one with the fewest letters that differ, or else with the
 * longest beginning in common; undefined when none is like it.
 */
export function nearestTo(url: string, entries: readonly RedirectEntry[]): Near | undefined {
  const compared = entries.slice(0, MOST_COMPARED).flatMap((entry) => {
    const difference = differenceOf(entry.meant, url);
    return difference ? [{ entry, difference, distance: distanceOf(entry.meant, url, SLIP) }] : [];
  });
  const [slip] = compared.filter(({ distance }) => distance <= SLIP).sort((a, b) => a.distance - b.distance);
  if (slip) return slip;
  // The URL of one connector and the one that all share are different things, not slips of each other.
  const [first] = compared
    .filter(({ entry }) => (redirectName(entry.meant) === undefined) === (redirectName(url) === undefined))
    .sort((a, b) => b.difference.from - a.difference.from);
  return first && first.difference.from >= LEAST_COMMON ? first : undefined;
}

/** In what one text differs from another. */
export interface Difference {
  /** The first character of the text that is another one. */
  readonly from: number;
  readonly words: string;
}

/** Longer stretches are not a slip of the hand. */
const LONGEST = 8;
const QUOTED = /^[!-~]{1,8}$/;

/**
 * Where a text differs from the one that is wanted, in words with the number of the character; undefined when both are equal.
 * Characters that look like others, or like nothing, are named by their code.
 */
export function differenceOf(found: string, wanted: string): Difference | undefined {
  if (found === wanted) return undefined;
  const shorter = Math.min(found.length, wanted.length);
  let from = 0;
  while (from < shorter && found[from] === wanted[from]) from++;
  let behind = 0;
  while (behind < shorter - from && found.at(-1 - behind) === wanted.at(-1 - behind)) behind++;
  const there = found.slice(from, found.length - behind);
  const here = wanted.slice(from, wanted.length - behind);
  return { from, words: `character ${from + 1} differs: ${wordsFor(there, here)}` };
}

function wordsFor(there: string, here: string): string {
  if (there === '')
    return here.length > LONGEST ? `${named(here[0])} and what follows is missing` : `${named(here)} is missing`;
  if (here === '')
    return there.length > LONGEST ? `${named(there[0])} and what follows is too much` : `${named(there)} is too much`;
  const isShort = Math.max(there.length, here.length) <= LONGEST;
  return isShort ? `${named(there)} in place of ${named(here)}` : `${named(there[0])} in place of ${named(here[0])}`;
}

function named(text = ''): string {
  if (text === ' ') return 'a blank';
  if (QUOTED.test(text)) return `"${text}"`;
  const codes = [...text].map((one) => `U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`);
  return codes.join(' ');
}

/** Words of a table in English texts and names. Made of labels that nobody vouches for, so everything unusual is left out. */
export interface TableWords {
  /** `incident` */
  readonly singular: string;
  readonly plural: string;
  /** `Incident`, for operation ids and definitions. */
  readonly typeName: string;
  readonly pluralName: string;
}

/** A label inside a sentence: `Change Request` is `change request`, `CI Class` stays as it is where it is an abbreviation. */
export function inSentence(label: string): string {
  return label
    .replace(/[^\p{L}\p{N} ()'-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .split(' ')
    .map((word) => (/^\p{Lu}\p{Ll}+$/u.test(word) ? word.toLowerCase() : word))
    .join(' ');
}

/** `an incident`, `a user`. */
export const withArticle = (noun: string): string =>
  `${/^(?:[aeio]|u(?!ser|ni|s[aei]|\b))/i.test(noun) ? 'an' : 'a'} ${noun}`;

/** The first letter as a capital. */
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

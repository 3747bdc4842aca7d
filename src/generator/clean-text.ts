/**
 * Characters that are no part of a line of text: controls, lone surrogates, line ends, and overrides of the direction, which
 * let a text look like another one.
 */
const ACTING = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu;

/** True for a text that is one plain line. */
export const isPlainLine = (text: string): boolean => text.search(ACTING) < 0;

/** A text of an instance as one line that can be shown, of at most 80 characters; empty for what is no text. */
export const cleanText = (value: unknown): string => plainLine(value, 80);

/** A text from elsewhere as one plain line; empty for what is no text. */
export const plainLine = (value: unknown, longest: number): string =>
  typeof value === 'string'
    ? value
        .replace(ACTING, ' ')
        .replace(/\s+/g, ' ')
        .trim()
        .slice(0, longest)
        .replace(/[\ud800-\udbff]$/, '')
        .trim()
    : '';

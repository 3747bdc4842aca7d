/** What a text still holds of the template it was made from. */
export interface Leftover {
  readonly from: number;
  readonly to: number;
}

/** Cheap tests first: most of the many texts of a definition hold none of these. */
const MARKS = ['<', '[[', 'TODO', 'TBD', 'FIXME', 'orem ipsum', '_HERE', '{ ', 'YOUR_', 'Your Organi', 'Your Company'];

const PATTERNS: readonly RegExp[] = [
  /<{1,2}\s*(?:enter|insert|replace|please|add your|provide your|put your|fill in)\b[^<>]{0,120}>{1,2}/i,
  /\[\[\s*(?:enter|insert|replace|please|add your|provide your|put your|fill in)\b[^[\]]{0,120}\]\]/i,
  /^\s*(?:<{1,2}[^<>]{2,80}>{1,2}|\[\[[^[\]]{1,80}\]\]|\{{1,2} [^{}]{2,80}\}{1,2})\s*$/,
  /^\s*(?:\[?YOUR_[A-Z_]{1,60}\]?|Your (?:Organi[sz]ation|Company)(?: Name)?)\s*$/,
  /\b(?:TODO|FIXME)\s*:|^\s*(?:TODO|TBD|FIXME)\b/,
  /\blorem ipsum dolor\b/i,
  /\bYOUR_[A-Z_]{1,60}_HERE\b/,
];

/** False when no text of a document can hold a leftover: one look for all of them. */
export const mayHoldLeftovers = (text: string): boolean => MARKS.some((mark) => text.includes(mark));

/** The first leftover of a template in a text for people. */
export function leftoverIn(text: string): Leftover | undefined {
  if (!mayHoldLeftovers(text)) return undefined;
  for (const pattern of PATTERNS) {
    const match = pattern.exec(text);
    if (match) return { from: match.index, to: match.index + match[0].length };
  }
  return undefined;
}

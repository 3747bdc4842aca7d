import { wordsOf } from '../connector/operation-names.js';
import { SUMMARY_MAX } from '../facts/certification.js';
import { plainLine } from '../generator/clean-text.js';
import type { Json } from '../generator/merge-patch.js';

/** The longest description that is taken over; published ones are far shorter. */
const LONGEST = 1000;

/** Words that are written in capitals in labels and summaries. */
export const CAPITALS: ReadonlySet<string> = new Set([
  'id',
  'url',
  'uri',
  'ci',
  'sla',
  'api',
  'ip',
  'html',
  'json',
  'xml',
  'pdf',
]);

/** The words of a name in lower case; `sysparm_` only says that ServiceNow itself reads the parameter. */
const wordsOfName = (name: string): readonly string[] =>
  wordsOf(name.replace(/^sysparm_(?=.)/, '').replace(/\[(\w*)\]/g, ' $1')).map((word) => word.toLowerCase());

/** A name as a label in title case: `sys_id` is `Sys ID`. */
export function labelOf(name: string): string {
  const words = wordsOfName(name).map((word) => (CAPITALS.has(word) ? word.toUpperCase() : capital(word)));
  return words.join(' ').slice(0, SUMMARY_MAX).trim() || 'Value';
}

const INLINE = /<\/?(?:a|abbr|b|big|code|em|i|img|kbd|s|small|span|strong|sub|sup|tt|u)(?:\s[^<>]*)?\/?>/gi;
const BLOCK =
  /<\/?(?:blockquote|br|dd|div|dl|dt|h[1-6]|hr|li|ol|p|pre|table|tbody|td|th|thead|tr|ul)(?:\s[^<>]*)?\/?>/gi;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  gt: '>',
  lt: '<',
  nbsp: ' ',
  quot: '"',
  '#39': "'",
};

/** A text without the elements of HTML, which the designer shows as they are written. */
function withoutMarkup(value: Json | undefined): Json | undefined {
  if (typeof value !== 'string' || !/<[a-z/]/i.test(value)) return value;
  const text = value.replace(INLINE, '').replace(BLOCK, ' ');
  return text === value
    ? value
    : text.replace(/&(amp|apos|gt|lt|nbsp|quot|#39);/g, (_, name: string) => ENTITIES[name] ?? '');
}

/** A text of at most {@link LONGEST} characters, up to the end of a sentence or of a word where it is longer. */
function cut(line: string): string {
  if (line.length <= LONGEST) return line;
  const part = line.slice(0, LONGEST);
  const end = Math.max(part.lastIndexOf('. '), part.lastIndexOf('! '), part.lastIndexOf('? '));
  return end > LONGEST / 2 ? part.slice(0, end + 1) : part.replace(/\s+\S*$/, '');
}

/** A text of a document as a full sentence; undefined where there is none. */
export function sentence(value: Json | undefined): string | undefined {
  const line = cut(plainLine(withoutMarkup(value), LONGEST + 1));
  if (!/[\p{L}\p{N}]/u.test(line)) return undefined;
  return /[.!?]["'\u201d\u2019]?$/.test(line) ? line : `${line.replace(/[\s,;:-]{1,20}$/, '')}.`;
}

/** A text as the name of an operation: short, without what reviewers refuse; undefined where nothing is left. */
export function summaryOf(value: Json | undefined): string | undefined {
  const line = plainLine(withoutMarkup(value), LONGEST)
    .replace(/\s*[/\\]\s*/g, ' or ')
    .replace(/\s*&\s*/g, ' and ')
    .replace(/[<>*%?"`]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const short = line.length <= SUMMARY_MAX ? line : line.slice(0, SUMMARY_MAX + 1).replace(/\s+\S*$/, '');
  const end = short.slice(0, SUMMARY_MAX).replace(/[^\p{L}\p{N})]{1,80}$/u, '');
  return end === '' ? undefined : end;
}

/** True when two texts differ in capitals and final stop at most: then one of them says nothing. */
export const isSameText = (a: string, b: string): boolean => plain(a) === plain(b);

const plain = (text: string): string => text.trim().toLowerCase().replace(/\.$/, '');

/** A text that says more than names do; undefined for one that only repeats one of them, which helps nobody. */
export const saying = (text: string | undefined, ...names: readonly string[]): string | undefined =>
  text !== undefined && names.some((name) => lettersOf(text) === lettersOf(name)) ? undefined : text;

const lettersOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/^(?:the|an?) /, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');

export const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

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
export const wordsOfName = (name: string): readonly string[] =>
  wordsOf(name.replace(/^sysparm_(?=.)/, '').replace(/\[(\w*)\]/g, ' $1')).map((word) => word.toLowerCase());

/** A name as a label in title case: `sys_id` is `Sys ID`. */
export function labelOf(name: string): string {
  const words = wordsOfName(name).map((word) => (CAPITALS.has(word) ? word.toUpperCase() : capital(word)));
  return words.join(' ').slice(0, SUMMARY_MAX).trim() || 'Value';
}

/** A text of a document as a full sentence; undefined where there is none. */
export function sentence(value: Json | undefined): string | undefined {
  const line = plainLine(value, LONGEST);
  if (!/[\p{L}\p{N}]/u.test(line)) return undefined;
  return /[.!?]["'\u201d\u2019]?$/.test(line) ? line : `${line.replace(/[\s,;:-]{1,20}$/, '')}.`;
}

/** A text as the name of an operation: short, without what reviewers refuse; undefined where nothing is left. */
export function summaryOf(value: Json | undefined): string | undefined {
  const line = plainLine(value, LONGEST)
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

/** A text that says more than a name does; undefined for one that only repeats it, which helps nobody. */
export const saying = (text: string | undefined, name: string): string | undefined =>
  text !== undefined && lettersOf(text) === lettersOf(name) ? undefined : text;

const lettersOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/^(?:the|an?) /, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');

export const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

import { summaryFor } from '../connector/operation-names.js';
import { SUMMARY_MAX } from '../facts/certification.js';
import { capitalised, withArticle } from '../generator/words.js';
import { isPlural, plural } from './plurals.js';
import { CAPITALS } from './texts.js';
import { isVerb, PARTICLE, VERBS } from './verbs.js';

/** Words before a noun that take no article beside them. */
const DETERMINER = /^(?:an?|all|any|each|every|many|multiple|my|our|several|some|the|your)$/i;

/** Verbs that are as often things. */
const AMBIGUOUS =
  /^(?:check|checkout|copy|count|export|import|link|lock|order|post|query|report|request|schedule|search|share|star|tag|test|transfer|trigger|view)$/i;

/** Words that a noun ends before. */
const JOINING = /^(?:and|as|at|by|for|from|in|into|of|on|per|to|via|with|without)$/;

/** The name of an operation in words: `GetCatalogItem` is `Get a catalog item`, `CatalogItems_List` `List catalog items`. */
export function summaryForName(id: string): string {
  const [first = '', ...others] = verbFirst(summaryFor(id).split(' '));
  const isPhrase = PARTICLE.test(others[0] ?? '');
  const verb = isPhrase ? `${first} ${others[0]}` : first;
  const rest = isPhrase ? others.slice(1) : others;
  if (rest.length === 0) return verb;
  const noun = rest.map((word) => (CAPITALS.has(word) ? word.toUpperCase() : word)).join(' ');
  return shortened(`${verb} ${takesArticle(first, rest) ? withArticle(noun) : noun}`);
}

/** An article stands after a verb that is surely one, before what is surely one thing. */
function takesArticle(verb: string, [next = '', ...more]: readonly string[]): boolean {
  const rest = [next, ...more];
  const head = rest[rest.findIndex((word) => JOINING.test(word)) - 1] ?? rest.at(-1) ?? '';
  return isVerb(verb) && verb !== 'List' && !isPlural(head) && !DETERMINER.test(next);
}

/** `Orders list` and `Order get history` as people say it; words without a verb that is surely one stay as they stand. */
function verbFirst(words: readonly string[]): readonly string[] {
  const [first = ''] = words;
  const place = words.findIndex((word, index) => index > 0 && isTurned(word, index === words.length - 1));
  const isSure = isVerb(first) && !(AMBIGUOUS.test(first) && place === words.length - 1);
  if (isSure || place < 0 || words.slice(0, place).some((word) => JOINING.test(word))) return words.map(plain);
  const [verb = '', thing = ''] = [words[place], words[place - 1]];
  const isOfAll = verb === 'list' && place === words.length - 1;
  const noun = [...words.slice(0, place - 1), isOfAll ? plural(thing) : thing].map(plain);
  const [start = '', ...end] = noun;
  const begins = /^[A-Z][a-z]/.test(start) ? start.toLowerCase() : start;
  return [capitalised(verb), begins, ...end, ...words.slice(place + 1).map(plain)];
}

/** A verb that is never a thing may stand anywhere; at the end any does. */
const isTurned = (word: string, isLast: boolean): boolean =>
  VERBS.has(word) || (isLast && isVerb(word) && !AMBIGUOUS.test(word));

const plain = (word: string, index: number): string => (index > 0 && word === 'A' ? 'a' : word);

const shortened = (text: string): string =>
  text.length <= SUMMARY_MAX ? text : text.slice(0, SUMMARY_MAX + 1).replace(/ \S*$/, '');

import { detached } from '../document/detached.js';
import { skipBlanks, skipString } from '../document/locate.js';
import { isSecretName, isSecretPlaceholder } from '../exchange/secret-names.js';
import { decoded, part, unescaped, type View } from './decoded-view.js';
import { type Add, inlineSecrets, isSuspicious, MAX_DEPTH } from './inline-secrets.js';

/** Members whose value is the secret when the object around them is about one. */
const VALUE_KEYS = new Set([
  'value',
  'display_value',
  'default',
  'defaultvalue',
  'example',
  'examples',
  'enum',
  'x-example',
  'const',
]);
/** Members whose value is the name of what another member of the object holds. */
const NAME_KEYS = new Set(['name', 'key', 'propertyname', 'header', 'headername', 'parametername']);

/** Members whose value describes the same thing as the object around them. */
const PART_KEYS = new Set(['uidefinition', 'constraints', 'schema', 'items']);

/** What the name of a member says about its value. */
export type Meaning = 'secret' | 'value' | 'name' | 'part' | 'none';
/** How policies spell the parameters of their templates. */
const PARAMETER = 'x-ms-apimtemplateparameter.';

export function meaningOf(key: string): Meaning {
  const lower = key.slice(0, 60).toLowerCase();
  const short = lower.startsWith(PARAMETER) ? lower.slice(PARAMETER.length) : lower;
  if (VALUE_KEYS.has(short)) return 'value';
  if (NAME_KEYS.has(short)) return 'name';
  if (PART_KEYS.has(short)) return 'part';
  return isSecretName(key) ? 'secret' : 'none';
}

const meanings = new Map<string, Meaning>();

function knownMeaningOf(key: string): Meaning {
  let meaning = meanings.get(key);
  if (meaning === undefined) {
    meaning = meaningOf(key);
    if (meanings.size < 10_000) meanings.set(detached(key), meaning);
  }
  return meaning;
}

/** An object or array that is being read. */
interface Level {
  readonly isArray: boolean;
  /** What the name of the member being read says. */
  meaning: Meaning;
  /** True when strings standing directly here are secrets: an array under the name of a secret. */
  readonly all: boolean;
  /** True when the values under {@link VALUE_KEYS} are secrets. */
  values: boolean;
  /** Starts and ends of values that become secrets when a name turns up. */
  waiting: number[] | undefined;
  /** For an array under one of {@link VALUE_KEYS}: the object it belongs to. */
  readonly owner: Level | undefined;
  /** True for an object that describes the same thing as the object around it. */
  readonly isPart: boolean;
}

const level = (isArray: boolean, all: boolean, values: boolean, owner?: Level, isPart = false): Level => ({
  isArray,
  meaning: 'none',
  all,
  values,
  waiting: undefined,
  owner,
  isPart,
});

/** Shorter keys hold no address with a secret in it. */
const LONG_KEY = 16;

/**
 * Reads strings with their keys, also in a piece of JSON and in JSON that is broken.
 * @returns false when something stood where JSON has nothing, so that keys may have been taken for values
 */
export function jsonSecrets(view: View, depth: number, add: Add): boolean {
  const { text } = view;
  const levels: Level[] = [];
  let top = level(false, false, false);
  let isFine = true;
  let newline = -1;
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code <= 0x20) {
      at++;
      continue;
    }
    if (code === 0x22) {
      if (newline < at) newline = indexOrEnd(text, '\n', at);
      const end = Math.min(skipString(text, at) - 1, newline);
      isFine &&= text.charCodeAt(end) === 0x22;
      const next = skipBlanks(text, end + 1);
      const isKey = text.charCodeAt(next) === 0x3a && !top.isArray;
      if (isKey) {
        top.meaning = knownMeaningOf(decoded(text, at + 1, end));
        if (end - at > LONG_KEY) inside(view, at + 1, end, depth, add);
      } else {
        value(view, at + 1, end, top, depth, add);
        isFine &&= next >= text.length || isAfterValue(text.charCodeAt(next));
      }
      at = isKey ? next + 1 : end + 1;
      continue;
    }
    if (code === 0x7b || code === 0x5b) {
      const isValue = top.meaning === 'value';
      const isPart = code === 0x7b && !top.isArray && top.meaning === 'part';
      const about = top.isArray ? top.all : top.meaning === 'secret' || (top.values && (isValue || isPart));
      levels.push(top);
      top =
        code === 0x7b
          ? level(false, false, about, undefined, isPart)
          : level(true, about, about, isValue ? top : undefined);
    } else if (code === 0x7d || code === 0x5d) {
      const outer = levels.pop();
      isFine &&= outer !== undefined;
      if (outer) {
        // The name that makes them secrets may come later, beside the part that they stand in.
        if (top.isPart && top.waiting) outer.waiting = [...(outer.waiting ?? []), ...top.waiting];
        top = outer;
      }
      top.meaning = 'none';
    } else if (code === 0x2c) {
      top.meaning = 'none';
    } else {
      const end = wordEnd(text, at);
      if (/^-?\d/.test(text.slice(at, Math.min(end, at + 2)))) value(view, at, end, top, depth, add);
      else isFine &&= /^(?:true|false|null)$/.test(text.slice(at, Math.min(end, at + 6)));
      at = Math.max(end, at + 1);
      continue;
    }
    at++;
  }
  return isFine;
}

function value(view: View, start: number, end: number, at: Level, depth: number, add: Add): void {
  const { text } = view;
  const isValue = at.isArray ? at.owner !== undefined : at.meaning === 'value';
  if (at.isArray ? at.all || at.owner?.values : at.meaning === 'secret' || (at.values && isValue)) {
    addValue(view, start, end, add);
    return;
  }
  if (isValue) {
    const object = at.owner ?? at;
    object.waiting ??= [];
    object.waiting.push(start, end);
  }
  if (at.meaning === 'name' && isSecretName(decoded(text, start, end))) {
    at.values = true;
    const { waiting = [] } = at;
    for (let index = 0; index < waiting.length; index += 2)
      addValue(view, waiting[index] as number, waiting[index + 1] as number, add);
  }
  if (end - start >= 8) inside(view, start, end, depth, add);
}

/** Looks into a string: a template, an address, JSON in JSON. */
function inside(view: View, start: number, end: number, depth: number, add: Add): void {
  if (depth >= MAX_DEPTH) return;
  const raw = view.text.slice(start, end);
  if (!isSuspicious(raw)) return;
  const inner = raw.includes('\\') ? unescaped(view, start, end) : part(view, start, raw);
  inlineSecrets(inner, depth + 1, false, add);
  if (inner.text.includes('"')) jsonSecrets(inner, depth + 1, add);
}

function addValue(view: View, start: number, end: number, add: Add): void {
  if (!isSecretPlaceholder(decoded(view.text, start, end))) add(view, start, end);
}

const isAfterValue = (code: number): boolean => code === 0x2c || code === 0x7d || code === 0x5d;

/** End of a number or name: before white space and the signs of JSON. */
function wordEnd(text: string, start: number): number {
  for (let at = start; at < text.length; at++) {
    if (text.charCodeAt(at) <= 0x20 || '"{}[],:'.includes(text[at] as string)) return at;
  }
  return text.length;
}

function indexOrEnd(text: string, part: string, start: number): number {
  const index = text.indexOf(part, start);
  return index < 0 ? text.length : index;
}

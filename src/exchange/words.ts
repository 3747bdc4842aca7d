import { editDistance } from '../document/edit-distance.js';

/** The words of a text in small letters, with where they stand. */
export interface Words {
  readonly list: readonly string[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Longer words are ids, keys or noise: they keep their place and match nothing. */
const LONGEST_WORD = 64;

/** Splits a text into words of letters and digits; an apostrophe inside a word is not written. */
export function wordsOf(text: string): Words {
  const list: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const small = text.toLowerCase();
  // A few letters of other scripts change their length in small letters; their places are then a little off.
  const { length } = small;
  for (let at = 0; at < length; ) {
    if (!isWordUnit(small.charCodeAt(at))) {
      at++;
      continue;
    }
    const start = at;
    let apostrophes = 0;
    for (; at < length; at++) {
      const code = small.charCodeAt(at);
      if (isWordUnit(code)) continue;
      if (!isApostrophe(code) || at + 1 >= length || !isWordUnit(small.charCodeAt(at + 1))) break;
      apostrophes++;
    }
    const word = small.slice(start, at);
    list.push(word.length > LONGEST_WORD ? '' : apostrophes > 0 ? word.replace(APOSTROPHES, '') : word);
    starts.push(start);
    ends.push(at);
  }
  return { list, starts, ends };
}

const APOSTROPHES = /['\u2019\u2018`\u00b4]/g;
const isApostrophe = (code: number): boolean =>
  code === 0x27 || code === 0x60 || code === 0x2019 || code === 0x2018 || code === 0xb4;

const isWordUnit = (code: number): boolean =>
  code < 0x80
    ? (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a)
    : code < 0xd800 && otherLetters.has(code);

/** Letters and digits beyond ASCII; each is asked for once. */
const otherLetters = {
  known: new Map<number, boolean>(),
  has(code: number): boolean {
    const before = this.known.get(code);
    if (before !== undefined) return before;
    const is = /[\p{L}\p{N}]/u.test(String.fromCharCode(code));
    this.known.set(code, is);
    return is;
  },
};

/** How many slips of the pen a word may have and still be meant. */
const slipsAllowed = (length: number): number =>
  length < 3 ? 0 : length < 6 ? 1 : length < 12 ? 2 : length < 18 ? 3 : Math.floor(length / 8) + 2;

/** What a slip takes from the likeness of a word, in parts of its length. */
const COST = 0.5;

const hasDigit = (word: string): boolean => /\d/.test(word);
const digitsOf = (word: string): string => word.replace(/\D+/g, '');

/** How alike two words are, 0 to 1. Digits are never a slip: AADSTS50011 is not AADSTS500011. */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  if ((hasDigit(a) || hasDigit(b)) && digitsOf(a) !== digitsOf(b)) return 0;
  return likenessOfLetters(a, b);
}

function likenessOfLetters(a: string, b: string): number {
  const limit = slipsAllowed(b.length);
  if (limit === 0 || Math.abs(a.length - b.length) > limit) return 0;
  const distance = editDistance(a, b, limit + 1);
  return distance > limit ? 0 : 1 - (COST * distance) / Math.max(a.length, b.length);
}

/** The letters that occur in a word, as bits: words that are alike differ in few. */
function lettersOf(word: string): number {
  let bits = 0;
  for (let index = 0; index < word.length; index++) bits |= 1 << (word.charCodeAt(index) & 31);
  return bits;
}

function countBits(bits: number): number {
  let rest = bits - ((bits >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return (((rest + (rest >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** A word of a catalogue that another may stand for. */
export interface Meant {
  /** Its number. */
  readonly id: number;
  readonly likeness: number;
}

interface Entry {
  readonly word: string;
  readonly bits: number;
  readonly id: number;
}

const NONE: readonly Meant[] = [];
/** A slip makes another word of the catalogue of a short word. */
const SHORT = 5;
/** More different words than this are not looked up with their slips. */
const MOST_LOOKUPS = 6000;

/** The words of a catalogue by number, found by words with slips of the pen. */
export class Dictionary {
  private readonly byLength = new Map<number, Entry[]>();
  private readonly ids = new Map<string, number>();
  private readonly byDigits = new Map<string, Entry[]>();
  private cache = new Map<string, readonly Meant[]>();
  private lookups = 0;

  /** The number of a word, which it gets if it is new. */
  add(word: string): number {
    const before = this.ids.get(word);
    if (before !== undefined) return before;
    const id = this.ids.size;
    this.ids.set(word, id);
    const entry = { word, bits: lettersOf(word), id };
    if (hasDigit(word)) push(this.byDigits, digitsOf(word), entry);
    else push(this.byLength, word.length, entry);
    return id;
  }

  has(word: string): boolean {
    return this.ids.has(word);
  }

  /** A new text begins: what it may look up is counted anew. */
  begin(): void {
    this.lookups = 0;
    this.cache = new Map();
  }

  /** The words of the catalogue that a word may stand for, itself first. */
  near(word: string): readonly Meant[] {
    const before = this.cache.get(word);
    if (before) return before;
    const id = this.ids.get(word);
    const others =
      (id === undefined || word.length <= SHORT) && this.lookups < MOST_LOOKUPS ? this.nearWith(word) : NONE;
    const found = id === undefined ? others : [{ id, likeness: 1 }, ...others.filter((other) => other.id !== id)];
    this.cache.set(word, found);
    return found;
  }

  private nearWith(word: string): readonly Meant[] {
    if (word.length < 2) return NONE;
    if (hasDigit(word)) return this.nearWithDigits(word);
    this.lookups++;
    const bits = lettersOf(word);
    const most = slipsAllowed(word.length) + 1;
    const found: Meant[] = [];
    for (let length = word.length - most; length <= word.length + most; length++) {
      const slips = slipsAllowed(length);
      if (Math.abs(length - word.length) > slips) continue;
      for (const entry of this.byLength.get(length) ?? []) {
        if (countBits(bits ^ entry.bits) > 2 * slips) continue;
        const like = likenessOfLetters(word, entry.word);
        if (like > 0) found.push({ id: entry.id, likeness: like });
      }
    }
    return found;
  }

  private nearWithDigits(word: string): readonly Meant[] {
    const found = (this.byDigits.get(digitsOf(word)) ?? [])
      .map((entry) => ({ id: entry.id, likeness: likenessOfLetters(word, entry.word) }))
      .filter(({ likeness: like }) => like > 0);
    if (found.length > 0) return found;
    // A code of Entra that is not in the catalogue is a code of Entra all the same.
    const general = this.ids.get('aadsts');
    return general !== undefined && /^aadsts\d{4,8}$/.test(word) ? [{ id: general, likeness: 1 }] : NONE;
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

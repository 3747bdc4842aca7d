import { isObject, plainText, quoted } from '../connector/json-types.js';
import { nearest } from '../engine/suggest.js';
import { UserError } from '../engine/user-error.js';
import { isPlainLine } from './clean-text.js';

// The reading of single values of a specification. Each throws `bad-spec` for what it does not take; what is not given is
// `undefined`, and null is a value like any other.

/** An address on the internet. */
export const HTTPS = /^https:\/\/[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?::\d{1,5})?(?:[/?#][\x21-\x7e]*)?$/;

export type Given = Readonly<Record<string, unknown>>;

export function objectOf(value: unknown, name: string): Given {
  if (!isObject(value)) throw bad(name, quoted(value), 'a JSON object', HINT);
  return value;
}

/** Refuses keys that mean nothing: a misspelt one would vanish in silence. */
export function onlyKnown(given: Given, known: readonly string[], name: string): void {
  for (const key of Object.keys(given))
    if (!known.includes(key))
      throw bad(
        name,
        `the key ${quoted(key)}`,
        `one of ${known.filter((one) => one !== 'generated').join(', ')}`,
        didYouMean(key, known),
      );
}

export function flag(given: Given, key: string, otherwise: boolean): boolean {
  const { [key]: value = otherwise } = given;
  if (typeof value !== 'boolean') throw bad(key, quoted(value), 'true or false', HINT);
  return value;
}

export function oneOf<T extends string>(given: Given, key: string, values: readonly T[], otherwise: T): T {
  const { [key]: value = otherwise } = given;
  const found = values.find((one) => one === value);
  if (found === undefined)
    throw bad(key, quoted(value), `one of ${values.join(', ')}`, didYouMean(plainText(value), values));
  return found;
}

/** A choice from a list of words. */
export function listOf<T extends string>(
  given: Given,
  key: string,
  values: readonly T[],
  otherwise: readonly T[],
): readonly T[] {
  const { [key]: value = otherwise } = given;
  const list = strings(value, key);
  for (const word of list)
    if (!values.includes(word as T))
      throw bad(key, quoted(word), `one of ${values.join(', ')}`, didYouMean(word, values));
  // In the order of the documents, so that the order in which they were asked for changes nothing.
  return values.filter((word) => list.includes(word));
}

/** A list of lines, each once. */
export function strings(value: unknown, key: string): readonly string[] {
  if (!Array.isArray(value) || value.length > 1000) throw bad(key, quoted(value), 'a list of texts', HINT);
  return [...new Set(value.map((item) => line(item, key, 200)))];
}

/**
 * A line of a certain form.
 * @param key its name, for messages
 * @param expected the form in words
 */
export function text(value: unknown, key: string, form: RegExp, expected: string): string {
  const given = line(value, key, 2000);
  if (!form.test(given)) throw bad(key, quoted(given), expected, HINT);
  return given;
}

/** A text of one line without control characters, blanks at its ends cut off. */
export function line(value: unknown, key: string, longest = 500): string {
  if (typeof value !== 'string') throw bad(key, quoted(value), 'a text', HINT);
  const trimmed = value.trim();
  if (trimmed === '') throw bad(key, 'empty', 'a text', HINT);
  if (!isPlainLine(trimmed)) throw bad(key, 'a text with control characters', 'a plain line of text', HINT);
  if (trimmed.length > longest) throw bad(key, `${trimmed.length} characters`, `at most ${longest}`, HINT);
  return trimmed;
}

export const HINT = 'Correct the option, or spec.json.';

export const didYouMean = (word: string, known: readonly string[]): string => {
  const found = nearest(word, known);
  return found === undefined ? HINT : `Did you mean "${found}"?`;
};

export const bad = (key: string, found: string, expected: string, hint: string): UserError =>
  new UserError('bad-spec', `"${key}" is ${found}; expected ${expected}.`, hint);

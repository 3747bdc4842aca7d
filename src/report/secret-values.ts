import { detached } from '../document/detached.js';
import type { Document } from '../document/document.js';
import { isSecretName, isSecretPlaceholder } from '../exchange/secret-names.js';
import { viewOf } from './decoded-view.js';
import { inlineSecrets, isSuspicious } from './inline-secrets.js';
import { jsonSecrets, type Meaning, meaningOf } from './json-secrets.js';

/**
 * True when no reading of the text of a document can find a secret. It looks at the values that are parsed already, which
 * costs a fifth of reading the text, and it knows the same meanings as `jsonSecrets`; a doubt counts as a secret.
 */
export const isFreeOfSecrets = (document: Document): boolean =>
  document.root !== undefined && !document.hasDuplicateKeys && !holdsSecret(document.value);

/** Values to look at; after each whether it belongs to the name of a secret. */
type Waiting = unknown[];

function holdsSecret(root: unknown): boolean {
  const waiting: Waiting = [];
  if (isDoubtful(root, false, waiting)) return true;
  while (waiting.length > 0) {
    const isAboutSecret = waiting.pop() as boolean;
    const value = waiting.pop();
    if (Array.isArray(value)) {
      for (const element of value) if (isDoubtful(element, isAboutSecret, waiting)) return true;
    } else if (isDoubtfulObject(value as Record<string, unknown>, isAboutSecret, waiting)) return true;
  }
  return false;
}

function isDoubtfulObject(object: Record<string, unknown>, isAboutSecret: boolean, waiting: Waiting): boolean {
  let isValueSecret = isAboutSecret;
  let hasValues = false;
  for (const key in object) {
    const value = object[key];
    const meaning = nameMeans(key);
    if (meaning === 'doubt') return true;
    if (meaning === 'value' || meaning === 'part') {
      hasValues = true;
      continue;
    }
    if (meaning === 'name' && typeof value === 'string' && isSecretName(value)) isValueSecret = true;
    if (isDoubtful(value, meaning === 'secret', waiting)) return true;
  }
  if (!hasValues) return false;
  for (const key in object) {
    const meaning = nameMeans(key);
    if ((meaning === 'value' || meaning === 'part') && isDoubtful(object[key], isValueSecret, waiting)) return true;
  }
  return false;
}

const names = new Map<string, Meaning | 'doubt'>();

/** What a name says about its value; a doubt where the name itself may hold a secret, as a path with a query does. */
function nameMeans(key: string): Meaning | 'doubt' {
  let known = names.get(key);
  if (known === undefined) {
    known = isDoubtfulText(key) ? 'doubt' : meaningOf(key);
    if (names.size < MOST_KNOWN) names.set(detached(key), known);
  }
  return known;
}

/** More names and texts than this are worked out again each time. */
const MOST_KNOWN = 50_000;

/** The shortest text with a secret in it: `pwd=x`. */
const SHORTEST = 5;

function isDoubtful(value: unknown, isSecret: boolean, waiting: Waiting): boolean {
  if (typeof value === 'string') return isSecret ? !isSecretPlaceholder(value) : isDoubtfulText(value);
  if (typeof value === 'number') return isSecret;
  if (typeof value === 'object' && value !== null) waiting.push(value, isSecret);
  return false;
}

/** Texts up to this length are the same few over and over, such as the names of types. */
const SHORT = 12;
const harmless = new Set<string>();

function isDoubtfulText(text: string): boolean {
  if (text.length < SHORTEST) return false;
  const isShort = text.length <= SHORT;
  if (isShort && harmless.has(text)) return false;
  if (!isSuspicious(text)) {
    if (isShort && harmless.size < MOST_KNOWN) harmless.add(text);
    return false;
  }
  let isFound = false;
  const add = (): void => {
    isFound = true;
  };
  const view = viewOf(text);
  inlineSecrets(view, 1, false, add);
  if (!isFound && text.includes('"')) jsonSecrets(view, 1, add);
  return isFound;
}

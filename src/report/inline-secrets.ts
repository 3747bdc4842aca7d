import { isKeyParameter, isSecretName, isSecretPlaceholder, looksRandom } from '../exchange/secret-names.js';
import { percentDecoded, type View } from './decoded-view.js';

/** Receives the stretch of a view that is a secret. */
export type Add = (view: View, start: number, end: number) => void;

/** Texts in texts in texts: a template in a string, a percent-encoded form in the template. */
export const MAX_DEPTH = 4;

const TOKENS =
  /(?<![\w-])(?:eyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?|gh[pousr]_\w{20,}|github_pat_\w{20,}|xox[a-z]-[\w-]{10,}|AKIA[A-Z0-9]{16}|AIza[\w-]{30,}|[\w.~-]{3}\dQ~[\w.~-]{30,40})/g;
const SCHEME = /\b(?:bearer|basic|apikey|token|sharedaccesssignature)\s{1,8}([^\s"',;&<>]{6,})/gi;
const USER_INFO = /:\/\/([^\s/?#@"<>\\]{1,200})@(?!\w+\()/g;
/** The same without a scheme before it, as a host is written. */
const BARE_USER_INFO = /(?<![\w.:/@-])(?!mailto:)[\w.-]{1,80}:([^\s:/?#@"<>\\]{6,200})@[\w-]+\.[\w-]/gi;
const PRIVATE_KEY = /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----([\s\S]*?)(?:-----END|$)/g;
/** What stands before, after or around a secret, and the beginnings of those that have a form of their own. */
const SIGN = /[=:"%@\\]|\b(?:bearer|basic|apikey|token)\s|eyJ|gh[pousr]_|github_pat|AKIA|AIza|xox|\dQ~|-----/i;
/** The words in the names of secrets, the forms of their own, and ways to write all these in other characters. */
const WORD =
  /secret|secert|sercet|pass|pasw|pwd|key|string|assertion|token|auth|cookie|credential|signature|bearer|basic|(?:code|sig|pin) {0,8}=|@|-----|eyJ|gh[pousr]_|github_pat|AKIA|AIza|xox|\dQ~|%[2-7]|\\[u\\]/i;

/** A quick look: a text that is not suspicious holds no secret that {@link inlineSecrets} or `jsonSecrets` knows. */
export const isSuspicious = (text: string): boolean => SIGN.test(text) && WORD.test(text);

/**
 * Finds secrets by what stands around them in a line of text: `name=value`, `name: value`, `Bearer …`, addresses with a
 * password, and tokens with a form of their own.
 * @param isProse true when a value ends at a blank, false when it goes on to the next `&`
 */
export function inlineSecrets(view: View, depth: number, isProse: boolean, add: Add): void {
  const { text } = view;
  const ampersand = nextOf(text, '&');
  // Each returns where it stopped reading, so that nothing is read twice.
  for (let at = text.indexOf('='); at >= 0; ) at = text.indexOf('=', assignment(view, at, isProse, ampersand, add));
  for (let at = text.indexOf(':'); at >= 0; ) at = text.indexOf(':', header(view, at, add));
  ownFormSecrets(view, add);
  for (const match of text.matchAll(SCHEME)) {
    const value = match[1] as string;
    const end = match.index + match[0].length;
    if (looksRandom(value) && !isSecretPlaceholder(value)) add(view, end - value.length, end);
  }
  for (const match of text.matchAll(USER_INFO)) {
    const user = match[1] as string;
    const start = match.index + 3;
    const password = user.indexOf(':') + 1;
    if (password === 0 && !looksRandom(user)) continue;
    if (!isSecretPlaceholder(user.slice(password))) add(view, start + password, start + user.length);
  }
  for (const match of text.matchAll(BARE_USER_INFO)) {
    const password = match[1] as string;
    const start = match.index + match[0].indexOf(':') + 1;
    if (looksRandom(password) && !isSecretPlaceholder(password)) add(view, start, start + password.length);
  }
  for (const match of text.matchAll(PRIVATE_KEY)) {
    const start = match.index + match[0].indexOf('-----', 5) + 5;
    add(view, start, start + (match[1] as string).length);
  }
  if (depth < MAX_DEPTH && /%[2-7][0-9a-f]/i.test(text)) inlineSecrets(percentDecoded(view), depth + 1, isProse, add);
}

/** Finds tokens that their form gives away. */
export function ownFormSecrets(view: View, add: Add): void {
  for (const match of view.text.matchAll(TOKENS)) add(view, match.index, match.index + match[0].length);
}

/** `name=value` at the sign. */
function assignment(
  view: View,
  sign: number,
  isProse: boolean,
  ampersand: (start: number) => number,
  add: Add,
): number {
  const { text } = view;
  let to = sign;
  while (to > 0 && text.charCodeAt(to - 1) === 0x20 && sign - to < 8) to--;
  let from = to;
  while (from > 0 && to - from < 100 && /[\w.:$[\]-]/.test(text[from - 1] as string)) from--;
  const name = text.slice(from, to);
  const isKey = isKeyParameter(name);
  if (!isKey && !isSecretName(name)) return sign + 1;
  const start = spacesEnd(text, sign + 1);
  const end = isProse || isKey ? valueEnd(text, start, /[\s&"'<>`]/g) : ampersand(start);
  const value = text.slice(start, end);
  const bare = isProse ? value.slice(0, 200).replace(/["'`,;.)]{1,20}$/, '') : value;
  if (isSecretPlaceholder(value) || isSecretPlaceholder(bare)) return start;
  if ((isKey || (isProse && (start > sign + 1 || to < sign))) && !looksRandom(value)) return start;
  add(view, start, end);
  return Math.max(end, sign + 1);
}

/** `name: value` at the colon, when the value does not look like a word. */
function header(view: View, colon: number, add: Add): number {
  const { text } = view;
  let to = colon;
  while (to > 0 && /["'` ]/.test(text[to - 1] as string) && colon - to < 4) to--;
  let from = to;
  while (from > 0 && to - from < 100 && /[\w.$-]/.test(text[from - 1] as string)) from--;
  const name = text.slice(from, to);
  // `token:` is the prefix of connection parameters that belong to a connection with OAuth.
  if (from === to || !isSecretName(name) || (name === 'token' && text[colon + 1] !== ' ')) return colon + 1;
  let start = spacesEnd(text, colon + 1);
  if (/["'`]/.test(text[start] ?? '')) start++;
  const end = valueEnd(text, start, /[\s"'<>`]/g);
  const value = text.slice(start, end);
  if (!looksRandom(value) || isSecretPlaceholder(value)) return colon + 1;
  add(view, start, end);
  return end;
}

/** Finds the next sign at or after an offset; looks for it once, however many ask. */
function nextOf(text: string, sign: string): (start: number) => number {
  let from = 0;
  let at = -1;
  return (start) => {
    if (start < from || start > at) {
      from = start;
      at = text.indexOf(sign, start);
      if (at < 0) at = text.length;
    }
    return at;
  };
}

function spacesEnd(text: string, start: number): number {
  let at = start;
  while (text.charCodeAt(at) === 0x20) at++;
  return at;
}

/** Offset of the first match of a global pattern, or the end of the text. */
export function valueEnd(text: string, start: number, stop: RegExp): number {
  stop.lastIndex = start;
  return stop.exec(text)?.index ?? text.length;
}

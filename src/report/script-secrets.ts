import { isSecretName, isSecretPlaceholder } from '../exchange/secret-names.js';
import { lettersUnescaped, part, unescaped, type View } from './decoded-view.js';
import { type Add, inlineSecrets, ownFormSecrets, valueEnd } from './inline-secrets.js';
import { jsonSecrets } from './json-secrets.js';

/** String literals of a script, by the names before them, and what looks like a secret anywhere. */
export function scriptSecrets(view: View, add: Add): void {
  const { text } = view;
  let previous: { readonly text: string; readonly end: number } | undefined;
  for (let at = text.indexOf('"'); at >= 0; ) {
    if (text[at - 1] === "'" && text[at + 1] === "'") {
      at = text.indexOf('"', at + 1);
      continue;
    }
    const { start, end, next } = literalAt(text, at);
    const near = Math.max(previous?.end ?? 0, at - 200);
    const from = near + text.slice(near, at).lastIndexOf('\n') + 1;
    const gap = text.slice(from, at);
    const name = /([\w.]{1,100})\s{0,20}(?:=>|[=!]?=|:)\s{0,20}[$@]{0,2}$/.exec(gap)?.[1] ?? '';
    const isPaired = previous?.end === from && /^\s*(?:,|\]?\s*=|:)\s*[$@]{0,2}$/.test(gap);
    const label = isPaired ? (previous?.text ?? '') : '';
    const value = text.slice(start, end);
    if (isSecretName(name) || isSecretName(label) || /^(?:bearer|basic)$/i.test(label)) {
      if (!isSecretPlaceholder(value)) add(view, start, end);
    } else {
      const inner = value.includes('\\') ? unescaped(view, start, end) : part(view, start, value);
      inlineSecrets(inner, 1, false, add);
      if (inner.text.includes('"')) jsonSecrets(inner, 1, add);
    }
    previous = { text: value, end: next };
    at = text.indexOf('"', next);
  }
  ownFormSecrets(view, add);
  for (const match of text.matchAll(/\/\/.*|\/\*[\s\S]*?\*\//g))
    inlineSecrets(part(view, match.index, match[0]), 1, true, add);
}

/** For broken JSON: whatever follows the name of a secret, quoted or not. */
export function brokenJsonSecrets(view: View, add: Add): void {
  const plain = lettersUnescaped(view);
  const { text } = plain;
  const words = /[\w.:-]{1,200}/g;
  for (let word = words.exec(text); word; word = words.exec(text)) {
    if (!isSecretName(word[0].replace(/:$/, ''))) continue;
    const after = /["']?\s{0,200}[:=]?\s{0,200}(?:\{\s{0,200}["']?value["']?\s{0,20}:\s{0,200})?(["']?)/y;
    after.lastIndex = words.lastIndex;
    const match = after.exec(text);
    if (!match || !/[:="']/.test(match[0] + word[0].slice(-1))) continue;
    const start = after.lastIndex;
    const end = match[1] ? stringEnd(text, start - 1) : valueEnd(text, start, /[\s"'&,}]/g);
    const value = text.slice(start, end);
    if (/^[{[]/.test(value) && !match[1]) continue;
    if (isSecretPlaceholder(value)) continue;
    add(plain, start, end);
    words.lastIndex = Math.max(words.lastIndex, end);
  }
  inlineSecrets(plain, 1, true, add);
}

/** Offset of the quote that closes the string opened at `open`, or of the end of its line. */
function stringEnd(text: string, open: number): number {
  const quote = text.charCodeAt(open);
  for (let at = open + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote || code === 0x0a) return at;
    if (code === 0x5c) at++;
  }
  return text.length;
}

/** A string literal of C# that opens at a quote: ordinary, verbatim (`@"…"`) or raw (`"""…"""`). */
function literalAt(text: string, open: number): { start: number; end: number; next: number } {
  const quotes = /^"{3,}/.exec(text.slice(open, open + 20))?.[0];
  if (quotes) {
    const start = open + quotes.length;
    const end = text.indexOf(quotes, start);
    return end < 0 ? { start, end: text.length, next: text.length } : { start, end, next: end + quotes.length };
  }
  if (text[open - 1] === '@' || (text[open - 1] === '$' && text[open - 2] === '@')) {
    let end = text.indexOf('"', open + 1);
    while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
    if (end < 0) end = text.length;
    return { start: open + 1, end, next: end + 1 };
  }
  const end = stringEnd(text, open);
  return { start: open + 1, end, next: end + 1 };
}

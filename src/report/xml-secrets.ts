import { isSecretName, isSecretPlaceholder } from '../exchange/secret-names.js';
import type { View } from './decoded-view.js';
import { type Add, inlineSecrets, isSuspicious } from './inline-secrets.js';

/** `<` and its ends, as they stand in XML and in XML that is the text of other XML: escaped once or twice. */
const OPENINGS = /<|&(?:amp;){0,3}lt;/g;
const NAME = /[A-Za-z_][\w.-]{0,100}/y;
const END_OF_TAG = />|&(?:amp;){0,3}gt;/g;

/**
 * Finds the secrets of an export of records: what elements with the name of a secret hold, plain or encrypted, in the
 * document and in its payloads, and what {@link inlineSecrets} finds in any text.
 */
export function xmlSecrets(view: View, add: Add): void {
  const { text } = view;
  const closings = new Map<string, number>();
  OPENINGS.lastIndex = 0;
  for (let match = OPENINGS.exec(text); match; match = OPENINGS.exec(text)) {
    NAME.lastIndex = OPENINGS.lastIndex;
    const name = NAME.exec(text)?.[0];
    if (name === undefined || !isSecretName(name)) continue;
    const from = OPENINGS.lastIndex + name.length;
    END_OF_TAG.lastIndex = from;
    const tagEnd = END_OF_TAG.exec(text);
    const start = tagEnd ? END_OF_TAG.lastIndex : text.length;
    // Attributes repeat the value, as display_value does.
    if (tagEnd && /["'&]/.test(text.slice(from, tagEnd.index))) add(view, from, tagEnd.index);
    if (text[(tagEnd?.index ?? 0) - 1] === '/') {
      OPENINGS.lastIndex = start;
      continue;
    }
    const end = closingOf(text, `/${name}`, start, closings);
    if (!isSecretPlaceholder(text.slice(start, Math.min(end, start + 300)))) add(view, start, end);
    OPENINGS.lastIndex = Math.max(end, start);
  }
  if (isSuspicious(text)) inlineSecrets(view, 0, true, add);
}

/** Where the content of an element ends: before its end tag; before the next tag where there is none. */
function closingOf(text: string, ending: string, start: number, known: Map<string, number>): number {
  let at = known.get(ending) ?? -1;
  if (at < start) {
    const found = text.indexOf(ending, start);
    at = found < 0 ? Number.POSITIVE_INFINITY : found;
    known.set(ending, at);
  }
  if (at === Number.POSITIVE_INFINITY) {
    const next = text.slice(start, start + 10_000).search(/<|&(?:amp;)?lt;/);
    return next < 0 ? Math.min(text.length, start + 10_000) : start + next;
  }
  // The sign before the name is no part of the content.
  const before = /(?:<|&(?:amp;){0,3}lt;)$/.exec(text.slice(Math.max(start, at - 20), at));
  return at - (before?.[0].length ?? 0);
}

import { type View, viewOf } from './decoded-view.js';
import { inlineSecrets, isSuspicious } from './inline-secrets.js';
import { jsonSecrets } from './json-secrets.js';
import { brokenJsonSecrets, scriptSecrets } from './script-secrets.js';
import { xmlSecrets } from './xml-secrets.js';

/** A stretch of a text, end excluded. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** What a text is: a JSON document, a script, XML, or anything else, messages among it. */
export type Syntax = 'json' | 'code' | 'xml' | 'prose';

/** Where the secrets of a text stand, in order, without overlaps. */
export function secretsIn(text: string, syntax: Syntax): readonly Stretch[] {
  const found: Stretch[] = [];
  const add = (view: View, start: number, end: number): void => {
    if (end > start) found.push({ start: view.back(start), end: view.back(end) });
  };
  const view = viewOf(text);
  if (syntax === 'code') scriptSecrets(view, add);
  else if (syntax === 'xml') xmlSecrets(view, add);
  else if (syntax === 'prose') {
    if (!isSuspicious(text)) return [];
    jsonSecrets(view, 1, add);
    inlineSecrets(view, 0, true, add);
  } else if (!jsonSecrets(view, 0, add)) brokenJsonSecrets(view, add);
  return merged(found);
}

/** What a text is, by its beginning. */
export const syntaxOf = (text: string): Syntax => (/^\ufeff?\s*[{[]/.test(text) ? 'json' : 'prose');

function merged(found: Stretch[]): Stretch[] {
  found.sort((a, b) => a.start - b.start);
  const result: Stretch[] = [];
  for (const stretch of found) {
    const last = result.at(-1);
    if (last && stretch.start <= last.end) {
      if (stretch.end > last.end) result[result.length - 1] = { start: last.start, end: stretch.end };
    } else if (stretch.end > stretch.start) result.push(stretch);
  }
  return result;
}

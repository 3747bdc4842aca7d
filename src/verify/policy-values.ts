import { policyCalls } from '../connector/policy-text.js';
import type { Context } from './fill.js';

/** A header or query parameter of the request by its name. */
export type Read = (kind: 'header' | 'query', name: string) => string | undefined;

/** The functions of policies whose values are known before a request is made. */
const KINDS: ReadonlyMap<string, 'connection' | 'header' | 'query'> = new Map([
  ['connectionparameters', 'connection'],
  ['headers', 'header'],
  ['header', 'header'],
  ['queryparameters', 'query'],
  ['queries', 'query'],
]);

/** The value of a text of a policy: calls that read connection parameters, headers and queries are filled in. */
export function evaluate({ values }: Context, text: string, read: Read): string {
  let result = '';
  let at = 0;
  for (const { name, argument, from, to } of policyCalls(text)) {
    const kind = KINDS.get(name.toLowerCase());
    const rest = callEnd(text, from, to);
    if (!kind || rest === undefined || from < at) continue;
    result += text.slice(at, from);
    result +=
      kind === 'connection' ? values.connectionParameter(argument) : (read(kind, argument) ?? rest.fallback ?? '');
    at = rest.end;
  }
  return result + text.slice(at);
}

/** The rest of a call behind its first argument: a default in quotes, perhaps, and the brackets. */
function callEnd(
  text: string,
  from: number,
  to: number,
): { readonly end: number; readonly fallback?: string } | undefined {
  const skip = (at: number): number => {
    let next = at;
    while (text[next] === ' ') next++;
    return next;
  };
  let at = skip(to);
  let fallback: string | undefined;
  if (text[at] === ',') {
    at = skip(at + 1);
    const quote = text[at];
    const close = quote === "'" || quote === '"' ? text.indexOf(quote, at + 1) : -1;
    if (close < 0) return undefined;
    fallback = text.slice(at + 1, close);
    at = skip(close + 1);
  }
  if (text[at] !== ')') return undefined;
  at++;
  if (text.startsWith('@{', from)) {
    const close = skip(at);
    if (text[close] === '}') at = close + 1;
  }
  return { end: at, ...(fallback === undefined ? {} : { fallback }) };
}

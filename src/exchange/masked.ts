import { type Exchange, formOf, type Header } from './exchange.js';

/** What programs and people write over a secret. */
const MASK =
  /^(?:(?:bearer|basic)\s{1,9})?["'<[({]{0,3}(?:redacted|removed|masked|hidden|sanitized|filtered|x{4,200}|\*{3,200}|•{3,200})["'>\])}]{0,3}$/i;

export const isMasked = (value: string): boolean => MASK.test(value.trim());

const SECRET_HEADERS = new Set(['authorization', 'cookie', 'set-cookie', 'proxy-authorization']);
const SECRET_PARAMETERS = ['code', 'client_secret', 'refresh_token', 'access_token', 'state'];

/** True when a secret of an exchange was written over: what is told of it says nothing. */
export function hasMasks(exchange: Exchange): boolean {
  const headers = [...(exchange.request?.headers ?? []), ...(exchange.response?.headers ?? [])];
  if (headers.some(isMaskedHeader)) return true;
  const form = formOf(exchange);
  if (SECRET_PARAMETERS.some((name) => isMasked(form.get(name) ?? ''))) return true;
  const token = /"(?:access|refresh)_token"\s{0,9}:\s{0,9}"([^"]{1,300})"/.exec(
    exchange.response?.body?.slice(0, 20_000) ?? '',
  )?.[1];
  return (token !== undefined && isMasked(token)) || isMasked(exchange.response?.body?.slice(0, 300) ?? '');
}

const isMaskedHeader = ({ name, value }: Header): boolean => SECRET_HEADERS.has(name.toLowerCase()) && isMasked(value);

/** The exchange without the headers that were written over: they are as good as left out. */
export function withoutMasks(exchange: Exchange): Exchange {
  const { request } = exchange;
  if (!request?.headers?.some(isMaskedHeader)) return exchange;
  return { ...exchange, request: { ...request, headers: request.headers.filter((header) => !isMaskedHeader(header)) } };
}

/** True when headers with secrets were written over. */
export const hasMaskedHeaders = ({ request }: Exchange): boolean => request?.headers?.some(isMaskedHeader) === true;

/** What our own recordings write in the place of a value, with the length that it had. */
const MARK = /‹value-\d{1,9}:(\d{1,9})-chars›/g;

/** How long a text was before its values were hidden; of other texts, how long it is. */
export function lengthBeforeMarks(text: string): number {
  let length = text.length;
  for (const [mark, hidden] of text.matchAll(MARK)) length += Number(hidden) - mark.length;
  return length;
}

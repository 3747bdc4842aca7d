import type { Header } from './exchange.js';
import { redactedAddress } from './redacted-address.js';
import type { Redaction } from './redaction.js';

/** Headers that say how a message is sent, never for whom. */
const SHOWN = new Set(
  'accept accept-encoding allow cache-control connection content-encoding content-length content-type date host pragma retry-after server transfer-encoding user-agent vary via x-content-type-options x-ms-apihub-cached-response x-ms-apihub-obo x-powered-by x-ratelimit-limit x-ratelimit-reset x-total-count'.split(
    ' ',
  ),
);
const SCHEMES = /^(bearer|basic|digest|negotiate|ntlm|oauth|token)(\s+)(.*)$/is;

/** Headers with the values that are harmless; of others the name, and how long the value is. */
export const redactedHeaders = (redaction: Redaction, headers: readonly Header[]): Header[] =>
  headers.map(({ name, value }) => ({
    name: redaction.name(name),
    value: redactedHeader(redaction, name.toLowerCase(), value),
  }));

function redactedHeader(redaction: Redaction, name: string, value: string): string {
  if (name === 'location' || name === 'content-location') return redactedAddress(redaction, value);
  if (/^(?:proxy-)?authorization$/.test(name)) return redactedCredentials(redaction, value);
  if (/^(?:www|proxy)-authenticate$/.test(name)) return redactedChallenge(redaction, value);
  // The values of cookies, each without its name.
  if (/^(?:set-)?cookie$/.test(name))
    for (const part of value.split(';')) redaction.mark(part.slice(part.indexOf('=') + 1).trim());
  const isShown = SHOWN.has(name) && /^[\w\s/;:,=+.*()"'~%!#$&-]{0,200}$/.test(value) && !/[\w+/=-]{40,}/.test(value);
  return isShown ? redaction.shown(value) : redaction.mark(value);
}

/** What stands in a pasted text where somebody took a value out. */
const TAKEN_OUT = /^[<[({]?(?:redacted|removed|masked|hidden|\.{3}|…|\*{3,40}|x{4,40})[>\])}]?$/i;

/** The schemes, each with a mark, of which a broken client writes two into one header. */
const redactedCredentials = (redaction: Redaction, value: string): string =>
  value
    .split(/(,\s{0,9}(?=(?:bearer|basic)\s))/i)
    .map((part) => (part.startsWith(',') && part.trim() === ',' ? ', ' : redactedCredential(redaction, part)))
    .join('');

/** The parts of Basic are hidden wherever else they stand. */
function redactedCredential(redaction: Redaction, value: string): string {
  const [, scheme = '', blank = '', credentials = value] = SCHEMES.exec(value) ?? [];
  if (TAKEN_OUT.test(credentials.trim())) return value;
  if (/^basic$/i.test(scheme)) for (const part of partsOfBasic(credentials)) redaction.mark(part, true);
  return `${scheme}${blank}${redaction.mark(credentials, true)}`;
}

function partsOfBasic(credentials: string): string[] {
  try {
    const bytes = Uint8Array.from(atob(credentials.trim()), (unit) => unit.charCodeAt(0));
    const text = new TextDecoder().decode(bytes);
    return [text, text.slice(0, text.indexOf(':')), text.slice(text.indexOf(':') + 1)];
  } catch {
    return [];
  }
}

/** Scheme, realm, and the error of a bearer token (RFC 6750, 3). */
function redactedChallenge(redaction: Redaction, value: string): string {
  const text = value.slice(0, 2000);
  const scheme = /^\s*([A-Za-z]{1,20})\b/.exec(text)?.[1];
  const realm = /\brealm\s{0,5}=\s{0,5}"?([\w .:/-]{0,80})/i.exec(text)?.[1];
  const error = /\berror\s{0,5}=\s{0,5}"?([a-z_]{1,40})/i.exec(text)?.[1];
  const parameters = [
    ...(realm === undefined ? [] : [`realm="${redaction.words(realm)}"`]),
    ...(error === undefined ? [] : [`error="${redaction.words(error)}"`]),
  ].join(', ');
  return `${scheme === undefined ? redaction.mark(value) : redaction.shown(scheme)} ${parameters}`.trim();
}

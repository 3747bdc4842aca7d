import { type Exchange, formOf, headerOf } from './exchange.js';
import type { Flow } from './flow.js';

/** What is known of a request to a token endpoint. */
export interface SentRequest {
  /** The parameters of its body, or undefined where the evidence has no body. */
  readonly form: URLSearchParams | undefined;
  readonly isJson: boolean;
  /** Whether there was a header `Authorization: Basic …`; undefined where that is not known. */
  readonly hasBasic: boolean | undefined;
  /** True when form or header hold a secret that was put there without encoding it. */
  readonly hasRawSecret: boolean;
}

/** What may stand behind a secret. */
const KNOWN_PARAMETERS: ReadonlySet<string> = new Set([
  'grant_type',
  'code',
  'redirect_uri',
  'client_id',
  'client_secret',
  'code_verifier',
  'refresh_token',
  'scope',
  'state',
  'resource',
  'audience',
  'access_type',
  'client_assertion',
  'client_assertion_type',
]);

/** Reads the request of an exchange. */
export function sentRequest(exchange: Exchange, { evidence }: Flow): SentRequest {
  const { request } = exchange;
  const body = request?.body?.trim() ?? '';
  const basic = headerOf(request, 'authorization');
  const isKnown = request?.headers !== undefined && request.headers.length > 0 && !evidence.isSanitized;
  const isJson = body.startsWith('{');
  return {
    form: body === '' ? undefined : formOf(exchange),
    isJson: isJson || (body !== '' && /json/i.test(headerOf(request, 'content-type') ?? '')),
    hasBasic: basic !== undefined ? /^basic\s/i.test(basic) : isKnown ? false : undefined,
    hasRawSecret: (!isJson && isRawInForm(body)) || isRawInHeader(basic),
  };
}

/** A form in which the secret broke: a part without `=`, a name nobody knows behind it, a sign a form reads otherwise. */
function isRawInForm(body: string): boolean {
  const parts = body.split('&');
  const at = parts.findIndex((part) => part.startsWith('client_secret='));
  if (at < 0) return false;
  const value = (parts[at] as string).slice('client_secret='.length);
  if (isRaw(value)) return true;
  const next = parts[at + 1];
  if (next === undefined) return false;
  const sign = next.indexOf('=');
  return sign < 0 || !KNOWN_PARAMETERS.has(next.slice(0, sign).toLowerCase());
}

/** `+` means a blank, `;` may separate like `&`, and `%` begins two digits. */
const isRaw = (value: string): boolean => /[+;]|%(?![\da-f]{2})/i.test(value);

function isRawInHeader(header: string | undefined): boolean {
  const [, coded] = /^basic\s{1,4}([\w+/=-]{1,4000})\s{0,4}$/i.exec(header ?? '') ?? [];
  if (coded === undefined) return false;
  try {
    const text = atob(coded);
    return text.includes(':') && /[+&]|%(?![\da-f]{2})/i.test(text.slice(text.indexOf(':') + 1));
  } catch {
    return false;
  }
}

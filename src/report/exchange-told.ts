import { answerOf } from '../exchange/answer-shape.js';
import { addressParts, type Exchange, formOf, type HttpRequest, headerOf, queryOf } from '../exchange/exchange.js';
import { isSecretName, looksRandom } from '../exchange/secret-names.js';
import { readingOf } from '../exchange/token-reading.js';
import { OAUTH_ERRORS } from '../facts/http-status.js';
import { answerWords, SHAPES } from './explanation-words.js';

/** How hosts and parts of paths are told. */
export interface Telling {
  readonly host: (host: string) => string;
  readonly segment: (segment: string) => string;
  /** False where not even scopes are told. */
  readonly hasScopes: boolean;
}

/** For the people whose connector it is: hosts as they are, what looks like an id shortened. */
export const PRIVATELY: Telling = {
  host: (host) => (/^[\w.:[\]-]{1,255}$/.test(host) ? host : '…'),
  segment: shortSegment,
  hasScopes: true,
};

/** A parameter: its name, and its value where that may be told. */
export interface ToldParameter {
  readonly name: string;
  readonly value?: string;
}

/** What may be told of a request. */
export interface ToldRequest {
  readonly method: string;
  /** Without parameters. */
  readonly url: string;
  readonly query: readonly ToldParameter[];
  /** The parameters of a form or of the members of a JSON object. */
  readonly form: readonly ToldParameter[];
  /** The scheme of the header Authorization, if there is one. */
  readonly authorization?: string;
}

/** What may be told of an answer. */
export interface ToldAnswer {
  readonly status: number;
  readonly mediaType?: string;
  /** Of the body, in bytes. */
  readonly length?: number;
  /** What the body is, in words. */
  readonly body?: string;
  /** Members of a token answer. */
  readonly members?: readonly ToldParameter[];
  /** Where a redirect leads, without parameters. */
  readonly location?: string;
  readonly locationParameters?: readonly ToldParameter[];
  /** The schemes that the server asks for. */
  readonly asksFor?: readonly string[];
}

/** The request of an exchange; undefined where the evidence has none. */
export function toldRequest({ request, ...rest }: Exchange, telling: Telling = PRIVATELY): ToldRequest | undefined {
  if (!request) return undefined;
  const exchange = { ...rest, request };
  const scheme = schemeOf(headerOf(request, 'authorization'));
  return {
    method: /^[A-Za-z]{1,10}$/.test(request.method) ? request.method.toUpperCase() : 'another method',
    url: toldAddress(request.url, telling),
    query: toldParameters(queryOf(exchange), telling),
    form: isFormOrJson(request) ? toldParameters(formOf(exchange), telling) : [],
    ...(scheme === undefined ? {} : { authorization: scheme }),
  };
}

const isFormOrJson = (request: HttpRequest): boolean => /^\s*(?:\{|[\w.~%+[\]-]{1,80}=)/.test(request.body ?? '');

/** The answer of an exchange; undefined where there is none. */
export function toldAnswer(exchange: Exchange, telling: Telling = PRIVATELY): ToldAnswer | undefined {
  const { response, stage } = exchange;
  if (!response || response.status <= 0) return undefined;
  const type = headerOf(response, 'content-type')?.split(';')[0]?.trim().toLowerCase();
  const location = headerOf(response, 'location');
  const asksFor = [...new Set((headerOf(response, 'www-authenticate') ?? '').split(/,\s*(?=\w+\s)/).map(schemeOf))];
  const isToken = stage === 'token' || stage === 'refresh';
  const hasBody = response.body !== undefined && !(response.body === '' && location !== undefined);
  return {
    status: response.status,
    ...(type === undefined ? {} : { mediaType: /^[a-z]{1,20}\/[a-z0-9.+-]{1,60}$/.test(type) ? type : 'another type' }),
    ...(hasBody ? { length: new TextEncoder().encode(response.body).length, body: bodyWords(exchange) } : {}),
    ...(isToken ? membersOf(exchange, telling) : {}),
    ...(location === undefined
      ? {}
      : {
          location: toldAddress(location, telling),
          locationParameters: toldParameters(queryOf({ ...exchange, request: { method: '', url: location } }), telling),
        }),
    ...(asksFor.some((scheme) => scheme !== undefined)
      ? { asksFor: asksFor.filter((scheme) => scheme !== undefined) }
      : {}),
  };
}

/** What a body is. Of the answers of an API it is of no interest whether they hold a token. */
export function bodyWords({ stage, response }: Exchange): string {
  const answer = answerOf(response?.body ?? '');
  if (stage !== 'api' && stage !== 'callback') return answerWords(answer);
  if (/^(?:token|other-json)/.test(answer.shape) && answer.shape !== 'token-in-form') return 'JSON';
  return answer.shape === 'token-in-form' ? SHAPES.text : answerWords(answer);
}

const TOKEN_MEMBERS = ['token_type', 'expires_in', 'scope', 'refresh_token'];

/** What may be told of a token: its type, its lifetime, its scopes, and whether a refresh token is with it. */
function membersOf(exchange: Exchange, telling: Telling): Pick<ToldAnswer, 'members'> {
  const { members, answer } = readingOf(exchange) ?? {};
  const form = answer?.shape === 'token-in-form' ? new URLSearchParams(exchange.response?.body?.trim()) : undefined;
  const told = TOKEN_MEMBERS.flatMap((name) => {
    const value = members?.get(name) ?? form?.get(name);
    if (value === undefined || value === null || value === '') return [];
    return [toldParameter(name, typeof value === 'object' ? '' : String(value), telling)];
  });
  return told.length > 0 ? { members: told } : {};
}

const toldParameters = (parameters: URLSearchParams, telling: Telling): ToldParameter[] =>
  [...parameters].slice(0, MOST_PARAMETERS).map(([name, value]) => toldParameter(name, value, telling));

const MOST_PARAMETERS = 40;
const LONGEST = 200;

/** The allow-list: what may be told of the value of a parameter. */
export function toldParameter(name: string, value: string, telling: Telling): ToldParameter {
  if (!isPlainName(name, value)) return { name: `‹name: ${name.length} chars›` };
  const told = (shown: string | undefined): ToldParameter =>
    shown === undefined ? { name, value: `‹${value.length} chars›` } : { name, value: shown };
  const is = (pattern: RegExp): string | undefined =>
    pattern.test(value) && value.length <= LONGEST ? value : undefined;
  switch (name.toLowerCase()) {
    case 'response_type':
      return told(is(/^(?:(?:code|token|id_token|none)(?: |$)){1,4}$/));
    case 'redirect_uri':
      return told(toldRedirect(value, telling));
    case 'scope':
      return telling.hasScopes ? told(toldScopes(value)) : { name };
    case 'error':
      return told(OAUTH_ERRORS.has(value.toLowerCase()) ? value.toLowerCase() : undefined);
    case 'grant_type':
      return told(is(GRANT));
    case 'token_type':
      return told(is(/^(?:bearer|mac|dpop|n_a|pop)$/i));
    case 'expires_in':
      return told(is(/^-?\d{1,14}(?:\.\d{1,6})?$/));
    case 'code_challenge_method':
      return told(is(/^(?:plain|S256)$/i));
    default:
      return { name };
  }
}

const GRANT =
  /^(?:authorization_code|refresh_token|client_credentials|password|implicit|access_?code|urn:ietf:params:oauth:grant-type:[a-z0-9:-]{1,40})$/i;

/** A name may be anybody's text: a bare value stands where names do, and a name may be as long as a token. */
const isPlainName = (name: string, value: string): boolean =>
  /^[A-Za-z$_][\w.:$[\]-]{0,39}$/.test(name) &&
  (name.match(/\d/g) ?? []).length <= 3 &&
  (value !== '' || name.length < 20 || isSecretName(name));

/** The redirect URL as it was sent: the id of a connector in it is what is compared with the registration. */
function toldRedirect(value: string, telling: Telling): string | undefined {
  const { host = '', path = '' } = addressParts(value) ?? {};
  const isConsent = /(?:^|\.)consent\.azure-api(?:m|hub)\.(?:net|us|cn)$/.test(host);
  if (isConsent && telling.hasScopes && /^(?:\/[\w.~-]{0,120}){0,4}$/.test(path) && !value.includes('?'))
    return value.length <= LONGEST ? value : undefined;
  return toldAddress(value, telling);
}

function toldScopes(value: string): string | undefined {
  const scopes = value.split(' ');
  const isPlain = scopes.every((scope) => /^[\w:/.~,-]{0,80}$/.test(scope) && !scope.split(/[:/.,]/).some(isOpaque));
  return isPlain && value.length <= LONGEST ? value : undefined;
}

const isOpaque = (text: string): boolean => text.length >= 20 && /\d/.test(text) && looksRandom(text);

/** An address without its parameters, ids in its path shortened; an ellipsis for what is no address. */
export function toldAddress(url: string, telling: Telling = PRIVATELY): string {
  const parts = addressParts(url);
  const path = parts ? parts.path : /^\/[^?#\s]*/.exec(url.trim())?.[0];
  if (path === undefined) return '…';
  const segments = path.split('/').slice(0, 20);
  const told = segments.map((segment) => (segment === '' ? '' : telling.segment(segment))).join('/');
  return parts ? `${parts.scheme}://${telling.host(parts.host)}${told}` : told;
}

/** A part of a path; of what looks like an id or is no plain text the beginning at most. */
function shortSegment(segment: string): string {
  if (/^[A-Za-z$][A-Za-z_.-]{0,40}$/.test(segment)) return segment;
  if (/^(?:v?\d{1,4}(?:\.\d{1,3})?|[A-Za-z][A-Za-z_.-]{1,30}\d{1,2})$/.test(segment)) return segment;
  const start = /^[A-Za-z_]{0,20}/.exec(segment)?.[0] ?? '';
  return start.length >= 3 && segment[start.length] === '-' ? `${start}-…` : '…';
}

/** The name of a scheme of HTTP authentication; nothing of what follows it. */
function schemeOf(header: string | undefined): string | undefined {
  if (header === undefined || header.trim() === '') return undefined;
  const name = /^\s*([A-Za-z]{3,12})(?:\s|$)/.exec(header)?.[1];
  const known = ['Basic', 'Bearer', 'Digest', 'Negotiate', 'NTLM', 'DPoP'];
  return known.find((each) => each.toLowerCase() === name?.toLowerCase()) ?? 'another scheme';
}

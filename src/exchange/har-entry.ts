import type { Node } from '../document/node.js';
import { invokedCall } from './browser-hosts.js';
import type { Exchange, Header, HttpRequest, HttpResponse, NetworkFailure } from './exchange.js';
import { headerOf } from './exchange.js';
import { networkFailureIn } from './network-failures.js';

/** One entry of a recording, as far as it could be read. */
export interface HarEntry {
  readonly request: HttpRequest;
  readonly response?: HttpResponse;
  readonly failure?: NetworkFailure;
  readonly time?: number;
  readonly answeredAt?: number;
  /** Where the answer sends the browser. */
  readonly location?: string;
  /** True when a page of a browser made the request, not a program. */
  readonly isOfPage: boolean;
  /** True when the recording has less of the answer than its size says. */
  readonly isCut: boolean;
  /** The value of the entry in its document. */
  readonly node: Node;
}

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {});
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const numberOf = (value: unknown): number | undefined => {
  const number = typeof value === 'string' && /^-?\d{1,9}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
};

const ASSET_TYPES = new Set([
  'image',
  'font',
  'stylesheet',
  'script',
  'media',
  'manifest',
  'texttrack',
  'websocket',
  'ping',
  'preflight',
]);
const ASSET_MEDIA = /^(?:image|font|video|audio)\/|^text\/css|javascript|^application\/(?:wasm|font)/i;
/** What a browser adds to the requests of its pages. */
const PAGE_HEADERS = ['sec-fetch-mode', 'sec-fetch-dest', 'sec-ch-ua', 'origin'];
/** A body of more than this in Base64 is not decoded. */
const LONGEST_BASE64 = 16_000_000;

/** The headers of a message: a list as HAR 1.2 has it, or an object as some programs write. */
export function headersIn(message: unknown): readonly Header[] | undefined {
  const { headers } = fieldsOf(message);
  if (Array.isArray(headers))
    return headers.flatMap((header) => {
      const name = textOf(fieldsOf(header)['name']);
      return name === undefined ? [] : [{ name, value: String(fieldsOf(header)['value'] ?? '') }];
    });
  if (typeof headers !== 'object' || headers === null) return undefined;
  return Object.entries(headers).flatMap(([name, value]) => (typeof value === 'string' ? [{ name, value }] : []));
}

/**
 * Reads an entry; undefined for what no sign-in is made of: pictures, scripts, preflights, addresses that are no http.
 * @param isWanted true for one that is of the sign-in, whatever it looks like
 */
export function entryOf(node: Node, isWanted = false): HarEntry | undefined {
  const { request, response, ...entry } = fieldsOf(node.value);
  const sent = requestOf(request);
  const asked = sent && invokedCall(sent);
  if (!asked || (!isWanted && isAsset(asked, entry, response))) return undefined;
  const status = numberOf(fieldsOf(response)['status']) ?? 0;
  const { answered, isCut } = status > 0 ? responseOf(status, response) : { answered: undefined, isCut: false };
  const failure = answered ? undefined : failureOf(entry, response);
  const time = timeOf(entry['startedDateTime']);
  const took = numberOf(entry['time']) ?? -1;
  const redirect = headerOf(answered, 'location') || textOf(fieldsOf(response)['redirectURL']);
  return {
    request: asked,
    ...(answered && { response: answered }),
    ...(failure && { failure: { ...failure, ...(took >= 0 && { after: took }) } }),
    ...(time !== undefined && { time }),
    ...(time !== undefined && took >= 0 && { answeredAt: time + took }),
    ...(redirect && { location: redirect }),
    isOfPage:
      typeof entry['_resourceType'] === 'string' || PAGE_HEADERS.some((name) => headerOf(asked, name) !== undefined),
    isCut,
    node,
  };
}

function isAsset({ method, url }: HttpRequest, entry: Fields, response: unknown): boolean {
  if (!/^https?:/i.test(url) || method === 'OPTIONS' || method === 'CONNECT') return true;
  if (method !== 'GET' || /[?&](?:code|error|response_type)=/.test(url)) return false;
  const type = textOf(entry['_resourceType'])?.toLowerCase() ?? '';
  return ASSET_TYPES.has(type) || ASSET_MEDIA.test(textOf(fieldsOf(fieldsOf(response)['content'])['mimeType']) ?? '');
}

function requestOf(value: unknown): HttpRequest | undefined {
  const { method, url, postData, bodySize } = fieldsOf(value);
  if (typeof url !== 'string') return undefined;
  const headers = headersIn(value);
  const name = textOf(method)?.toUpperCase() ?? 'GET';
  const body = postedBody(postData) ?? (name === 'GET' || bodySize === 0 ? '' : undefined);
  return { method: name, url, ...(headers && { headers }), ...(body !== undefined && { body }) };
}

function postedBody(postData: unknown): string | undefined {
  const { text, params, encoding } = fieldsOf(postData);
  if (typeof text === 'string' && (text !== '' || !Array.isArray(params) || params.length === 0))
    return encoding === 'base64' ? (decoded(text) ?? text) : text;
  if (!Array.isArray(params)) return undefined;
  const form = new URLSearchParams();
  for (const param of params) {
    const { name, value } = fieldsOf(param);
    // Chrome and Firefox leave the values as they were sent, percent signs and all.
    if (typeof name === 'string') form.append(plain(name), plain(textOf(value) ?? ''));
  }
  return form.toString();
}

function plain(text: string): string {
  if (!/%[0-9a-f]{2}/i.test(text)) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function responseOf(status: number, value: unknown): { answered: HttpResponse; isCut: boolean } {
  const content = fieldsOf(fieldsOf(value)['content']);
  const headers = headersIn(value);
  const text = textOf(content['text']);
  const body = text === undefined ? noBody(status, value) : content['encoding'] === 'base64' ? decoded(text) : text;
  const isCut = isCutShort(body, content) || /truncat|cut off|shortened/i.test(textOf(content['comment']) ?? '');
  return { answered: { status, ...(headers && { headers }), ...(body !== undefined && { body }) }, isCut };
}

/** Programs that keep a part of a long body only say its true size; a little is allowed for other encodings. */
function isCutShort(body: string | undefined, content: Fields): boolean {
  if (body === undefined || body === '' || content['encoding'] === 'base64') return false;
  const size = numberOf(content['size']) ?? 0;
  return size > body.length && size > new TextEncoder().encode(body).length * 1.05 + 32;
}

/** A redirect has no body to speak of; of other answers a body that is missing was not recorded. */
function noBody(status: number, value: unknown): string | undefined {
  const { content, bodySize } = fieldsOf(value);
  const isNone = fieldsOf(content)['size'] === 0 && bodySize === 0;
  return isNone || status === 204 || (status >= 300 && status < 400) ? '' : undefined;
}

function decoded(text: string): string | undefined {
  if (text.length > LONGEST_BASE64) return undefined;
  try {
    const bytes = Uint8Array.from(atob(text), (unit) => unit.charCodeAt(0));
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** What a browser says of a request without an answer; a call that a page broke off is no failure of the network. */
function failureOf(entry: Fields, response: unknown): NetworkFailure | undefined {
  const { _error: own, statusText, _fetchError: fetched } = fieldsOf(response);
  for (const text of [entry['_error'], own, fetched, statusText, entry['comment']])
    if (typeof text === 'string') {
      const failure = networkFailureIn(text);
      if (failure) return failure;
    }
  return undefined;
}

/** Fiddler writes seven digits of a second and an offset; some write a number. */
function timeOf(value: unknown): number | undefined {
  const time = typeof value === 'number' ? value : Date.parse(textOf(value)?.slice(0, 60) ?? '');
  return Number.isFinite(time) && time > 0 ? time : undefined;
}

/** Where the parts of an entry stand. */
export function placesOf({ node }: HarEntry): Exchange['where'] {
  const request = node.get('request');
  const response = node.get('response');
  const url = request?.get('url') ?? node;
  const posted = request?.get('postData');
  const status = response?.get('status');
  const headers = response?.get('headers');
  const content = response?.get('content');
  return {
    exchange: url,
    url,
    ...(posted && { request: posted.get('text') ?? posted }),
    ...(status && { status }),
    ...(headers && { headers }),
    ...(content && { response: content.get('text') ?? content }),
  };
}

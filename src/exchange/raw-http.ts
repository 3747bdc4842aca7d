import type { Document } from '../document/document.js';
import { type Place, stretch } from '../document/node.js';
import type { Exchange, Header, HttpRequest, HttpResponse, NetworkFailure, Part } from './exchange.js';
import { attemptOf, type KnownAddresses, stageOf } from './stage-of.js';

const REQUEST = /^(?:> )?(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|CONNECT) (\S+)(?: HTTP\/[\d.]+)?\s*$/;
const RESPONSE = /^(?:< )?HTTP\/\d(?:\.\d)? (\d{3})\b/;
const HEADER = /^(?:[<>] ?)?([!#$%&'*+.^_`|~\w-]+):[ \t]?(.*)$/;
/** What curl says besides: `* Connected to …`, `{ [213 bytes data]`, `curl: (6) …`. */
const CURL = /^(?:\* |[{}] \[\d|curl: \(\d)/;

/** How curl says that there is no answer, by what Node.js calls it. */
const FAILURES: readonly (readonly [RegExp, string, NetworkFailure['phase']])[] = [
  [/Could not resolve (?:host|proxy)|curl: \(6\)/i, 'ENOTFOUND', 'resolve'],
  [/Connection refused/i, 'ECONNREFUSED', 'connect'],
  [/Connection timed out|Operation timed out|curl: \(28\)/i, 'ETIMEDOUT', 'connect'],
  [/Connection (?:was )?reset|Recv failure|Empty reply from server|curl: \((?:52|56)\)/i, 'ECONNRESET', 'headers'],
  [/self[- ]signed certificate/i, 'DEPTH_ZERO_SELF_SIGNED_CERT', 'tls'],
  [/unable to get local issuer certificate/i, 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'tls'],
  [/certificate has expired/i, 'CERT_HAS_EXPIRED', 'tls'],
  [/no alternative certificate subject name matches/i, 'ERR_TLS_CERT_ALTNAME_INVALID', 'tls'],
  [/wrong version number/i, 'ERR_SSL_WRONG_VERSION_NUMBER', 'tls'],
  [/protocol version|unsupported protocol/i, 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'tls'],
];

interface Line {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

interface Block {
  readonly start: Line;
  readonly headers: Header[];
  readonly headersFrom: number;
  headersTo: number;
  body: string | undefined;
  bodyFrom: number;
  bodyTo: number;
}

/** Requests and answers as text, in the order in which they stand: pasted, of `curl -i`, or of `curl -v`. */
export function readRawHttp(document: Document, known: KnownAddresses): Exchange[] {
  const lines = linesOf(document.text);
  const isCurl = lines.some(({ text }) => /^(?:[<>] |\* )/.test(text));
  const exchanges: Exchange[] = [];
  let request: Block | undefined;
  let failure: { code: NetworkFailure; line: Line } | undefined;
  const finish = (response: Block | undefined): void => {
    if (request || response || failure) exchanges.push(...made(document, request, response, failure, known));
    request = undefined;
    failure = undefined;
  };
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as Line;
    const code = failureOf(line.text);
    if (code) {
      failure ??= { code, line };
      continue;
    }
    const isRequest = REQUEST.test(line.text);
    if (!isRequest && !RESPONSE.test(line.text)) continue;
    const [block, next] = readBlock(lines, at, isCurl, isRequest);
    at = next - 1;
    if (isRequest) {
      if (request || failure) finish(undefined);
      request = block;
    } else if (!/^(?:< )?HTTP\/\d(?:\.\d)? (?:1\d\d|200 connection established)/i.test(line.text)) finish(block);
  }
  finish(undefined);
  return exchanges;
}

function failureOf(text: string): NetworkFailure | undefined {
  if (!CURL.test(text)) return undefined;
  const found = FAILURES.find(([pattern]) => pattern.test(text));
  return found && { code: found[1], ...(found[2] && { phase: found[2] }) };
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start <= text.length; ) {
    const end = text.indexOf('\n', start);
    const stop = end < 0 ? text.length : end;
    lines.push({ text: text.slice(start, stop).replace(/\r$/, ''), start, end: stop });
    start = stop + 1;
  }
  return lines;
}

/** A start line with its headers, and the body up to what follows. */
function readBlock(lines: readonly Line[], from: number, isCurl: boolean, isRequest: boolean): [Block, number] {
  const start = lines[from] as Line;
  const block: Block = {
    start,
    headers: [],
    headersFrom: start.end,
    headersTo: start.end,
    body: undefined,
    bodyFrom: start.start,
    bodyTo: start.end,
  };
  let at = from + 1;
  for (; at < lines.length; at++) {
    const line = lines[at] as Line;
    if (CURL.test(line.text)) continue;
    if (/^[<>]?\s*$/.test(line.text)) break;
    const [, name, value] = HEADER.exec(line.text) ?? [];
    if (name === undefined || value === undefined) break;
    block.headers.push({ name, value });
    block.headersTo = line.end;
  }
  at++;
  // What curl prints of a request ends with its headers.
  if (isCurl && isRequest && /^> /.test(start.text)) return [block, at];
  const body: string[] = [];
  const bodyStart = at;
  for (; at < lines.length; at++) {
    const { text } = lines[at] as Line;
    if (REQUEST.test(text) || RESPONSE.test(text) || /^### ?/.test(text)) break;
    if (isCurl && CURL.test(text)) continue;
    body.push(text);
  }
  block.body = body.join('\n').replace(/\n+$/, '');
  block.bodyFrom = lines[bodyStart]?.start ?? start.end;
  block.bodyTo = Math.max(block.bodyFrom, (lines[at - 1] ?? start).end);
  return [block, at];
}

function made(
  document: Document,
  request: Block | undefined,
  response: Block | undefined,
  failure: { code: NetworkFailure; line: Line } | undefined,
  known: KnownAddresses,
): Exchange[] {
  const place = (line: Line): Place => stretch(document, line.start, line.end);
  const asked = request && requestOf(request);
  const answered = response && responseOf(response);
  const where = {
    exchange: place((request ?? response)?.start ?? (failure?.line as Line)),
    ...(request && { url: place(request.start), request: stretch(document, request.bodyFrom, request.bodyTo) }),
    ...(response && {
      status: place(response.start),
      headers: stretch(document, response.headersFrom, response.headersTo),
      response: stretch(document, response.bodyFrom, response.bodyTo),
    }),
  } satisfies { exchange: Place } & Partial<Record<Part, Place>>;
  const exchange = { ...(asked && { request: asked }), ...(answered && { response: answered }), where };
  const stage = stageOf(exchange, known) ?? (failure && !answered ? 'token' : undefined);
  if (!stage) return [];
  const whole: Exchange = { ...exchange, stage, ...(failure && !answered && { failure: failure.code }) };
  const attempt = stage === 'token' ? attemptOf(whole) : undefined;
  return [attempt ? { ...whole, attempt } : whole];
}

function requestOf({ start, headers, body }: Block): HttpRequest {
  const [, method = 'GET', target = '/'] = REQUEST.exec(start.text) ?? [];
  const host = headers.find(({ name }) => name.toLowerCase() === 'host')?.value.trim() ?? '';
  const isLocal = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::|$)/.test(host);
  const url = /^https?:/i.test(target) || host === '' ? target : `${isLocal ? 'http' : 'https'}://${host}${target}`;
  return { method, url, headers, ...(body !== undefined && { body }) };
}

function responseOf({ start, headers, body }: Block): HttpResponse {
  const status = Number(RESPONSE.exec(start.text)?.[1]);
  return { status, headers, ...(body !== undefined && { body }) };
}

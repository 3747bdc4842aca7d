import type { Exchange, HttpRequest, HttpResponse, NetworkFailure } from './exchange.js';
import { headerOf } from './exchange.js';
import { pairsOf, redactedAddress } from './redacted-address.js';
import { redactedBody } from './redacted-body.js';
import { redactedHeaders } from './redacted-headers.js';
import { Redaction } from './redaction.js';

export interface HarOptions {
  readonly tool: { readonly name: string; readonly version: string };
  /** What the recording is of, and that its values are hidden; a constant sentence. */
  readonly comment: string;
}

/**
 * Exchanges as a recording in HTTP Archive 1.2, to be passed on: with hosts, paths, names and structure, and without any
 * value that is not on a list of harmless ones. Read again it has the same forms, so that it leads to the same cause.
 * Exchanges without a request are left out. Pure; the same exchanges give the same text.
 */
export function redactedHar(exchanges: readonly Exchange[], { tool, comment }: HarOptions): string {
  const redaction = new Redaction();
  const write = (): object[] =>
    exchanges.flatMap((exchange) => (exchange.request ? [entry(redaction, exchange, exchange.request)] : []));
  // What is hidden in a later exchange may be quoted in an earlier one: the first writing is to know it.
  write();
  redaction.endLearning();
  const log = { version: '1.2', creator: tool, comment, entries: write() };
  return `${JSON.stringify({ log }, undefined, 2)}\n`;
}

function entry(redaction: Redaction, exchange: Exchange, request: HttpRequest): object {
  const { stage, attempt, probe, response, failure, time = 0, answeredAt } = exchange;
  const took = failure?.after ?? (answeredAt === undefined ? 0 : Math.max(0, answeredAt - time));
  return {
    startedDateTime: new Date(Math.abs(time) <= LATEST ? time : 0).toISOString(),
    time: took,
    request: requestOf(redaction, request),
    response: responseOf(redaction, response, failure && codeOf(redaction, failure.code)),
    cache: {},
    timings: { send: 0, wait: took, receive: 0 },
    _stage: stage,
    ...(attempt && { _attempt: attempt }),
    ...(probe && { _probe: probe }),
    ...(failure && { _failure: failureOf(redaction, failure) }),
  };
}

/** What a date can be (ECMA-262, 21.4.1.1). */
const LATEST = 8.64e15;

/** Certificates are public, but written by strangers. */
function failureOf(redaction: Redaction, failure: NetworkFailure): object {
  const { code, phase, after, certificate, protocol, wantsCertificate, proxy } = failure;
  const shown = (text: string): string => redaction.shown(text.slice(0, 253));
  return {
    code: codeOf(redaction, code),
    ...(phase && { phase }),
    ...(after !== undefined && { after }),
    ...(protocol !== undefined && { protocol: shown(protocol) }),
    ...(wantsCertificate && { wantsCertificate }),
    ...(proxy && { proxy: { ...proxy, address: shown(proxy.address) } }),
    ...(certificate && {
      certificate: {
        subject: shown(certificate.subject),
        issuer: shown(certificate.issuer),
        validFrom: shown(certificate.validFrom),
        validTo: shown(certificate.validTo),
        names: certificate.names.map(shown),
      },
    }),
  };
}

const codeOf = (redaction: Redaction, code: string): string =>
  /^[A-Z][A-Z\d_]{1,60}$/.test(code) ? redaction.shown(code) : redaction.mark(code);

function requestOf(redaction: Redaction, { method, url, headers = [], body }: HttpRequest): object {
  const address = redactedAddress(redaction, url);
  const text = body && redactedBody(redaction, body);
  const mimeType = headerOf({ headers: redactedHeaders(redaction, headers) }, 'content-type') ?? '';
  const isForm = text !== undefined && /^[^\s{}<>"]+=/.test(text);
  return {
    method: /^[A-Z]{1,20}$/.test(method) ? method : redaction.mark(method),
    url: address,
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: redactedHeaders(redaction, headers),
    queryString: pairsOf(/\?([^#]*)/.exec(address)?.[1] ?? ''),
    ...(text && { postData: { mimeType, params: isForm ? pairsOf(text) : [], text } }),
    headersSize: -1,
    bodySize: text === undefined ? (body === undefined ? -1 : 0) : sizeOf(text),
  };
}

function responseOf(redaction: Redaction, response: HttpResponse | undefined, error: string | undefined): object {
  const { status = 0, headers = [], body } = response ?? {};
  const text = body === undefined ? undefined : redactedBody(redaction, body);
  const shown = redactedHeaders(redaction, headers);
  return {
    status,
    statusText: '',
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: shown,
    content: {
      size: text === undefined ? 0 : sizeOf(text),
      mimeType: headerOf({ headers: shown }, 'content-type') ?? '',
      ...(text !== undefined && { text }),
    },
    redirectURL: headerOf({ headers: shown }, 'location') ?? '',
    headersSize: -1,
    bodySize: text === undefined ? -1 : sizeOf(text),
    ...(error !== undefined && { _error: error }),
  };
}

const sizeOf = (text: string): number => new TextEncoder().encode(text).length;

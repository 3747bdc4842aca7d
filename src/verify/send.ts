import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Exchange, Header, HttpRequest, HttpResponse, NetworkFailure } from '../exchange/exchange.js';
import { VERSION } from '../version.js';
import { receive } from './body.js';
import { type Route, reach, secured, targetOf } from './connection.js';
import { codeOf, FAILURE_CODES, isOfTls, Refusal } from './network-failure.js';
import { hostOf, isLoopback, mayHoldSecret } from './plain-http.js';
import { Progress, type Timeouts } from './progress.js';
import { refusalOf } from './proxy.js';
import { type Environment, type ProxyServer, proxyFor } from './proxy-settings.js';
import { probeTls } from './tls-probe.js';

export interface RequestToSend {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly Header[];
  readonly body?: string;
}

export interface SendOptions {
  /** In milliseconds; 10 seconds to connect, 60 for the headers, 30 for the body where not given. */
  readonly timeouts?: Partial<Timeouts>;
  /** The most bytes of a body; 5 MB where not given. */
  readonly limit?: number;
  readonly signal?: AbortSignal;
  /** Where HTTPS_PROXY, HTTP_PROXY and NO_PROXY stand; that of the process where not given. */
  readonly environment?: Environment;
  /** Certificates in PEM to trust beside those of Node. Without them NODE_EXTRA_CA_CERTS counts, with them it does not. */
  readonly authorities?: readonly string[];
}

/** What was sent and what came of it. The request holds every secret that it was given. */
export interface Sent extends Pick<Exchange, 'response' | 'failure'> {
  /** As it was really sent, or would have been: with the headers that every client adds; without those for a proxy. */
  readonly request: HttpRequest;
  readonly time: number;
  readonly answeredAt?: number;
  /** The proxy that it went through, `host:port`, and the status with which that refused. */
  readonly proxy?: { readonly address: string; readonly status?: number };
  /** True where the body was longer than the limit and its end is missing. */
  readonly isBodyCut?: boolean;
}

const TIMEOUTS: Timeouts = { connect: 10_000, headers: 60_000, body: 30_000 };
const LIMIT = 5 * 1024 * 1024;
const LARGEST_HEADERS = 64 * 1024;

/**
 * Sends one request and tells all that can be known of what came of it. Redirects are not followed, TLS errors never ignored,
 * and nothing that may hold a secret goes over the network by plain http: such a request is refused before it is sent,
 * other than to this computer itself.
 * @throws never for what the network does; that is a `failure`, with or without a `response`
 */
export async function send(request: RequestToSend, options: SendOptions = {}): Promise<Sent> {
  const time = Date.now();
  const url = addressOf(request.url);
  const asSent = url ? withOwnHeaders(request, url) : request;
  const proxy = url && proxyFor(url, options.environment ?? process.env);
  const refusal = refusalBefore(request, url, proxy);
  if (refusal !== undefined || !url || proxy === 'unusable')
    return { request: asSent, time, failure: { code: refusal ?? FAILURE_CODES.notAnAddress, after: 0 } };
  const isTunnelled = url.protocol === 'https:';
  const route: Route = { target: targetOf(url), proxy, isTunnelled, authorities: options.authorities ?? [] };
  const came = await whatComes(asSent, url, route, options);
  return { request: asSent, time, ...came, ...(came.response && { answeredAt: Date.now() }) };
}

type Came = Pick<Sent, 'response' | 'failure' | 'proxy' | 'isBodyCut'>;

async function whatComes(request: HttpRequest, url: URL, route: Route, options: SendOptions): Promise<Came> {
  const progress = new Progress(options.signal);
  const proxy = route.proxy && { address: `${route.proxy.host}:${route.proxy.port}` };
  try {
    const { response, isCut, code } = await answerTo(request, url, route, options, progress);
    return {
      response,
      ...(code !== undefined && { failure: failureOf(code, progress) }),
      ...(isCut && { isBodyCut: true }),
      ...(proxy && { proxy }),
    };
  } catch (error) {
    const failure = await looked(failureOf(codeOf(error), progress), url, route, options);
    const status = error instanceof Refusal ? error.status : undefined;
    const refusing = proxy && { ...proxy, ...(status !== undefined && { status }) };
    return { failure: { ...failure, ...(refusing && { proxy: refusing }) }, ...(refusing && { proxy: refusing }) };
  } finally {
    progress.end();
  }
}

function addressOf(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '') return undefined;
  url.hash = '';
  // No client sends user and password of an address.
  url.username = '';
  url.password = '';
  return url;
}

function refusalBefore(
  { headers, body }: RequestToSend,
  url: URL | undefined,
  proxy: ProxyServer | 'unusable' | undefined,
): string | undefined {
  if (!url) return FAILURE_CODES.notAnAddress;
  if (url.protocol === 'http:' && !isLoopback(hostOf(url)) && mayHoldSecret(url, headers, body))
    return FAILURE_CODES.secretInPlainHttp;
  return proxy === 'unusable' ? FAILURE_CODES.proxySetting : undefined;
}

/** The request with the headers that every client sends; those of the caller stay as they are, twice too. */
function withOwnHeaders(
  { method, headers, body }: RequestToSend,
  url: URL,
): HttpRequest & { headers: readonly Header[] } {
  const has = (name: string): boolean => headers.some((header) => header.name.toLowerCase() === name.toLowerCase());
  const own = (name: string, value: string): Header[] => (has(name) ? [] : [{ name, value }]);
  const length = String(Buffer.byteLength(body ?? ''));
  return {
    method,
    url: url.href,
    headers: [
      ...own('Host', url.host),
      ...own('User-Agent', `sn-connector/${VERSION}`),
      ...own('Accept', '*/*'),
      ...headers,
      ...(body !== undefined || !/^(?:GET|HEAD|DELETE|OPTIONS)$/i.test(method) ? own('Content-Length', length) : []),
      ...own('Connection', 'close'),
    ],
    ...(body !== undefined && { body }),
  };
}

interface Answer {
  readonly response: HttpResponse;
  readonly isCut: boolean;
  /** Why the body is not whole. */
  readonly code?: string;
}

async function answerTo(
  request: HttpRequest,
  url: URL,
  route: Route,
  { timeouts, limit = LIMIT }: SendOptions,
  progress: Progress,
): Promise<Answer> {
  const { connect, headers, body } = { ...TIMEOUTS, ...timeouts };
  const { target, proxy, isTunnelled, authorities } = route;
  progress.within(connect);
  const plain = await reach(route, progress);
  const socket = url.protocol === 'https:' ? await secured(plain, target, progress, authorities) : plain;
  try {
    progress.phase = 'headers';
    progress.within(headers);
    const asked = isTunnelled ? undefined : proxy;
    const incoming = await headOf(socket, request, url, asked, progress);
    const { statusCode: status = 0, rawHeaders } = incoming;
    if (asked && status === 407) throw refusalOf(status);
    progress.phase = 'body';
    progress.within(body);
    const { text, isCut, code } = await receive(incoming, limit, progress.signal);
    return { response: { status, headers: pairs(rawHeaders), body: text }, isCut, ...(code !== undefined && { code }) };
  } finally {
    socket.destroy();
  }
}

/** Writes the request and waits for the head of its answer. To a proxy the whole address is written (RFC 9112, 3.2.2). */
async function headOf(
  socket: Socket,
  { method, headers = [], body }: HttpRequest,
  url: URL,
  proxy: ProxyServer | undefined,
  { signal }: Progress,
): Promise<IncomingMessage> {
  const all = [
    ...headers,
    ...(proxy?.authorization ? [{ name: 'Proxy-Authorization', value: proxy.authorization }] : []),
  ];
  const outgoing = httpRequest({
    createConnection: () => socket,
    method,
    path: proxy ? url.href : url.pathname + url.search,
    // As a list, names, order and duplicates stay, and Node adds nothing.
    headers: all.flatMap(({ name, value }) => [name, value]),
    maxHeaderSize: LARGEST_HEADERS,
  });
  outgoing.on('error', () => {});
  outgoing.end(body);
  const [incoming] = (await once(outgoing, 'response', { signal })) as [IncomingMessage];
  return incoming;
}

function pairs(raw: readonly string[]): Header[] {
  const headers: Header[] = [];
  for (let at = 0; at + 1 < raw.length; at += 2)
    headers.push({ name: raw[at] as string, value: raw[at + 1] as string });
  return headers;
}

function failureOf(code: string, { phase, isLate, signal, elapsed }: Progress): NetworkFailure {
  const known = isLate ? FAILURE_CODES.timeout : signal.aborted ? FAILURE_CODES.aborted : code;
  return { code: known, phase, after: elapsed };
}

/** A failure with what a second look at the server shows; nothing is sent for that. */
async function looked(
  failure: NetworkFailure,
  url: URL,
  route: Route,
  { signal, timeouts }: SendOptions,
): Promise<NetworkFailure> {
  const { code, phase } = failure;
  const isPlain = url.protocol === 'http:';
  const isBrokenOff = isPlain && phase === 'headers' && /^ECONNRESET$|^EPIPE$|^HPE_/.test(code);
  if (!isBrokenOff && !isOfTls(code, phase)) return failure;
  const seen = await probeTls(route, timeouts?.connect ?? TIMEOUTS.connect, signal);
  if (!isPlain) return { ...failure, ...seen };
  return seen.protocol === undefined ? failure : { ...failure, ...seen, code: FAILURE_CODES.httpToHttps };
}

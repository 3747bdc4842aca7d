import type { Document } from '../document/document.js';
import { type Place, stretch } from '../document/node.js';
import { CurlConnection } from './curl-connection.js';
import {
  type Exchange,
  type Header,
  type HttpRequest,
  type HttpResponse,
  headerOf,
  type NetworkFailure,
} from './exchange.js';
import { networkFailureIn } from './network-failures.js';
import { readPostmanConsole } from './postman-log.js';
import {
  isInvokeWebRequest,
  isTrace,
  type Line,
  linesOf,
  rawContentLines,
  traceLines,
  withoutChunkSizes,
  withoutProgress,
} from './raw-lines.js';
import { attemptOf, type KnownAddresses, stageOf } from './stage-of.js';

/** Without a version, as in `.http` files, the target has to look like one: a body may begin a line with "GET". */
const REQUEST =
  /^\s{0,8}(?:> ?)?(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|CONNECT) (?:(\S+) HTTP\/\d(?:\.\d)?|((?:https?:\/\/|\/|\{\{)\S*))\s*$/;
const RESPONSE = /^\s{0,8}(?:< ?)?HTTP\/\d(?:\.\d)? (\d{3})(?!\d)/;
/** Answers that are none yet: to `Expect: 100-continue`, and of a proxy. */
const INTERIM = /^\s{0,8}(?:< ?)?HTTP\/\d(?:\.\d)? (?:1\d\d|200 connection established)/i;
const HEADER = /^\s{0,8}(?:[<>] ?)?([!#$%&'*+.^_`|~\w-]{1,200}):[ \t]?(.*)$/;
/** What curl says besides: `* Connected to …`, `{ [213 bytes data]`, `curl: (6) …`, the head of its progress. */
const CURL = /^(?:\* |[{}] \[\d|curl: \(\d|\s{0,9}% Total|\s{1,40}Dload)/;
/** What only curl writes; a `*` alone begins a line of many texts. */
const IS_CURL =
  /^(?:> (?:GET|POST|PUT|PATCH|DELETE|HEAD) |< HTTP\/|curl: \(\d|\* {1,3}(?:Trying|Connect|Host |Could not|SSL|TLS|ALPN|Uses|Using|Recv|Closing|Operation|About to))/;
/** What curl says behind a body that does not end its line. */
const LEFT_INTACT = /\* {1,3}(?:Connection #\d{1,6} to host .{0,300} left intact|Closing connection.{0,20})$/;
/** What ends a body: the next message of a `.http` file, its scripts, the end of a block in Markdown. */
const BODY_END = /^(?:### ?|> \{%|```)/;

/** A sign-in has a few requests; what is behind so many is something else. */
const MOST = 5000;

interface Block {
  readonly start: Line;
  readonly headers: Header[];
  readonly headersFrom: number;
  headersTo: number;
  body: string | undefined;
  bodyFrom: number;
  bodyTo: number;
}

interface Failed {
  readonly failure: NetworkFailure;
  readonly line: Line;
}

/** What a text has of requests and answers. */
export interface RawHttp {
  /** Those of a sign-in or a call with a token. */
  readonly exchanges: readonly Exchange[];
  /** How many there are in all. */
  readonly count: number;
}

/**
 * Requests and answers as text, in the order in which they stand: pasted, of a `.http` file, of `curl -i`, `curl -v` or
 * `curl --trace-ascii`, of PowerShell's `Invoke-WebRequest`, or copied from the console of Postman.
 */
export function readRawHttp(document: Document, known: KnownAddresses): RawHttp {
  const plain = linesOf(document.text);
  const copied = readPostmanConsole(document, plain, known);
  if (copied.length > 0) return { exchanges: copied, count: copied.length };
  const trace = isTrace(plain);
  const isCurl = trace || plain.some(({ text }) => IS_CURL.test(text));
  const lines = trace
    ? traceLines(plain)
    : isInvokeWebRequest(plain)
      ? rawContentLines(plain)
      : isCurl
        ? withoutProgress(plain)
        : plain;
  return new RawReader(document, known, lines, isCurl).read();
}

class RawReader {
  private readonly exchanges: Exchange[] = [];
  private request: Block | undefined;
  private failed: Failed | undefined;
  private readonly connection = new CurlConnection();
  private count = 0;

  constructor(
    private readonly document: Document,
    private readonly known: KnownAddresses,
    private readonly lines: readonly Line[],
    private readonly isCurl: boolean,
  ) {}

  read(): RawHttp {
    for (let at = 0; at < this.lines.length && this.count < MOST; ) at = this.step(at);
    this.finish(undefined);
    return { exchanges: this.exchanges, count: this.count };
  }

  /** Reads what begins at a line; the number of the line behind it. */
  private step(at: number): number {
    const line = this.lines[at] as Line;
    if (this.isCurl && CURL.test(line.text)) {
      const failure = networkFailureIn(line.text);
      if (this.connection.hears(line.text)) this.failed = undefined;
      else if (failure) this.failed ??= { failure: this.connection.failure(failure, line.text), line };
      return at + 1;
    }
    const isRequest = REQUEST.test(line.text);
    if (!isRequest && !RESPONSE.test(line.text)) return at + 1;
    if (isRequest && (this.request || this.failed)) this.finish(undefined);
    const [block, next] = this.block(at, isRequest);
    if (isRequest) this.request = block;
    else if (!INTERIM.test(line.text)) this.finish(block);
    return next;
  }

  /** A start line with its headers, and the body up to what follows. */
  private block(from: number, isRequest: boolean): [Block, number] {
    const first = this.lines[from] as Line;
    const [start, after] = isRequest ? this.withQuery(first, from + 1) : [first, from + 1];
    const headers: Header[] = [];
    const block: Block = {
      start,
      headers,
      headersFrom: start.end,
      headersTo: start.end,
      body: undefined,
      bodyFrom: start.start,
      bodyTo: start.end,
    };
    let at = after;
    let isBlank = false;
    for (; at < this.lines.length && !isBlank; at++) {
      const line = this.lines[at] as Line;
      if (this.isCurl && CURL.test(line.text)) continue;
      isBlank = /^[<>]?\s*$/.test(line.text);
      if (isBlank) continue;
      const [, name, value] = HEADER.exec(line.text) ?? [];
      if (name === undefined || value === undefined) break;
      headers.push({ name, value: value.trim() });
      block.headersTo = line.end;
    }
    // What `curl -v` prints of a request ends with its headers.
    if (isRequest && /^\s{0,8}> /.test(start.text)) return [block, at];
    return [block, this.body(block, at)];
  }

  /** In a `.http` file a query may go on in the next lines. */
  private withQuery(start: Line, from: number): [Line, number] {
    const parts = [start.text.trimEnd()];
    let at = from;
    while (/^\s{1,40}[?&]\S*\s*$/.test(this.lines[at]?.text ?? '')) parts.push((this.lines[at++] as Line).text.trim());
    return [{ ...start, text: parts.join('') }, at];
  }

  private body(block: Block, from: number): number {
    const body: string[] = [];
    let at = from;
    for (; at < this.lines.length; at++) {
      const { text } = this.lines[at] as Line;
      if (REQUEST.test(text) || RESPONSE.test(text) || BODY_END.test(text)) break;
      if (!this.isCurl) body.push(text);
      else if (!CURL.test(text)) body.push(text.replace(LEFT_INTACT, ''));
      else if (/^curl: \(/.test(text)) break;
    }
    const whole = body.join('\n').trimEnd();
    const isChunked = /\bchunked\b/i.test(headerOf(block, 'transfer-encoding') ?? '');
    block.body = isChunked ? withoutChunkSizes(whole) : whole;
    block.bodyFrom = this.lines[from]?.start ?? block.headersTo;
    block.bodyTo = Math.max(block.bodyFrom, (this.lines[at - 1] ?? block.start).end);
    return at;
  }

  private finish(response: Block | undefined): void {
    const { request, failed } = this;
    this.request = undefined;
    this.failed = undefined;
    const first = request?.start ?? response?.start ?? failed?.line;
    if (!first) return;
    this.count++;
    const asked = request && requestOf(request);
    const answered = response && responseOf(response);
    const exchange = {
      ...(asked && { request: asked }),
      ...(answered && { response: answered }),
      where: this.where(first, request, response),
    };
    const stage = stageOf(exchange, this.known) ?? (failed && !answered ? 'token' : undefined);
    if (!stage) return;
    const whole: Exchange = { ...exchange, stage, ...(failed && !answered && { failure: failed.failure }) };
    const attempt = stage === 'token' ? attemptOf(whole) : undefined;
    this.exchanges.push(attempt ? { ...whole, attempt } : whole);
  }

  private where(first: Line, request: Block | undefined, response: Block | undefined): Exchange['where'] {
    const place = ({ start, end }: Line): Place => stretch(this.document, start, end);
    const part = (from: number, to: number): Place => stretch(this.document, from, Math.max(from, to));
    return {
      exchange: place(first),
      ...(request && { url: place(request.start), request: part(request.bodyFrom, request.bodyTo) }),
      ...(response && {
        status: place(response.start),
        headers: part(response.headersFrom, response.headersTo),
        response: part(response.bodyFrom, response.bodyTo),
      }),
    };
  }
}

function requestOf({ start, headers, body }: Block): HttpRequest {
  const [, method = 'GET', versioned, plain] = REQUEST.exec(start.text) ?? [];
  const target = versioned ?? plain ?? '/';
  const host = headerOf({ headers }, 'host')?.trim() ?? '';
  const isLocal = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::|$)/.test(host);
  const url = /^https?:/i.test(target) || host === '' ? target : `${isLocal ? 'http' : 'https'}://${host}${target}`;
  return { method, url, headers, ...(body !== undefined && { body }) };
}

const responseOf = ({ start, headers, body }: Block): HttpResponse => ({
  status: Number(RESPONSE.exec(start.text)?.[1]),
  headers,
  ...(body !== undefined && { body }),
});

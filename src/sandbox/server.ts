import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { html, page } from './html.js';
import type { SandboxRequest, SandboxResponse } from './http.js';
import { logLine } from './log.js';
import type { Sandbox } from './sandbox.js';

export interface Listening {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  close(): Promise<void>;
}

export interface ListenOptions {
  /** Gets a line for each request, without values. */
  readonly log?: (line: string) => void;
  /** Between two bytes of a slow answer, in milliseconds. */
  readonly pause?: number;
}

/** The only interface: nobody else in the network reaches it. */
const HOST = '127.0.0.1';
const MOST_BYTES = 10 * 1024 * 1024;
const REQUEST_TIMEOUT = 30_000;

/**
 * Serves a sandbox over http at 127.0.0.1.
 * @param port 0 for any free one
 * @throws what the operating system says, such as EADDRINUSE
 */
export function listen(sandbox: Sandbox, port: number, options: ListenOptions = {}): Promise<Listening> {
  const server = createServer(
    { requestTimeout: REQUEST_TIMEOUT, headersTimeout: REQUEST_TIMEOUT },
    (incoming, outgoing) => {
      void serve(sandbox, incoming, outgoing, options);
    },
  );
  server.maxConnections = 100;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => {
      const { port: actual } = server.address() as AddressInfo;
      resolve({ origin: `http://${HOST}:${actual}`, close: () => closed(server) });
    });
  });
}

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

async function serve(
  sandbox: Sandbox,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { log, pause = 1000 }: ListenOptions,
): Promise<void> {
  try {
    const body = await bodyOf(incoming);
    const request: SandboxRequest = {
      method: incoming.method ?? 'GET',
      url: incoming.url ?? '/',
      headers: headersOf(incoming),
      ...(body && { body }),
    };
    const answer = body ? answerTo(sandbox, request) : tooLarge();
    log?.(logLine(request, answer));
    send(incoming, outgoing, answer, pause);
  } catch {
    // The client went away, or the answer cannot be sent: nobody is left to tell.
    incoming.socket.destroy();
  }
}

/** A request that the sandbox cannot digest is a bug of ours, told as one and survived. */
function answerTo(sandbox: Sandbox, request: SandboxRequest): SandboxResponse {
  try {
    return sandbox.handle(request);
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown';
    return {
      ...page(500, 'The sandbox failed', html`<p>This is a bug of the sandbox, not of your connector.</p>`),
      reason: `a bug of the sandbox (${name})`,
    };
  }
}

const tooLarge = (): SandboxResponse => ({
  ...page(413, 'Too large', html`<p>The sandbox takes 10 megabytes.</p>`),
  headers: { Connection: 'close', 'Content-Type': 'text/html;charset=UTF-8' },
  reason: 'the body is larger than 10 megabytes',
});

/** The bytes of the body; undefined when there are too many, which are then read no further. */
const bodyOf = (incoming: IncomingMessage): Promise<Uint8Array | undefined> =>
  new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    incoming.on('data', (chunk: Uint8Array) => {
      size += chunk.length;
      if (size <= MOST_BYTES) chunks.push(chunk);
      else {
        incoming.pause();
        resolve(undefined);
      }
    });
    incoming.once('end', () => resolve(Buffer.concat(chunks)));
    incoming.once('error', reject);
    incoming.once('close', () => reject(new Error('the client went away')));
  });

/** By name in small letters. Node itself would drop the second of two Authorization headers. */
function headersOf({ rawHeaders }: IncomingMessage): Record<string, string> {
  const headers = new Map<string, string>();
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] as string).toLowerCase();
    const value = rawHeaders[index + 1] as string;
    const former = headers.get(name);
    headers.set(name, former === undefined ? value : `${former}, ${value}`);
  }
  return Object.fromEntries(headers);
}

function send(incoming: IncomingMessage, outgoing: ServerResponse, answer: SandboxResponse, pause: number): void {
  const { status, headers, body, wire } = answer;
  if (wire === 'reset') {
    incoming.socket.resetAndDestroy();
    return;
  }
  if (wire === 'hang') return;
  const bytes = Buffer.from(body);
  outgoing.writeHead(status, { ...headers, ...(status === 204 ? {} : { 'Content-Length': String(bytes.length) }) });
  if (wire !== 'drip') {
    outgoing.end(incoming.method === 'HEAD' || status === 204 ? undefined : bytes);
    return;
  }
  let sent = 0;
  const timer = setInterval(() => {
    if (sent < bytes.length) outgoing.write(bytes.subarray(sent, ++sent));
    else outgoing.end(() => clearInterval(timer));
  }, pause);
  outgoing.once('close', () => clearInterval(timer));
}

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UserError } from '../engine/user-error.js';

/** An answer of the sign-in that belongs to another request, or to nobody. */
export interface ForeignAnswer {
  readonly reason: 'state-missing' | 'state-differs';
  /** The whole address, with all that is secret in it. */
  readonly url: string;
}

export interface ReceiverOptions {
  /** 0 for any free one; else that of the registered redirect URL. */
  readonly port: number;
  /** That of the registered redirect URL, such as `/redirect`; compared exactly. */
  readonly path: string;
  /** Of the redirect URL; where it is `localhost` browsers come to 127.0.0.1 all the same. */
  readonly host?: '127.0.0.1' | 'localhost';
  /** The state of the request that an answer is waited for. */
  readonly state: string;
  /** Ends the waiting. */
  readonly signal?: AbortSignal;
  /** Gets an answer whose state is missing or another; it is refused, and the waiting goes on. */
  readonly onForeign?: (answer: ForeignAnswer) => void;
}

export interface Receiver {
  /** What the sign-in is to lead back to. */
  readonly redirectUrl: string;
  /** The whole address of the answer; undefined when the receiver was closed before one came. */
  readonly answer: Promise<string | undefined>;
  close(): Promise<void>;
}

/** The only interface: nobody else in the network reaches it. */
const INTERFACE = '127.0.0.1';
/** How long a browser may take to write a request, in milliseconds. */
const PATIENCE = 10_000;
/** Browsers open some connections in advance. */
const MOST_CONNECTIONS = 20;

/**
 * Waits on this computer for the browser to come back from the sign-in (RFC 8252, 7.3). One answer with the right state is
 * taken, then it closes. Its pages are constant: nothing of a request is shown.
 * @throws UserError `port-in-use` and `cannot-listen`
 */
export async function openReceiver(options: ReceiverOptions): Promise<Receiver> {
  const { port, path, host = INTERFACE, signal } = options;
  let resolve: (url: string | undefined) => void = () => {};
  const answer = new Promise<string | undefined>((done) => {
    resolve = done;
  });
  const server = createServer({ requestTimeout: PATIENCE, headersTimeout: PATIENCE });
  server.maxConnections = MOST_CONNECTIONS;
  const actual = await listening(server, port);
  const close = (): Promise<void> => {
    signal?.removeEventListener('abort', close);
    resolve(undefined);
    return closed(server);
  };
  const origin = `http://${host}:${actual}`;
  server.on('request', (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const verdict = verdictOn(incoming, options, actual);
    const url = origin + incoming.url;
    if (verdict.foreign) options.onForeign?.({ reason: verdict.foreign, url });
    if (verdict.page === 'received') {
      // The page is on its way before the connections are closed.
      outgoing.once('close', () => void close());
      resolve(url);
    }
    send(outgoing, verdict);
  });
  if (signal?.aborted) await close();
  else signal?.addEventListener('abort', close, { once: true });
  return { redirectUrl: origin + path, answer, close };
}

const listening = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(whyNot(error, port)));
    server.listen({ port, host: INTERFACE, exclusive: true }, () => resolve((server.address() as AddressInfo).port));
  });

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

function whyNot({ code }: NodeJS.ErrnoException, port: number): UserError {
  return code === 'EADDRINUSE'
    ? new UserError(
        'port-in-use',
        `Port ${port} of ${INTERFACE} is in use, perhaps by another run.`,
        'End the other program, or take another port and register its redirect URL.',
        'cannot-run',
      )
    : new UserError(
        'cannot-listen',
        `Port ${port} of ${INTERFACE} cannot be used (${code ?? 'for a reason that is not told'}).`,
        'Take a port from 1024 to 65535 and register its redirect URL.',
        'cannot-run',
      );
}

interface Verdict {
  readonly status: number;
  readonly page: keyof typeof PAGES;
  readonly foreign?: ForeignAnswer['reason'];
}

function verdictOn(
  { method, url = '/', headers }: IncomingMessage,
  { path, state }: ReceiverOptions,
  port: number,
): Verdict {
  // A page of another site can make its own name lead here; the browser then says that name.
  const isOurs = [`${INTERFACE}:${port}`, `localhost:${port}`].includes((headers.host ?? '').toLowerCase());
  if (!isOurs) return { status: 400, page: 'refused' };
  const mark = url.indexOf('?');
  if ((mark < 0 ? url : url.slice(0, mark)) !== path) return { status: 404, page: 'nothing' };
  if (method !== 'GET') return { status: 405, page: 'refused' };
  const query = new URLSearchParams(mark < 0 ? '' : url.slice(mark + 1));
  const states = query.getAll('state');
  if (states.length === 1 && states[0] === state) return { status: 200, page: 'received' };
  const isAnswer = query.has('code') || query.has('error');
  const reason = states.every((each) => each === '') ? 'state-missing' : 'state-differs';
  return { status: 400, page: 'refused', ...(isAnswer && { foreign: reason }) };
}

const PAGES = {
  received: ['The answer has arrived', 'You can close this window and go back to the command line.'],
  refused: [
    'This is not the answer that is waited for',
    'Start the sign-in with the address that the command line shows.',
  ],
  nothing: ['There is nothing here', 'The command line waits for the answer of a sign-in at another address.'],
} as const;

const HEADERS = {
  'Content-Type': 'text/html;charset=UTF-8',
  'Content-Security-Policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
  Connection: 'close',
};

function send(outgoing: ServerResponse, { status, page }: Verdict): void {
  const [title, text] = PAGES[page];
  const body = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1><p>${text}</p></body></html>`;
  const length = String(Buffer.byteLength(body));
  outgoing.writeHead(status, { ...HEADERS, ...(status === 405 && { Allow: 'GET' }), 'Content-Length': length });
  outgoing.end(body);
}

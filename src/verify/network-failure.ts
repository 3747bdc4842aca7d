import type { Phase } from '../exchange/exchange.js';

/**
 * What is told beside the words of Node.js and OpenSSL. Those about proxies are Chromium's, which people find when they
 * search for them.
 */
export const FAILURE_CODES = {
  /** The address is none, or has another scheme than http and https: nothing was sent. */
  notAnAddress: 'ERR_INVALID_URL',
  /** A secret would have gone over the network in plain text: nothing was sent. */
  secretInPlainHttp: 'ERR_SECRET_OVER_PLAIN_HTTP',
  /** HTTPS_PROXY or HTTP_PROXY holds something that is no http proxy: nothing was sent. */
  proxySetting: 'ERR_NO_SUPPORTED_PROXIES',
  /** The proxy cannot be reached. */
  proxyUnreachable: 'ERR_PROXY_CONNECTION_FAILED',
  /** The proxy wants user and password (407). */
  proxyAuthentication: 'ERR_PROXY_AUTH_REQUESTED',
  /** The proxy does not connect to the host. */
  tunnelRefused: 'ERR_TUNNEL_CONNECTION_FAILED',
  /** Plain http was sent to a port that speaks TLS; OpenSSL's word for it. */
  httpToHttps: 'ERR_SSL_HTTP_REQUEST',
  /** TLS was sent to a port that does not speak it. */
  notTls: 'ERR_SSL_WRONG_VERSION_NUMBER',
  timeout: 'ETIMEDOUT',
  aborted: 'ABORT_ERR',
} as const;

/** A failure that has its code from us. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    /** The status with which a proxy refused. */
    readonly status?: number,
  ) {
    super(code);
  }
}

/** What OpenSSL says, by version and place, when the other side does not speak TLS at all. */
const NOT_TLS = new Set(['WRONG_VERSION_NUMBER', 'PACKET_LENGTH_TOO_LONG', 'BAD_PACKET_LENGTH', 'HTTP_REQUEST']);

/**
 * The code of an error of the network. `EPROTO` says only that TLS went wrong; the words of OpenSSL behind it say what.
 * Only codes are taken, never messages, which may quote anything.
 */
export function codeOf(error: unknown): string {
  const { code, message = '' } = (error ?? {}) as { readonly code?: unknown; readonly message?: string };
  const known = typeof code === 'string' && /^[A-Z][A-Z\d_]{1,60}$/.test(code) ? code : 'ERR_UNKNOWN';
  const reason =
    known === 'EPROTO'
      ? /SSL routines:[^:]{0,80}:([a-z\d -]{1,60})/i.exec(message)?.[1]
      : known.match(/^ERR_SSL_(.+)/)?.[1];
  if (reason === undefined) return known;
  const name = reason
    .trim()
    .toUpperCase()
    .replace(/[^A-Z\d]+/g, '_');
  return NOT_TLS.has(name) ? FAILURE_CODES.notTls : `ERR_SSL_${name}`;
}

/** True for failures in which a look at what the server offers tells more. */
export const isOfTls = (code: string, phase: Phase | undefined): boolean =>
  phase === 'tls' && code !== FAILURE_CODES.notTls && code !== FAILURE_CODES.timeout && code !== FAILURE_CODES.aborted;

import { once } from 'node:events';
import { connect, isIP, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type ConnectionOptions, connect as connectTls, rootCertificates, type TLSSocket } from 'node:tls';
import { FAILURE_CODES, Refusal } from './network-failure.js';
import { hostOf, portOf } from './plain-http.js';
import type { Progress } from './progress.js';
import { tunnel } from './proxy.js';
import type { ProxyServer } from './proxy-settings.js';

/** Where a connection leads to. */
export interface Target {
  readonly host: string;
  readonly port: number;
}

export const targetOf = (url: URL): Target => ({ host: hostOf(url), port: portOf(url) });

/**
 * How long Node tries one of several addresses of a host before it takes the next, in milliseconds. Its own 250 give up on
 * servers that are only far away.
 */
const ATTEMPT = 2_000;

/** The way to a target. */
export interface Route {
  readonly target: Target;
  readonly proxy: ProxyServer | undefined;
  /** False where the proxy itself gets the request, as with plain http. */
  readonly isTunnelled: boolean;
  /** Certificates in PEM to trust beside those of Node; NODE_EXTRA_CA_CERTS needs none. */
  readonly authorities: readonly string[];
}

/**
 * A connection without TLS of its own to a target, or to the proxy.
 * @throws what Node says; Refusal for what a proxy does
 */
export async function reach(route: Route, progress: Progress): Promise<Socket> {
  const { target, proxy, isTunnelled } = route;
  if (!proxy) return dial(target, progress);
  const socket = await toProxy(proxy, route, progress);
  return isTunnelled ? tunnel(socket, target, proxy, progress) : socket;
}

async function toProxy(proxy: ProxyServer, { authorities }: Route, progress: Progress): Promise<Socket> {
  try {
    const socket = await dial(proxy, progress);
    return proxy.isSecure ? await secured(socket, proxy, progress, authorities) : socket;
  } catch (error) {
    // A certificate of the proxy, or a timeout, says more than that it was the proxy.
    const isMore = progress.phase === 'tls' || progress.signal.aborted;
    throw isMore ? error : new Refusal(FAILURE_CODES.proxyUnreachable);
  }
}

async function dial({ host, port }: Target, progress: Progress): Promise<Socket> {
  progress.phase = isIP(host) ? 'connect' : 'resolve';
  const socket = connect({ host, port, autoSelectFamilyAttemptTimeout: ATTEMPT });
  socket.once('lookup', (error) => {
    if (!error) progress.phase = 'connect';
  });
  return settled(socket, 'connect', progress);
}

/**
 * TLS over a connection. Certificates are always checked, also where the environment says otherwise
 * (NODE_TLS_REJECT_UNAUTHORIZED): secrets go through it.
 */
export async function secured(
  socket: Socket,
  { host }: Target,
  progress: Progress,
  authorities: readonly string[],
): Promise<TLSSocket> {
  progress.phase = 'tls';
  const secure = connectTls({
    ...tlsOptions(socket, host),
    rejectUnauthorized: true,
    minVersion: 'TLSv1.2',
    ...(authorities.length > 0 && { ca: [...rootCertificates, ...authorities] }),
  });
  return settled(secure, 'secureConnect', progress);
}

/** What every handshake says: the host, for the server and for the check of its certificate. */
export const tlsOptions = (socket: Duplex, host: string): ConnectionOptions => ({
  socket,
  host,
  ALPNProtocols: ['http/1.1'],
  ...(isIP(host) === 0 && { servername: host }),
});

/** Waits for an event of a socket; when it does not come the socket is gone. */
export async function settled<Kind extends Socket>(
  socket: Kind,
  event: 'connect' | 'secureConnect',
  { signal }: { readonly signal: AbortSignal },
): Promise<Kind> {
  // Errors that come later belong to nobody.
  socket.on('error', () => {});
  try {
    await once(socket, event, { signal });
    return socket;
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

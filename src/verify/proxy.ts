import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { isIPv6, type Socket } from 'node:net';
import { FAILURE_CODES, Refusal } from './network-failure.js';
import type { Progress } from './progress.js';
import type { ProxyServer } from './proxy-settings.js';

/**
 * Asks a proxy to connect to a target (RFC 9110, 9.3.6); from then on the connection leads there.
 * @param socket a connection to the proxy
 * @throws Refusal for a proxy that does not; what Node says for one that breaks off
 */
export async function tunnel(
  socket: Socket,
  { host, port }: { readonly host: string; readonly port: number },
  { authorization }: ProxyServer,
  progress: Progress,
): Promise<Socket> {
  const { signal } = progress;
  progress.phase = 'connect';
  const authority = `${isIPv6(host) ? `[${host}]` : host}:${port}`;
  const asked = httpRequest({
    createConnection: () => socket,
    method: 'CONNECT',
    path: authority,
    headers: ['Host', authority, ...(authorization ? ['Proxy-Authorization', authorization] : [])],
  });
  asked.on('error', () => {});
  asked.end();
  try {
    const [{ statusCode = 0 }] = (await once(asked, 'connect', { signal })) as [IncomingMessage];
    if (statusCode >= 200 && statusCode < 300) return socket;
    throw refusalOf(statusCode);
  } catch (error) {
    socket.destroy();
    if (error instanceof Refusal || signal.aborted) throw error;
    throw new Refusal(FAILURE_CODES.tunnelRefused);
  }
}

/** What the status of a proxy means. */
export const refusalOf = (status: number): Refusal =>
  new Refusal(status === 407 ? FAILURE_CODES.proxyAuthentication : FAILURE_CODES.tunnelRefused, status);

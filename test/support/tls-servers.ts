import { readFileSync } from 'node:fs';
import { createServer as createHttp, type Server as HttpServer, type RequestListener } from 'node:http';
import { createServer as createHttps, type ServerOptions } from 'node:https';
import { type AddressInfo, createServer as createPlain, type Server, type Socket } from 'node:net';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, 'certificates');

export const pem = (name: string): string => readFileSync(join(FOLDER, `${name}.pem`), 'utf8');

/** Where the authority of the tests lies, for NODE_EXTRA_CA_CERTS. */
export const AUTHORITY_FILE = join(FOLDER, 'authority.pem');
export const AUTHORITY = pem('authority');

export interface Served {
  /** `127.0.0.1:<port>` */
  readonly at: string;
  readonly port: number;
}

/** Has a server listen at 127.0.0.1 for as long as it is used, and ends its connections then. */
export async function listening<T>(server: Server, use: (served: Served) => Promise<T>): Promise<T> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    return await use({ at: `127.0.0.1:${port}`, port });
  } finally {
    const isClosed = new Promise((resolve) => server.close(resolve));
    for (const socket of sockets) socket.destroy();
    await isClosed;
  }
}

const OK: RequestListener = (_, response) => response.end('{"ok":true}');

export const httpServer = (answer: RequestListener = OK): HttpServer => createHttp(answer);

/** An https server that shows one of the certificates. */
export const httpsServer = (certificate: string, options: ServerOptions = {}, answer: RequestListener = OK): Server => {
  const server = createHttps({ cert: pem(certificate), key: pem(`${certificate}.key`), ...options }, answer);
  server.on('tlsClientError', () => {});
  return server;
};

/** No version of TLS that is still allowed. */
export const OLD_TLS: ServerOptions = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' };

/** Only who shows a certificate of the authority is let in. */
export const MUTUAL_TLS: ServerOptions = { requestCert: true, rejectUnauthorized: true, ca: AUTHORITY };

/** A server that does with each connection what it is told. */
export const rawServer = (answer: (socket: Socket) => void): Server => createPlain(answer);

/** A port at which nothing listens. */
export async function freePort(): Promise<number> {
  return listening(createPlain(), async ({ port }) => port);
}

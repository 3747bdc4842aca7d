import {
  AUTHORITY,
  freePort,
  httpServer,
  httpsServer,
  listening,
  MUTUAL_TLS,
  OLD_TLS,
  pem,
  rawServer,
} from './tls-servers.js';

/** Servers that cannot be spoken to, each for a reason of its own; `use` gets the origin of one. */
export const WRONG_SERVERS = {
  'self-signed': (use) => listening(httpsServer('self-signed'), ({ at }) => use(`https://${at}`)),
  'private-authority': (use) =>
    listening(httpsServer('good', { cert: pem('good') + AUTHORITY }), ({ at }) => use(`https://${at}`)),
  'chain-not-whole': (use) => listening(httpsServer('behind-intermediate'), ({ at }) => use(`https://${at}`)),
  expired: (use) => listening(httpsServer('expired'), ({ at }) => use(`https://${at}`)),
  'wrong-name': (use) => listening(httpsServer('wrong-name'), ({ at }) => use(`https://${at}`)),
  'old-tls': (use) => listening(httpsServer('good', OLD_TLS), ({ at }) => use(`https://${at}`)),
  'wants-certificate': (use) => listening(httpsServer('good', MUTUAL_TLS), ({ at }) => use(`https://${at}`)),
  'wants-certificate-tls-1.2': (use) =>
    listening(httpsServer('good', { ...MUTUAL_TLS, maxVersion: 'TLSv1.2' }), ({ at }) => use(`https://${at}`)),
  'plain-http-at-https': (use) => listening(httpServer(), ({ at }) => use(`https://${at}`)),
  'tls-at-http': (use) => listening(httpsServer('good'), ({ at }) => use(`http://${at}`)),
  'no-http': (use) =>
    listening(
      rawServer((socket) => socket.end('SSH-2.0-OpenSSH\r\n')),
      ({ at }) => use(`http://${at}`),
    ),
  'no-such-host': (use) => use('https://dev90001.invalid'),
  'nothing-listens': async (use) => use(`https://127.0.0.1:${await freePort()}`),
  'reset-in-handshake': (use) =>
    listening(
      rawServer((socket) => socket.once('data', () => socket.resetAndDestroy())),
      ({ at }) => use(`https://${at}`),
    ),
  'reset-before-answer': (use) =>
    listening(
      httpsServer('good', {}, (incoming) => incoming.socket.destroy()),
      ({ at }) => use(`https://${at}`),
    ),
  'silent-in-handshake': (use) =>
    listening(
      rawServer(() => {}),
      ({ at }) => use(`https://${at}`),
    ),
  'no-answer': (use) =>
    listening(
      httpsServer('good', {}, () => {}),
      ({ at }) => use(`https://${at}`),
    ),
  slow: (use) =>
    listening(
      httpsServer('good', {}, (_, outgoing) => outgoing.write('{')),
      ({ at }) => use(`https://${at}`),
    ),
} satisfies Readonly<Record<string, <T>(use: (origin: string) => Promise<T>) => Promise<T>>>;

export type WrongServer = keyof typeof WRONG_SERVERS;

/** The authority of the tests, except where it is that which is not known. */
export const trustedAt = (server: WrongServer): readonly string[] =>
  server === 'private-authority' ? [] : [AUTHORITY];

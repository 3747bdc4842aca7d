import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Serving {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  close(): Promise<void>;
}

/**
 * Serves at 127.0.0.1.
 * @param listener what answers; made when the origin is known, for servers that have to know it
 * @param port 0 for any free one
 */
export async function serve(listener: (origin: string) => RequestListener, port = 0): Promise<Serving> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  server.on('request', listener(origin));
  return {
    origin,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A port that is free now, for servers that must be told one. */
export async function freePort(): Promise<number> {
  const serving = await serve(() => () => {});
  await serving.close();
  return Number(new URL(serving.origin).port);
}

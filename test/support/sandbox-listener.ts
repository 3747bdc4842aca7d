import type { RequestListener } from 'node:http';
import type { Sandbox } from '../../src/sandbox/sandbox.js';

/** Lets a server of the tests, of whatever name and with TLS or without, answer as a sandbox. */
export const sandboxListener =
  (sandbox: Sandbox): RequestListener =>
  async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const { method = 'GET', url = '/' } = incoming;
    const headers = { ...(incoming.headers as Record<string, string>), host: '127.0.0.1' };
    const answer = sandbox.handle({ method, url, headers, body: Buffer.concat(chunks) });
    outgoing.writeHead(answer.status, answer.headers).end(answer.body);
  };

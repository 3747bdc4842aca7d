import { connect } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { createSandbox, type SandboxOptions } from '../../src/sandbox/sandbox.js';
import { listen } from '../../src/sandbox/server.js';
import { REDIRECT } from '../support/sandbox.js';

async function served<T>(
  options: SandboxOptions,
  use: (origin: string, log: readonly string[], sandbox: ReturnType<typeof createSandbox>) => Promise<T>,
): Promise<T> {
  const log: string[] = [];
  const sandbox = createSandbox(options);
  const { origin, close } = await listen(sandbox, 0, { log: (line) => log.push(line), pause: 1 });
  try {
    return await use(origin, log, sandbox);
  } finally {
    await close();
  }
}

/** Bytes as they are, for what no client would send. */
const raw = (origin: string, text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(origin).port), '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('end', () => resolve(answer));
    socket.on('error', reject);
  });

describe('over a socket', () => {
  test('the whole flow, and a line for each request that tells no value', async () => {
    await served({}, async (origin, log, { client }) => {
      expect(origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
      const query = new URLSearchParams({
        response_type: 'code',
        client_id: client.id,
        redirect_uri: REDIRECT,
        state: 'canary-state',
      });
      const page = await (await fetch(`${origin}/oauth_auth.do?${query}`)).text();
      const request = /name="request" value="([^"]+)"/.exec(page)?.[1] as string;
      const person = { request, user_name: 'abel.example', user_password: 'teaching-only', action: 'allow' };
      const post = (path: string, fields: Record<string, string>) =>
        fetch(origin + path, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
      const location = new URL((await post('/oauth_auth.do', person)).headers.get('location') as string);
      const code = location.searchParams.get('code') as string;
      const fields = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT, client_id: client.id };
      const tokens = await (await post('/oauth_token.do', { ...fields, client_secret: client.secret })).json();
      const headers = { Authorization: `Bearer ${tokens.access_token}` };
      const answer = await fetch(`${origin}/api/now/v2/table/incident?sysparm_limit=1`, { headers });
      const { result } = await answer.json();
      expect([answer.status, answer.headers.get('x-total-count'), result.length]).toEqual([200, '12', 1]);
      await fetch(`${origin}/${tokens.access_token}/${code}?${client.secret}`);
      expect(log).toEqual([
        'GET /oauth_auth.do (response_type client_id redirect_uri state) 200',
        'POST /oauth_auth.do (request user_name user_password action) 302',
        'POST /oauth_token.do (grant_type=authorization_code code redirect_uri client_id client_secret) 200',
        'GET /api/now/v2/table/incident (sysparm_limit) 200',
        'GET /.../... 404',
      ]);
      for (const canary of [
        client.id,
        client.secret,
        code,
        tokens.access_token,
        tokens.refresh_token,
        'canary',
        request,
      ])
        expect(log.join('\n')).not.toContain(canary);
    });
  });

  test('a foreign host, a second token and a broken request', async () => {
    await served({}, async (origin, log) => {
      const foreign = await raw(origin, 'GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n');
      expect(foreign).toMatch(/^HTTP\/1\.1 403 /);
      const host = new URL(origin).host;
      const twice = `GET /api/now/table/incident HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer x\r\nAuthorization: Basic y\r\nConnection: close\r\n\r\n`;
      expect(await raw(origin, twice)).toMatch(/^HTTP\/1\.1 401 /);
      expect(await raw(origin, 'nonsense\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
      expect(log).toEqual([
        'GET / 403: the header Host names another host',
        'GET /api/now/table/incident 401: no Bearer token in the header Authorization',
      ]);
    });
  });

  test('a body that is too large is not read to its end', async () => {
    await served({}, async (origin) => {
      const head = `POST /oauth_token.do HTTP/1.1\r\nHost: ${new URL(origin).host}\r\nContent-Length: 99000000\r\n\r\n`;
      expect(await raw(origin, head + 'x'.repeat(11 * 1024 * 1024))).toMatch(/^HTTP\/1\.1 413 /);
    });
  });

  test('a reset, a slow answer, and none', async () => {
    await served({ fault: 'reset' }, async (origin) => {
      await expect(fetch(origin)).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } });
    });
    await served({ fault: 'slow' }, async (origin) => {
      expect(await (await fetch(origin)).text()).toMatch(/<\/html>$/);
    });
    await served({ fault: 'no-answer' }, async (origin) => {
      await expect(fetch(origin, { signal: AbortSignal.timeout(200) })).rejects.toMatchObject({ name: 'TimeoutError' });
    });
  });

  test('a port that is in use is refused', async () => {
    await served({}, async (origin) => {
      await expect(listen(createSandbox(), Number(new URL(origin).port))).rejects.toMatchObject({ code: 'EADDRINUSE' });
    });
  });
});

import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { describe, expect, test } from '@jest/globals';
import { type ForeignAnswer, openReceiver, type Receiver, type ReceiverOptions } from '../../src/verify/receiver.js';

const OPTIONS: ReceiverOptions = { port: 0, path: '/redirect', state: 'right-state' };

async function open<T>(
  use: (receiver: Receiver, port: number) => Promise<T>,
  options: Partial<ReceiverOptions> = {},
): Promise<T> {
  const receiver = await openReceiver({ ...OPTIONS, ...options });
  try {
    return await use(receiver, Number(new URL(receiver.redirectUrl).port));
  } finally {
    await receiver.close();
  }
}

/** A request as it stands, for what fetch would not send. */
const raw = (port: number, text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });

test('takes the answer with the right state, with a page that shows nothing of it, and closes', async () => {
  await open(async ({ redirectUrl, answer }, port) => {
    expect(redirectUrl).toBe(`http://127.0.0.1:${port}/redirect`);
    const url = `${redirectUrl}?code=canary-code&state=right-state&iss=<b>canary</b>`;
    const page = await fetch(url);
    const text = await page.text();
    expect([page.status, text]).toEqual([200, expect.stringContaining('You can close this window')]);
    expect(text + JSON.stringify([...page.headers])).not.toMatch(/canary|right-state/);
    expect(Object.fromEntries(page.headers)).toMatchObject({
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'x-content-type-options': 'nosniff',
      connection: 'close',
    });
    expect(await answer).toBe(new URL(url).href);
    await expect(raw(port, 'GET / HTTP/1.1\r\n\r\n')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});

test('an error with the right state is an answer too', async () => {
  await open(async ({ redirectUrl, answer }) => {
    await fetch(`${redirectUrl}?error=access_denied&state=right-state`);
    expect(new URL((await answer) as string).searchParams.get('error')).toBe('access_denied');
  });
});

test('what is not the answer is refused in constant words, and the waiting goes on', async () => {
  const foreign: ForeignAnswer[] = [];
  await open(
    async ({ redirectUrl, answer }, port) => {
      const status = async (path: string, init?: RequestInit) =>
        (await fetch(`http://127.0.0.1:${port}${path}`, init)).status;
      expect(await status('/favicon.ico')).toBe(404);
      expect(await status('/redirect/?code=a&state=right-state')).toBe(404);
      expect(await status('/Redirect?code=a&state=right-state')).toBe(404);
      expect(await status('/redirect?code=a&state=right-state', { method: 'POST' })).toBe(405);
      expect(await status('/redirect')).toBe(400);
      expect(await status('/redirect?state=wrong')).toBe(400);
      expect(foreign).toEqual([]);
      expect(await status('/redirect?code=a&state=wrong')).toBe(400);
      expect(await status('/redirect?code=a')).toBe(400);
      expect(await status('/redirect?error=b&state=')).toBe(400);
      expect(await status('/redirect?code=a&state=right-state&state=wrong')).toBe(400);
      expect(foreign.map(({ reason }) => reason)).toEqual([
        ...['state-differs', 'state-missing', 'state-missing', 'state-differs'],
      ]);
      expect(foreign[0]?.url).toBe(`${redirectUrl}?code=a&state=wrong`);
      const refused = await (await fetch(`${redirectUrl}?code=canary&state=canary`)).text();
      expect(refused).not.toContain('canary');
      await fetch(`${redirectUrl}?code=b&state=right-state`);
      expect(await answer).toContain('code=b');
    },
    { onForeign: (each) => foreign.push(each) },
  );
});

test('only to its own name, so that no name of another site leads here', async () => {
  await open(async (_, port) => {
    const ask = (host: string) => raw(port, `GET /redirect?code=a&state=right-state HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
    for (const host of ['evil.example', `evil.example:${port}`, '127.0.0.1', `localhost.evil.example:${port}`])
      expect(await ask(host)).toMatch(/^HTTP\/1\.1 400 /);
    expect(await raw(port, 'GET /redirect HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
    expect(await ask(`LOCALHOST:${port}`)).toMatch(/^HTTP\/1\.1 200 /);
  });
});

test('only at 127.0.0.1', async () => {
  const others = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  const own = others.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.2';
  await open(async (_, port) => {
    await expect(
      new Promise((resolve, reject) => connect(port, own, () => resolve('connected')).on('error', reject)),
    ).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});

test('the redirect URL can name localhost, and browsers still come', async () => {
  await open(
    async ({ redirectUrl, answer }, port) => {
      expect(redirectUrl).toBe(`http://localhost:${port}/redirect`);
      await fetch(`http://127.0.0.1:${port}/redirect?code=a&state=right-state`);
      expect(await answer).toBe(`${redirectUrl}?code=a&state=right-state`);
    },
    { host: 'localhost' },
  );
});

describe('an end without an answer', () => {
  test('closing and giving up', async () => {
    const closed = await openReceiver(OPTIONS);
    await closed.close();
    expect(await closed.answer).toBeUndefined();
    const controller = new AbortController();
    const given = await openReceiver({ ...OPTIONS, signal: controller.signal });
    controller.abort();
    expect(await given.answer).toBeUndefined();
    expect(await (await openReceiver({ ...OPTIONS, signal: AbortSignal.abort() })).answer).toBeUndefined();
  });

  test('a connection that says nothing does not keep it open', async () => {
    await open(async ({ close }, port) => {
      const socket = connect(port, '127.0.0.1');
      const isClosed = new Promise((resolve) => socket.on('error', () => {}).on('close', resolve));
      await new Promise((resolve) => socket.once('connect', resolve));
      await close();
      await isClosed;
    });
  });

  test('a port in use is told', async () => {
    await open(async (_, port) => {
      await expect(openReceiver({ ...OPTIONS, port })).rejects.toMatchObject({
        ...{ name: 'UserError', code: 'port-in-use', kind: 'cannot-run' },
        message: `Port ${port} of 127.0.0.1 is in use, perhaps by another run.`,
      });
    });
  });
});

import type { RequestListener, Server } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { connect } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { type Environment, proxyFor } from '../../src/verify/proxy-settings.js';
import { send } from '../../src/verify/send.js';
import { AUTHORITY, freePort, httpServer, httpsServer, listening, pem } from '../support/tls-servers.js';

describe('which proxy', () => {
  const PROXY = { HTTPS_PROXY: 'http://proxy.example:3128', HTTP_PROXY: 'proxy.example:8080' };
  const of = (url: string, environment: Environment) => proxyFor(new URL(url), environment);
  const isUsed = (url: string, noProxy: string) => of(url, { ...PROXY, NO_PROXY: noProxy }) !== undefined;

  test('by the scheme of the address, in capital or small letters, the small ones first', () => {
    expect(of('https://dev1.example/', PROXY)).toEqual({ host: 'proxy.example', port: 3128, isSecure: false });
    expect(of('http://dev1.example/', PROXY)).toEqual({ host: 'proxy.example', port: 8080, isSecure: false });
    expect(of('https://dev1.example/', { ...PROXY, https_proxy: 'https://[::1]' })).toEqual({
      ...{ host: '::1', port: 443, isSecure: true },
    });
    expect(of('https://dev1.example/', { HTTP_PROXY: PROXY.HTTP_PROXY })).toBeUndefined();
    expect(of('https://dev1.example/', { HTTPS_PROXY: '  ', https_proxy: '' })).toBeUndefined();
  });

  test('user and password are decoded for the header', () => {
    const { authorization } = of('https://a.example/', { HTTPS_PROXY: 'http://us%40er:p%3Aw%zz@p:1' }) as {
      authorization: string;
    };
    expect(atob(authorization.replace('Basic ', ''))).toBe('us@er:p:w%zz');
  });

  test.each([
    'socks5://proxy.example',
    'http://',
    'http://a b',
    'file:///etc',
  ])('%j is none that can be used', (text) => {
    expect(of('https://a.example/', { HTTPS_PROXY: text })).toBe('unusable');
  });

  test.each([
    'https://localhost:8443/',
    'http://127.0.0.1:1/',
    'https://127.8.8.8/',
    'https://[::1]/',
  ])('%s never goes through one', (url) => expect(of(url, PROXY)).toBeUndefined());

  test.each<[string, string[], string[]]>([
    ['*', ['https://a.example/'], []],
    ['a.example', ['https://a.example/', 'https://b.a.example/', 'https://A.example./'], ['https://ba.example/']],
    ['.a.example,*.b.example', ['https://x.a.example/', 'https://b.example/'], ['https://c.example/']],
    ['x a.example:8443', ['https://a.example:8443/'], ['https://a.example/', 'http://a.example:8444/']],
    ['a.example:443', ['https://a.example/'], ['http://a.example/']],
    [
      '10.0.0.1, [fe80::1]:443,fe80::2',
      ['https://10.0.0.1/', 'https://[fe80::1]/', 'https://[fe80::2]/'],
      ['https://10.0.0.11/'],
    ],
    [',.,:80,', [], ['http://a.example/']],
  ])('NO_PROXY=%s', (noProxy, direct, through) => {
    for (const url of direct) expect([url, isUsed(url, noProxy)]).toEqual([url, false]);
    for (const url of through) expect([url, isUsed(url, noProxy)]).toEqual([url, true]);
  });
});

describe('through a proxy', () => {
  /** What a proxy was asked, and a proxy that leads every tunnel to one port of this computer. */
  function proxyTo(port: number, asked: string[][], secure = false): Server {
    const answer: RequestListener = (incoming, outgoing) => {
      asked.push([incoming.url ?? '', ...incoming.rawHeaders]);
      if (incoming.url?.includes('/407')) outgoing.writeHead(407).end('who are you');
      else outgoing.end('by proxy');
    };
    const server = secure ? createHttps({ cert: pem('good'), key: pem('good.key') }, answer) : httpServer(answer);
    server.on('connect', (incoming, socket) => {
      asked.push([incoming.url ?? '', ...incoming.rawHeaders]);
      socket.on('error', () => {});
      const status = /^s(\d{3})\./.exec(incoming.url ?? '')?.[1];
      if (status) return void socket.end(`HTTP/1.1 ${status} No\r\nX-Secret: canary\r\n\r\n`);
      if (incoming.url?.startsWith('broken')) return void socket.destroy();
      const onward = connect(port, '127.0.0.1', () => socket.write('HTTP/1.1 200 OK\r\n\r\n'));
      onward.on('error', () => socket.destroy());
      onward.pipe(socket).pipe(onward);
    });
    return server;
  }
  const WITH = { authorities: [AUTHORITY] };
  const post = (url: string, environment: Environment) =>
    send({ method: 'POST', url, headers: [], body: 'client_secret=canary-secret' }, { ...WITH, environment });

  test('https goes through a tunnel of which the proxy sees only the host, and is checked as ever', async () => {
    const asked: string[][] = [];
    await listening(httpsServer('wrong-name'), ({ port }) =>
      listening(proxyTo(port, asked), async ({ at }) => {
        const environment = { HTTPS_PROXY: `http://user:canary-pass@${at}` };
        const good = await post('https://www.elsewhere.example/token', environment);
        expect([good.response?.body, good.failure, good.proxy]).toEqual(['{"ok":true}', undefined, { address: at }]);
        const other = await post('https://dev1.example/', environment);
        expect(other.failure).toMatchObject({
          code: 'ERR_TLS_CERT_ALTNAME_INVALID',
          certificate: { subject: 'elsewhere.example' },
        });
        const authorization = ['Proxy-Authorization', `Basic ${btoa('user:canary-pass')}`];
        expect(asked.map((each) => each.filter((text) => !/^(?:Connection|close)$/i.test(text)))).toEqual([
          ['www.elsewhere.example:443', 'Host', 'www.elsewhere.example:443', ...authorization],
          ['dev1.example:443', 'Host', 'dev1.example:443', ...authorization],
          ['dev1.example:443', 'Host', 'dev1.example:443', ...authorization],
        ]);
        for (const sent of [good, other])
          expect(JSON.stringify(sent)).not.toMatch(/canary-pass|Proxy-Auth|dXNlcjpjYW5hcnk/i);
      }),
    );
  });

  test('http is asked of the proxy with the whole address', async () => {
    const asked: string[][] = [];
    await listening(proxyTo(0, asked), async ({ at }) => {
      const ask = (path: string) =>
        send(
          { method: 'GET', url: `http://dev1.example${path}`, headers: [] },
          { environment: { http_proxy: `http://user:canary-pass@${at}` } },
        );
      const sent = await ask('/a?state=1');
      expect([sent.response?.body, asked[0]?.[0], asked[0]?.[2]]).toEqual([
        ...['by proxy', 'http://dev1.example/a?state=1', 'dev1.example'],
      ]);
      expect(asked[0]).toContain('Proxy-Authorization');
      expect(JSON.stringify(sent)).not.toMatch(/canary-pass|Proxy-Auth|dXNlcjpjYW5hcnk/i);
      expect(await ask('/407')).toMatchObject({
        failure: { code: 'ERR_PROXY_AUTH_REQUESTED' },
        proxy: { address: at, status: 407 },
      });
    });
  });

  test('a proxy that is spoken to by TLS', async () => {
    const asked: string[][] = [];
    await listening(httpsServer('wrong-name'), ({ port }) =>
      listening(proxyTo(port, asked, true), async ({ at }) => {
        const environment = { https_proxy: `https://${at}` };
        expect((await post('https://a.elsewhere.example/', environment)).response?.status).toBe(200);
      }),
    );
  });

  test.each([
    ['s407.example', 'ERR_PROXY_AUTH_REQUESTED', 407],
    ['s403.example', 'ERR_TUNNEL_CONNECTION_FAILED', 403],
    ['s502.example', 'ERR_TUNNEL_CONNECTION_FAILED', 502],
    ['broken.example', 'ERR_TUNNEL_CONNECTION_FAILED', undefined],
  ])('a proxy that refuses %s', async (host, code, status) => {
    await listening(proxyTo(0, []), async ({ at }) => {
      const sent = await post(`https://${host}/`, { HTTPS_PROXY: at });
      expect(sent.failure).toMatchObject({ code, phase: 'connect' });
      expect(sent.proxy).toEqual({ address: at, ...(status && { status }) });
    });
  });

  test('one that is not there, and one that is no http proxy', async () => {
    const environment = { HTTPS_PROXY: `http://127.0.0.1:${await freePort()}` };
    expect((await post('https://a.example/', environment)).failure?.code).toBe('ERR_PROXY_CONNECTION_FAILED');
    expect((await post('https://a.example/', { HTTPS_PROXY: 'http://p.invalid' })).failure).toMatchObject({
      ...{ code: 'ERR_PROXY_CONNECTION_FAILED', phase: 'resolve' },
    });
    expect((await post('https://a.example/', { HTTPS_PROXY: 'socks5://a' })).failure).toEqual({
      ...{ code: 'ERR_NO_SUPPORTED_PROXIES', after: 0 },
    });
  });

  test('a proxy is no way around the rule that secrets need https', async () => {
    const sent = await post('http://a.example/', { HTTP_PROXY: '127.0.0.1:1' });
    expect(sent.failure?.code).toBe('ERR_SECRET_OVER_PLAIN_HTTP');
  });
});

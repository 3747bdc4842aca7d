import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { createServer as createTls } from 'node:tls';
import { promisify } from 'node:util';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { build } from 'esbuild';
import { codeOf } from '../../src/verify/network-failure.js';
import { type RequestToSend, type SendOptions, send } from '../../src/verify/send.js';
import {
  AUTHORITY,
  AUTHORITY_FILE,
  freePort,
  httpServer,
  httpsServer,
  listening,
  OLD_TLS,
  pem,
  rawServer,
} from '../support/tls-servers.js';

const OPTIONS: SendOptions = { environment: {}, authorities: [AUTHORITY], timeouts: { connect: 5000 } };
const get = (url: string, options: SendOptions = {}) =>
  send({ method: 'GET', url, headers: [] }, { ...OPTIONS, ...options });
const post = (url: string, body = 'client_secret=s3cr3t', more: Partial<RequestToSend> = {}) =>
  send({ method: 'POST', url, headers: [], body, ...more }, OPTIONS);

// Without a name server the question itself fails.
const NOT_FOUND = expect.stringMatching(/^(?:ENOTFOUND|EAI_AGAIN)$/);

describe('what is sent and what comes', () => {
  test('the request is told as it went, with names, order and duplicates', async () => {
    const seen: string[][] = [];
    const server = httpServer((incoming, outgoing) => {
      seen.push(incoming.rawHeaders);
      outgoing.writeHead(302, ['Location', '/elsewhere', 'X-Twice', '1', 'x-twice', '2']).end('moved');
    });
    await listening(server, async ({ at }) => {
      const headers = [
        { name: 'Authorization', value: 'Bearer a' },
        { name: 'authorization', value: 'Basic b' },
        { name: 'Content-Type', value: 'application/x-www-form-urlencoded' },
      ];
      const sent = await post(`http://user:pass@${at}/t?a=1#end`, 'ä=1', { headers });
      expect(sent.request.url).toBe(`http://${at}/t?a=1`);
      expect(sent.request.headers?.flatMap(({ name, value }) => [name, value])).toEqual(seen[0]);
      expect(sent.request.headers?.map(({ name }) => name)).toEqual([
        'Host',
        'User-Agent',
        'Accept',
        ...['Authorization', 'authorization', 'Content-Type', 'Content-Length', 'Connection'],
      ]);
      expect(sent.request.headers).toContainEqual({ name: 'Content-Length', value: '4' });
      expect(sent.response).toMatchObject({ status: 302, body: 'moved' });
      expect(sent.response?.headers?.slice(0, 3).map(({ name }) => name)).toEqual(['Location', 'X-Twice', 'x-twice']);
      expect([sent.failure, sent.isBodyCut, sent.proxy]).toEqual([undefined, undefined, undefined]);
      expect(sent.answeredAt).toBeGreaterThanOrEqual(sent.time);
    });
  });

  test.each<[string, Record<string, string>, Buffer, string]>([
    ['gzip', { 'Content-Encoding': 'gzip' }, gzipSync('text ä'), 'text ä'],
    ['gzip that is cut', { 'Content-Encoding': 'x-gzip' }, gzipSync('text ä').subarray(0, -8), 'text ä'],
    ['deflate', { 'Content-Encoding': 'deflate' }, deflateSync('text ä'), 'text ä'],
    ['deflate without a header', { 'Content-Encoding': 'deflate' }, deflateRawSync('text ä'), 'text ä'],
    ['br', { 'Content-Encoding': 'br' }, brotliCompressSync('text ä'), 'text ä'],
    ['two at once', { 'Content-Encoding': 'gzip, br' }, brotliCompressSync(gzipSync('text ä')), 'text ä'],
    ['latin-1', { 'Content-Type': 'text/html;charset=ISO-8859-1' }, Buffer.from([0xe4]), 'ä'],
    ['a charset that does not exist', { 'Content-Type': 'text/html; charset="no-such"' }, Buffer.from('ä'), 'ä'],
    ['a byte order mark', { 'Content-Type': 'application/json' }, Buffer.from('\ufeff{}'), '\ufeff{}'],
    ['nothing', {}, Buffer.alloc(0), ''],
  ])('a body in %s', async (_, headers, bytes, text) => {
    await listening(
      httpServer((__, outgoing) => outgoing.writeHead(200, headers).end(bytes)),
      async ({ at }) => {
        const { response, failure } = await get(`http://${at}/`);
        expect([response?.body, failure]).toEqual([text, undefined]);
      },
    );
  });

  test('a body that is not packed as it says is told as it came', async () => {
    await listening(
      httpServer((_, outgoing) => outgoing.writeHead(200, { 'Content-Encoding': 'gzip' }).end('{"a":1}')),
      async ({ at }) => {
        const { response, failure } = await get(`http://${at}/`);
        expect([response?.body, failure]).toMatchObject(['{"a":1}', { code: 'Z_DATA_ERROR', phase: 'body' }]);
      },
    );
  });

  test.each([
    ['long', {}, 'x'.repeat(5000)],
    ['small when packed', { 'Content-Encoding': 'gzip' }, gzipSync('x'.repeat(1_000_000))],
  ])('a body that is too large, %s, is cut', async (_, headers, body) => {
    await listening(
      httpServer((__, outgoing) => outgoing.writeHead(200, headers).end(body)),
      async ({ at }) => {
        const sent = await get(`http://${at}/`, { limit: 2000 });
        expect([sent.response?.body?.length, sent.isBodyCut, sent.failure]).toEqual([2000, true, undefined]);
      },
    );
  });

  test.each(['no address', 'ftp://127.0.0.1/', 'https://', ''])('%j cannot be sent', async (url) => {
    expect((await get(url)).failure).toEqual({ code: 'ERR_INVALID_URL', after: 0 });
  });

  test('a header that cannot be written is a failure too', async () => {
    await listening(httpServer(), async ({ at }) => {
      const { failure } = await post(`http://${at}/`, '', { headers: [{ name: 'X', value: 'a\r\nB: c' }] });
      expect(failure?.code).toBe('ERR_INVALID_CHAR');
    });
  });
});

describe('a secret does not go over the network in plain text', () => {
  test.each<[string, Partial<RequestToSend>]>([
    ['a body', { method: 'POST', body: 'grant_type=password' }],
    ['Authorization', { headers: [{ name: 'Authorization', value: 'Bearer a' }] }],
    ['a header that nobody knows', { headers: [{ name: 'X-UserToken', value: 'a' }] }],
    ['a parameter', { url: 'http://dev1.invalid/oauth_token.do?client_secret=a' }],
  ])('%s', async (_, more) => {
    const sent = await send({ method: 'GET', url: 'http://dev1.invalid/', headers: [], ...more }, OPTIONS);
    expect(sent.failure).toEqual({ code: 'ERR_SECRET_OVER_PLAIN_HTTP', after: 0 });
  });

  test('what is harmless may, and names that only look like this computer are others', async () => {
    const harmless = await get('http://dev1.invalid/oauth_auth.do?response_type=code&client_id=a&state=b');
    expect(harmless.failure).toMatchObject({ code: NOT_FOUND, phase: 'resolve' });
    for (const host of ['127.0.0.1.example.invalid', 'localhost.invalid', 'x.localhost', '0.0.0.0'])
      expect((await post(`http://${host}/`)).failure?.code).toBe('ERR_SECRET_OVER_PLAIN_HTTP');
  });
});

describe('certificates and versions of TLS', () => {
  test('a good one', async () => {
    await listening(httpsServer('good'), async ({ at, port }) => {
      for (const host of [at, `localhost:${port}`]) {
        const { response, failure } = await post(`https://${host}/`);
        expect([response?.status, response?.body, failure]).toEqual([200, '{"ok":true}', undefined]);
      }
    });
  });

  const LOCAL = { subject: 'localhost', issuer: 'Test authority', names: ['localhost', '127.0.0.1'] };

  test.each<[string, string, string, object, SendOptions]>([
    ['of an authority that is not trusted', 'good', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', LOCAL, { authorities: [] }],
    ['signed by itself', 'self-signed', 'DEPTH_ZERO_SELF_SIGNED_CERT', { ...LOCAL, issuer: 'localhost' }, {}],
    ['expired', 'expired', 'CERT_HAS_EXPIRED', { ...LOCAL, validTo: '2021-01-01T00:00:00.000Z' }, {}],
    [
      'for another name',
      'wrong-name',
      'ERR_TLS_CERT_ALTNAME_INVALID',
      { subject: 'elsewhere.example', names: ['elsewhere.example', '*.elsewhere.example'] },
      {},
    ],
    [
      'without the one in between',
      'behind-intermediate',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      { issuer: 'Test intermediate' },
      {},
    ],
  ])('one %s', async (_, name, code, certificate, options) => {
    const seen: string[] = [];
    const server = httpsServer(name, {}, (incoming, outgoing) => {
      seen.push(incoming.url ?? '');
      outgoing.end();
    });
    await listening(server, async ({ at }) => {
      const { response, failure } = await get(`https://${at}/secret`, options);
      expect(failure).toMatchObject({ code, phase: 'tls', certificate, protocol: 'TLSv1.3' });
      expect([response, seen]).toEqual([undefined, []]);
    });
  });

  test('the whole chain is fine', async () => {
    const cert = pem('behind-intermediate') + pem('intermediate');
    await listening(httpsServer('behind-intermediate', { cert }), async ({ at }) => {
      expect((await get(`https://${at}/`)).response?.status).toBe(200);
    });
  });

  test('the environment cannot switch the check off', async () => {
    await listening(httpsServer('self-signed'), async ({ at }) => {
      process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
      try {
        expect((await get(`https://${at}/`)).failure?.code).toBe('DEPTH_ZERO_SELF_SIGNED_CERT');
      } finally {
        delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
      }
    });
  });

  test('an old version', async () => {
    await listening(httpsServer('good', OLD_TLS), async ({ at }) => {
      const { failure } = await get(`https://${at}/`);
      expect(failure).toMatchObject({ phase: 'tls', certificate: LOCAL, protocol: 'TLSv1.1' });
      expect(failure?.code).toMatch(/^ERR_SSL_(?:TLSV1_ALERT_PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL)$/);
    });
  });

  test('https where only http is spoken', async () => {
    await listening(httpServer(), async ({ at }) => {
      const { failure } = await get(`https://${at}/`);
      expect(failure).toMatchObject({ code: 'ERR_SSL_WRONG_VERSION_NUMBER', phase: 'tls' });
      expect(failure?.protocol).toBeUndefined();
    });
  });

  test('http where only https is spoken', async () => {
    await listening(httpsServer('good'), async ({ at }) => {
      const { failure } = await get(`http://${at}/`);
      expect(failure).toMatchObject({ code: 'ERR_SSL_HTTP_REQUEST', phase: 'headers', certificate: LOCAL });
    });
  });

  test('a server that wants a certificate of the client', async () => {
    const server = createTls({
      cert: pem('good'),
      key: pem('good.key'),
      ca: AUTHORITY,
      requestCert: true,
      maxVersion: 'TLSv1.2',
    });
    server.on('tlsClientError', () => {});
    await listening(server, async ({ at }) => {
      const { failure } = await get(`https://${at}/`);
      expect(failure?.code).toMatch(/^(?:ERR_SSL_[A-Z\d_]+|ECONNRESET)$/);
    });
  });
});

describe('a network that does not do its part', () => {
  test('a host that does not exist, and a port at which nothing listens', async () => {
    expect((await post('https://dev1.invalid/')).failure).toMatchObject({ code: NOT_FOUND, phase: 'resolve' });
    const port = await freePort();
    for (const host of ['127.0.0.1', 'localhost'])
      expect((await post(`https://${host}:${port}/`)).failure).toMatchObject({
        code: 'ECONNREFUSED',
        phase: 'connect',
      });
  });

  test('a connection that is reset before and after the request', async () => {
    await listening(
      rawServer((socket) => socket.once('data', () => socket.resetAndDestroy())),
      async ({ at }) => {
        expect((await post(`https://${at}/`)).failure).toMatchObject({ code: 'ECONNRESET', phase: 'tls' });
        expect((await post(`http://${at}/`)).failure).toMatchObject({ code: 'ECONNRESET', phase: 'headers' });
      },
    );
    await listening(
      httpsServer('good', {}, (incoming) => incoming.socket.destroy()),
      async ({ at }) => {
        expect((await post(`https://${at}/`)).failure).toMatchObject({ code: 'ECONNRESET', phase: 'headers' });
      },
    );
  });

  test('an answer that is no HTTP', async () => {
    await listening(
      rawServer((socket) => socket.end('SSH-2.0-OpenSSH\r\n')),
      async ({ at }) => {
        const { failure } = await post(`http://${at}/`);
        expect([failure?.code.slice(0, 4), failure?.phase]).toEqual(['HPE_', 'headers']);
      },
    );
  });

  test('a body that ends too early is told as far as it came', async () => {
    const answer = 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"access';
    await listening(
      rawServer((socket) => socket.once('data', () => socket.end(answer))),
      async ({ at }) => {
        const { response, failure } = await post(`http://${at}/`);
        expect([response?.body, failure]).toMatchObject(['{"access', { code: 'ECONNRESET', phase: 'body' }]);
      },
    );
  });

  test('each kind of waiting is told apart', async () => {
    const timeouts = { connect: 60, headers: 60, body: 60 };
    await listening(
      rawServer(() => {}),
      async ({ at }) => {
        const late = { code: 'ETIMEDOUT', after: expect.any(Number) };
        expect((await get(`https://${at}/`, { timeouts })).failure).toEqual({ ...late, phase: 'tls' });
        expect((await get(`http://${at}/`, { timeouts })).failure).toEqual({ ...late, phase: 'headers' });
      },
    );
    const drip = httpServer((_, outgoing) => {
      outgoing.writeHead(200).write('{');
      const timer = setInterval(() => outgoing.write(' '), 10);
      outgoing.once('close', () => clearInterval(timer));
    });
    await listening(drip, async ({ at }) => {
      const { response, failure } = await get(`http://${at}/`, { timeouts: { ...timeouts, headers: 5000 } });
      expect([response?.body?.[0], failure]).toMatchObject(['{', { code: 'ETIMEDOUT', phase: 'body' }]);
    });
  });

  test('the caller can give up', async () => {
    await listening(
      rawServer(() => {}),
      async ({ at }) => {
        const controller = new AbortController();
        const sent = get(`https://${at}/`, { signal: controller.signal });
        setTimeout(() => controller.abort(), 30);
        expect((await sent).failure).toMatchObject({ code: 'ABORT_ERR' });
        expect((await get(`https://${at}/`, { signal: AbortSignal.abort() })).failure?.code).toBe('ABORT_ERR');
      },
    );
  });
});

test.each([
  [
    {
      code: 'EPROTO',
      message: 'write EPROTO 1:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../a.c:1:',
    },
    'ERR_SSL_WRONG_VERSION_NUMBER',
  ],
  [
    { code: 'EPROTO', message: '1:error:0A00042E:SSL routines:ssl3_read_bytes:tlsv1 alert protocol version:../a.c:1:' },
    'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
  ],
  [{ code: 'ERR_SSL_PACKET_LENGTH_TOO_LONG' }, 'ERR_SSL_WRONG_VERSION_NUMBER'],
  [{ code: 'EPROTO', message: 'no more is known' }, 'EPROTO'],
  [{ code: 'a secret' }, 'ERR_UNKNOWN'],
  [undefined, 'ERR_UNKNOWN'],
])('the code of %j is %s', (error, code) => expect(codeOf(error)).toBe(code));

test('NODE_EXTRA_CA_CERTS is honoured, as Node reads it at its start', async () => {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, '../../src/verify/send.ts')],
    ...{ bundle: true, write: false, platform: 'node', format: 'cjs', logLevel: 'error' },
  });
  await listening(httpsServer('good'), async ({ at }) => {
    const program = `${outputFiles?.[0]?.text};
      module.exports.send({ method: 'GET', url: 'https://${at}/', headers: [] }, { environment: {} })
        .then(({ response, failure }) => console.log(response?.status ?? failure.code));`;
    const run = async (environment: Record<string, string>) => {
      const env = { ...process.env, NODE_OPTIONS: '', ...environment };
      return (await promisify(execFile)(process.execPath, ['-e', program], { env })).stdout.trim();
    };
    expect(await run({ NODE_EXTRA_CA_CERTS: AUTHORITY_FILE })).toBe('200');
    expect(await run({ NODE_EXTRA_CA_CERTS: '' })).toBe('UNABLE_TO_VERIFY_LEAF_SIGNATURE');
  });
});

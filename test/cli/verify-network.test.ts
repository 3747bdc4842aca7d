import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { signInAsPerson } from '../../src/sandbox/person.js';
import { createSandbox, type Sandbox } from '../../src/sandbox/sandbox.js';
import { COMMAND, ROOT } from '../support/command.js';
import { sandboxListener } from '../support/sandbox-listener.js';
import { AUTHORITY_FILE, freePort, httpServer, httpsServer, listening } from '../support/tls-servers.js';

// The built command over TLS and through a proxy, with the settings of the environment that people have.

/** A name in the certificate of the server, which no name server knows. */
const HOST = 'desk.elsewhere.example';
const SECRET = 'canary-secret-of-the-proxy-test';

interface Ended {
  readonly status: number | null;
  readonly text: string;
  /** What the proxy was asked to connect to. */
  readonly tunnels: readonly string[];
  readonly har: string;
}

/** Runs `verify` against an instance that is reached through a proxy only; the person signs in where the command says. */
async function verifyThroughProxy(
  environment: (proxy: string) => Readonly<Record<string, string>>,
  answer: (target: string) => number = () => 200,
): Promise<Ended> {
  const port = await freePort();
  const redirectUrl = `http://127.0.0.1:${port}/redirect`;
  const sandbox = createSandbox({ settings: { redirectUrls: [redirectUrl] } });
  const folder = mkdtempSync(join(tmpdir(), 'sn-connector-proxy-'));
  const tunnels: string[] = [];
  try {
    cpSync(join(ROOT, 'connectors', 'servicenow'), folder, { recursive: true });
    return await listening(httpsServer('wrong-name', {}, sandboxListener(sandbox)), (instance) => {
      const proxy = httpServer();
      proxy.on('connect', ({ url = '' }, socket) => {
        tunnels.push(url);
        socket.on('error', () => {});
        const status = answer(url);
        if (status !== 200) return void socket.end(`HTTP/1.1 ${status} No\r\n\r\n`);
        const onward = connect(instance.port, '127.0.0.1', () => socket.write('HTTP/1.1 200 OK\r\n\r\n'));
        onward.on('error', () => socket.destroy());
        onward.pipe(socket).pipe(onward);
      });
      return listening(proxy, async ({ at }) => {
        const har = join(folder, 'run.har');
        const args = ['verify', folder, '--instance', HOST, '--client-id', sandbox.client.id, '--port', String(port)];
        const ended = await run([...args, '--no-browser', '--timeout', '20', '--har', har], sandbox, {
          SN_CONNECTOR_SECRET: sandbox.client.secret,
          ...environment(at),
        });
        return { ...ended, tunnels, har: readFileSync(har, 'utf8') };
      });
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const CLEAN = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'NO_PROXY', 'no_proxy', 'NODE_EXTRA_CA_CERTS'];

function run(
  args: readonly string[],
  sandbox: Sandbox,
  environment: Readonly<Record<string, string>>,
): Promise<Pick<Ended, 'status' | 'text'>> {
  const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !CLEAN.includes(name)));
  const child = spawn(process.execPath, [COMMAND, ...args], {
    cwd: ROOT,
    env: { ...clean, NO_COLOR: '1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  let isSignedIn = false;
  const hear = (chunk: Buffer): void => {
    text += chunk.toString();
    const address = /^https:\/\/\S+oauth_auth\.do\S*$/m.exec(text)?.[0];
    if (isSignedIn || address === undefined || !text.includes(`${address}\n`)) return;
    isSignedIn = true;
    const back = signInAsPerson(sandbox, address.replace(HOST, '127.0.0.1'));
    if (back !== undefined) void fetch(back).catch(() => {});
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  return new Promise((resolve) => child.once('close', (status) => resolve({ status, text })));
}

const trusted = { NODE_EXTRA_CA_CERTS: AUTHORITY_FILE };

describe('verify through a proxy', () => {
  test('with HTTPS_PROXY and an authority of the company everything is proven', async () => {
    const { status, text, tunnels, har } = await verifyThroughProxy((at) => ({
      ...trusted,
      HTTPS_PROXY: `http://user:${SECRET}@${at}`,
    }));
    expect([status, text]).toEqual([0, expect.stringMatching(/refresh/)]);
    expect(new Set(tunnels)).toEqual(new Set([`${HOST}:443`]));
    expect(text + har).not.toContain(SECRET);
  });

  test('an authority that is not given is told with the certificate, and the run ends', async () => {
    const { status, text } = await verifyThroughProxy((at) => ({ https_proxy: at }));
    expect(status).toBe(1);
    expect(text).toContain('tls/untrusted-certificate');
    expect(text).toContain('issuer "Test authority"');
  });

  test('a proxy that wants a sign-in, and one that refuses the host', async () => {
    const asked = await verifyThroughProxy(
      (at) => ({ ...trusted, HTTPS_PROXY: at }),
      () => 407,
    );
    expect([asked.status, asked.text]).toEqual([1, expect.stringContaining('edge/proxy-sign-in')]);
    const refused = await verifyThroughProxy(
      (at) => ({ ...trusted, HTTPS_PROXY: at }),
      () => 403,
    );
    expect([refused.status, refused.text]).toEqual([1, expect.stringContaining('network/proxy-refused')]);
    expect(refused.text).toMatch(
      /the proxy "127\.0\.0\.1:\d+" does not connect to "desk\.elsewhere\.example" and answers 403/,
    );
  });

  test('NO_PROXY leads past it: the name is then looked up here', async () => {
    const { status, text, tunnels } = await verifyThroughProxy((at) => ({
      ...trusted,
      HTTPS_PROXY: at,
      NO_PROXY: '.elsewhere.example',
    }));
    expect([status, text, tunnels]).toEqual([1, expect.stringContaining('network/host-not-found'), []]);
  });
});

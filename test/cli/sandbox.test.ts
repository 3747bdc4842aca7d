import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { COMMAND, run } from '../support/command.js';

let running: ChildProcess | undefined;
afterEach(() => {
  running?.kill('SIGKILL');
});

/** Starts the command in a pipe, and gives what it printed once it listens. */
function started(...args: string[]): Promise<{ stdout: string; child: ChildProcess }> {
  const child = spawn(process.execPath, [COMMAND, 'sandbox', '--port', '0', ...args]);
  running = child;
  let stdout = '';
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
      if (stdout.includes('Ctrl-C')) resolve({ stdout, child });
    });
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${stdout}`)));
  });
}

const ended = (child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> =>
  new Promise((resolve) => {
    child.removeAllListeners('exit');
    child.once('exit', (code) => resolve(code));
    child.kill(signal);
  });

describe('sandbox', () => {
  test('prints what a person needs, answers, logs, and ends cleanly', async () => {
    const { stdout, child } = await started(
      '--fault',
      'nested-result',
      '--redirect-url',
      'https://example.com/redirect/mine',
    );
    let stderr = '';
    child.stderr?.on('data', (chunk) => {
      stderr += chunk;
    });
    expect(stdout).toMatch(/teaching and testing aid, not ServiceNow/);
    expect(stdout).toMatch(/^Client ID {7}[0-9a-f]{32}$/m);
    expect(stdout).toMatch(/^Client secret {3}teaching-secret-[0-9a-f]{24} {3}\(made for this run/m);
    expect(stdout).toMatch(/^Redirect URLs {3}https:\/\/example\.com\/redirect\/mine$/m);
    expect(stdout).toMatch(/^Person .*abel\.example.*password/m);
    expect(stdout).toMatch(/^Fault {11}nested-result: The token answer is wrapped in result/m);
    expect(stdout).toMatch(
      /^ {2}curl -i --data-urlencode 'grant_type=.*^ {2}curl\.exe -i --data-urlencode "grant_type=/ms,
    );
    expect(stdout).not.toContain('\u001b');
    const origin = /^Instance +(\S+)$/m.exec(stdout)?.[1] as string;
    const address = /^ {2}(http:\S+oauth_auth\.do\S+)$/m.exec(stdout)?.[1] as string;
    expect([address.startsWith(`${origin}/`), (await fetch(address)).status]).toEqual([true, 200]);
    expect(await ended(child, 'SIGINT')).toBe(0);
    expect(stderr).toBe('GET /oauth_auth.do (response_type client_id redirect_uri state) 200\n');
  });

  test('a URL that the fault leaves out of the record is not said to be in it, and --redirect-url repairs that', async () => {
    const mine = 'http://127.0.0.1:8766/redirect';
    const statusOf = async (stdout: string): Promise<number> =>
      (await fetch(/^ {2}(http:\S+oauth_auth\.do\S+)$/m.exec(stdout)?.[1] as string)).status;
    const broken = await started('--fault', 'redirect-not-registered');
    expect(broken.stdout).toMatch(/^Redirect URLs {3}https:\/\/global\.consent\.azure-apim\.net\/redirect\nPerson/m);
    expect(broken.stdout).toContain(`redirect_uri=${encodeURIComponent(mine)}`);
    expect([await statusOf(broken.stdout), await ended(broken.child, 'SIGINT')]).toEqual([400, 0]);
    const repaired = await started('--fault', 'redirect-not-registered', '--redirect-url', mine);
    expect([await statusOf(repaired.stdout), await ended(repaired.child, 'SIGINT')]).toEqual([200, 0]);
  });

  test('the secret is another one at each start', async () => {
    const secrets = [];
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const { stdout, child } = await started();
      secrets.push(/teaching-secret-\w+/.exec(stdout)?.[0]);
      expect([stdout.includes('none; --list-faults'), await ended(child, signal)]).toEqual([true, 0]);
    }
    expect(secrets[0]).not.toBe(secrets[1]);
  });

  test('lists its faults for people and for programs', () => {
    expect(run(['sandbox', '--list-faults']).stdout).toMatch(
      /^Name +Stage +Cause +What happens\n(?:\S+ +\S+ +\S+ +[A-Z].*\.\n){60,}$/,
    );
    const { formatVersion, faults } = JSON.parse(run(['sandbox', '--list-faults', '--format', 'json']).stdout);
    expect([formatVersion, faults[0]]).toEqual([
      1,
      {
        name: 'redirect-not-registered',
        stage: 'authorize',
        cause: 'redirect/not-registered',
        sentence: 'The record lists the shared redirect URL only.',
      },
    ]);
  });

  test.each<[string[], RegExp]>([
    [['--port', '80'], /^Port 80 belongs to the system.*\n.*sandbox --port 8765/],
    [['--port', '65536'], /^--port is 65536; expected a number from 1024 to 65535\.\n/],
    [['--port', '-1'], /^--port is -1; expected/],
    [['--port', 'web'], /^--port is no number; expected/],
    [['--port', '8765.5'], /^--port is 8765\.5; expected/],
    [['--fault', 'nestd-result'], /^There is no fault "nestd-result"\.\nDid you mean nested-result\?\n$/],
    [['--redirect-url', 'example.com/redirect'], /^--redirect-url is no address/],
    [['folder'], /^"folder" is one argument too many\.\n/],
  ])('%j is refused in a sentence', (args, text) => {
    const { status, stdout, stderr } = run(['sandbox', ...args]);
    expect([status, stdout, stderr]).toEqual([2, '', expect.stringMatching(text)]);
  });

  test('a port that is in use gets a sentence', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const { status, stderr } = run(['sandbox', '--port', String(port)]);
    server.close();
    expect([status, stderr]).toEqual([3, expect.stringMatching(`^Port ${port} is in use, .*\n.*sandbox --port 0\n$`)]);
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { run } from '../support/command.js';
import { describeWith } from '../support/needs.js';
import { atTerminal, noTerminal, type Step } from '../support/terminal.js';
import { type RunningSandbox, sandboxCommand, signInAsBrowser } from '../support/two-terminals.js';

/** In milliseconds. */

const CTRL_C = '\u0003';
const CTRL_D = '\u0004';
const SECRET = /Client secret \(not shown/;
const PASTE = /(?:Or paste|Paste) here the address/;
const PASTED = { allow: async (shown: string) => `${await signInAsBrowser(addressIn(shown))}\r` };

const addressIn = (shown: string): string => /^http\S+oauth_auth\.do\S+$/m.exec(shown)?.[0] as string;

describeWith(noTerminal, 'verify at a terminal', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sn-connector-terminal-'));
  let sandbox: RunningSandbox;
  beforeAll(async () => {
    expect(run(['generate', '--instance', 'dev12345', '--tables', 'incident', '--out', folder]).status).toBe(0);
    sandbox = await sandboxCommand();
  });
  afterAll(async () => {
    await sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const verify = (steps: readonly Step[], args: readonly string[] = [], asks = false) => {
    const { origin, clientId, port, secret } = sandbox;
    const target = ['--instance', origin, '--client-id', clientId, '--port', String(port), '--no-browser'];
    return atTerminal(['verify', folder, ...target, ...args], steps, asks ? {} : { SN_CONNECTOR_SECRET: secret });
  };
  const elsewhere = (): string[] => {
    const url = /https:\/\/global\S+/.exec(sandbox.running.printed.stdout)?.[0] as string;
    return ['--redirect', 'connector', '--redirect-url', url];
  };

  test('asks for the secret without showing it, and takes a pasted address', async () => {
    const { shown, status } = await verify(
      [
        [SECRET, () => `${sandbox.secret}\r`],
        [PASTE, PASTED.allow],
      ],
      [],
      true,
    );
    expect([status, shown]).toEqual([0, expect.stringMatching(/Verdict +nothing wrong was seen/)]);
    expect(shown).not.toContain(sandbox.secret);
    // At a terminal it tells what it does.
    expect(shown).toMatch(/^token: code for token …$/m);
  });

  test('takes the answer of the browser while it asks for an address', async () => {
    const visit = async (shown: string): Promise<undefined> =>
      void (await fetch(await signInAsBrowser(addressIn(shown))));
    expect(await verify([[PASTE, visit]])).toMatchObject({ status: 0 });
  });

  test('takes an address of the redirect URL of the connector, where nothing listens', async () => {
    expect(await verify([[PASTE, PASTED.allow]], elsewhere())).toMatchObject({ status: 0 });
  });

  test('takes the text of an error page, of several lines, after empty ones', async () => {
    const { shown, status } = await verify(
      [
        [PASTE, () => '\r'],
        [PASTE, () => 'Something went wrong\rInvalid redirect_uri\r'],
      ],
      elsewhere(),
    );
    expect([status, shown]).toEqual([1, expect.stringMatching(/Cause +The redirect URL is not registered/)]);
  });

  test('asks again for what is no answer of this sign-in, and takes the right one then', async () => {
    const stranger = 'http://127.0.0.1:9/redirect?code=a-code-of-another&state=another';
    const { shown, status } = await verify([
      [PASTE, () => `${stranger}\r`],
      [/expected one that begins with/, () => 'http://127.0.0.1/\r'],
      [/expected one that begins with.*expected one that begins with/s, () => 'c0de-without-its-state\r'],
      [/expected the whole address/, PASTED.allow],
    ]);
    expect([status, shown]).toEqual([0, expect.stringMatching(/Verdict +nothing wrong was seen/)]);
  });

  test('exchanges no code that comes with another state, however the address is spelt', async () => {
    const foreign = async (shown: string): Promise<string> => {
      const back = await signInAsBrowser(addressIn(shown));
      return `${back.replace('/redirect', '/REDIRECT/').replace(/state=[^&]+/, 'state=QkJCQkJC')}\r`;
    };
    const { shown, status } = await verify([[PASTE, foreign]]);
    expect([status, shown]).toEqual([1, expect.stringMatching(/Cause +The sign-in does not come back with the/)]);
    expect(shown).not.toMatch(/^token: /m);
  });

  test.each<[string, RegExp, string, boolean]>([
    ['Ctrl-C at the secret', SECRET, CTRL_C, true],
    ['Ctrl-D at the secret', SECRET, CTRL_D, true],
    ['Ctrl-C at the address', PASTE, CTRL_C, false],
  ])('%s stops', async (_, question, key, asks) => {
    const { shown, status } = await verify([[question, () => key]], [], asks);
    expect([status, shown]).toEqual([130, expect.stringMatching(/\nStopped; nothing is written\.\n$/)]);
  });

  test('Ctrl-D stops where only an address can come, and else leaves the browser to come back', async () => {
    expect(await verify([[PASTE, () => CTRL_D]], elsewhere())).toMatchObject({ status: 130 });
    const visit = async (shown: string): Promise<undefined> =>
      void (await fetch(await signInAsBrowser(addressIn(shown))));
    expect(
      await verify([
        [PASTE, () => CTRL_D],
        [PASTE, visit],
      ]),
    ).toMatchObject({ status: 0 });
    expect(await verify([[PASTE, () => CTRL_D]], ['--timeout', '1'])).toMatchObject({ status: 3 });
  });
});

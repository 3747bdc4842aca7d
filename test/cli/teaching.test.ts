import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { run } from '../support/command.js';
import { type RunningSandbox, sandboxCommand, secondTerminal } from '../support/two-terminals.js';

// What a new user does who has no instance: start the sandbox, verify, read the cause, repair the connector, see it pass.

const base = mkdtempSync(join(tmpdir(), 'sn-connector-teaching-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));

let sandbox: RunningSandbox | undefined;
let folder: string;
let count = 0;
beforeEach(() => {
  folder = join(base, `connector-${++count}`);
});
afterEach(() => sandbox?.close());

const generated = (...args: readonly string[]): void => {
  const { status, stderr } = run(['generate', '--instance', 'dev12345', '--out', folder, ...args]);
  expect([stderr, status]).toEqual(['', 0]);
};

/** A slip of the hand in apiProperties.json. */
const slip = (from: RegExp, to: string): void => {
  const file = join(folder, 'apiProperties.json');
  const text = readFileSync(file, 'utf8');
  expect(text).toMatch(from);
  writeFileSync(file, text.replace(from, to));
};

describe('a new user', () => {
  test('repairs a connector for a server that demands PKCE by generating it anew', async () => {
    generated();
    sandbox = await sandboxCommand('--fault', 'pkce-required');
    const { verify } = secondTerminal(sandbox);
    const before = await verify(folder);
    expect(before.stdout).toMatch(/^ {2}Cause +The service demands PKCE \[exchange\/pkce-required\]$/m);
    expect(before.stdout.replace(/\s+/g, ' ')).toContain('use identityProvider "oauth2pkce"');
    expect(before.status).toBe(1);
    expect(run(['generate', '--spec', folder, '--identity-provider', 'oauth2pkce']).status).toBe(0);
    const after = await verify(folder);
    expect([after.status, after.stdout]).toEqual([0, expect.stringMatching(/^ {2}Verdict +nothing wrong was seen$/m)]);
  });

  test.each([
    {
      what: 'a token URL that is the sign-in page',
      args: [],
      from: /oauth_token\.do/,
      to: 'oauth_auth.do',
      cause: 'endpoint/token-url-is-authorize',
    },
    {
      what: 'a misspelt path of the token URL',
      args: [],
      from: /oauth_token\.do/,
      to: 'oauth_tokens.do',
      cause: 'endpoint/path-not-found',
      option: '--fix-unsafe',
    },
    {
      what: 'a misspelt path of the authorization URL',
      args: [],
      from: /oauth_auth\.do/,
      to: 'oauth_author.do',
      cause: 'endpoint/path-not-found',
      option: '--fix-unsafe',
    },
    {
      what: 'a wrong grant in the template of the exchange',
      args: ['--identity-provider', 'oauth2generic'],
      from: /grant_type=authorization_code/,
      to: 'grant_type=client_credentials',
      cause: 'exchange/grant-type',
    },
    {
      what: 'a wrong grant in the template of the refresh',
      args: ['--identity-provider', 'oauth2generic'],
      from: /grant_type=refresh_token/,
      to: 'grant_type=authorization_code',
      cause: 'refresh/grant-type',
    },
  ])('has $what repaired by the command that the report names', async ({ args, from, to, cause, option = '--fix' }) => {
    generated(...args);
    slip(from, to);
    sandbox = await sandboxCommand();
    const { verify } = secondTerminal(sandbox);
    const before = await verify(folder);
    expect(before.stdout).toMatch(new RegExp(`^ {2}Cause +[^[]*\\[${cause}\\]$`, 'm'));
    expect(before.status).toBe(1);
    // Both attempts of the exchange fail alike, which is said once.
    expect(before.stdout).not.toContain('Also seen');
    // The command as it stands in the report, in a line of its own.
    const [, named = ''] = /^ {15}sn-connector (check \S+ --fix(?:-unsafe)?)$/m.exec(before.stdout) ?? [];
    expect(named.endsWith(` ${option}`)).toBe(true);
    expect(run(named.split(' ')).status).toBe(0);
    const after = await verify(folder);
    expect([after.status, after.stdout]).toEqual([0, expect.stringMatching(/^ {2}Verdict +nothing wrong was seen$/m)]);
  });

  test.each([
    ['pkce-required', '--identity-provider', 'oauth2pkce'],
    ['pkce-verifier-required', '--identity-provider', 'oauth2pkce'],
    ['pkce-half', '--identity-provider', 'oauth2pkce'],
    ['scope-rejected', '--scopes', 'none'],
  ])('does the same in one terminal: %s is repaired by %s %s', (name, ...repair) => {
    generated();
    const fault = ['verify', folder, '--sandbox', '--fault', name];
    expect(run(fault)).toMatchObject({ status: 1, stderr: '' });
    expect(run(['generate', '--spec', folder, ...repair]).status).toBe(0);
    expect(run(fault)).toMatchObject({
      status: 0,
      stderr: expect.stringMatching(`^The fault "${name}" did not show`),
    });
  });

  test('gets the line for the second terminal from the sandbox', async () => {
    sandbox = await sandboxCommand();
    const line = /^ {2}(npx .*verify .*)$/m.exec(sandbox.running.printed.stdout)?.[1];
    expect(line).toMatch(
      new RegExp(` verify connectors/servicenow --instance ${sandbox.origin} --client-id ${sandbox.clientId}$`),
    );
  });
});

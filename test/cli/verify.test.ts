import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { ROOT, run } from '../support/command.js';
import { freePort, serve } from '../support/loopback.js';
import { start } from '../support/running-command.js';
import { type RunningSandbox, sandboxCommand, secondTerminal, signInAsBrowser } from '../support/two-terminals.js';

/** Some of these run several commands; in milliseconds. */

const base = mkdtempSync(join(tmpdir(), 'sn-connector-verify-'));
const plain = join(base, 'plain');
const pkce = join(base, 'pkce');
const generic = join(base, 'generic');
const any = join(base, 'any');
let sandbox: RunningSandbox;

beforeAll(async () => {
  const generate = (out: string, ...args: readonly string[]): void =>
    expect(run(['generate', '--tables', 'incident', '--out', out, ...args]).status).toBe(0);
  generate(plain, '--instance', 'dev12345');
  generate(pkce, '--instance', 'dev12345', '--identity-provider', 'oauth2pkce');
  generate(generic, '--instance', 'dev12345', '--identity-provider', 'oauth2generic');
  generate(any, '--any-instance');
  sandbox = await sandboxCommand();
});
afterAll(async () => {
  await sandbox.close();
  rmSync(base, { recursive: true, force: true });
});

const GOOD = /^ {2}Verdict +nothing wrong was seen$/m;
const causeOf = (stdout: string): string | undefined => /^ {2}Cause +[^[]*\[([^\]]+)\]/m.exec(stdout)?.[1];
const secret = { SN_CONNECTOR_SECRET: 'not-the-secret-of-anybody' };

describe('in another terminal than the sandbox', () => {
  test.each([
    ['oauth2', () => plain],
    ['oauth2pkce', () => pkce],
    ['oauth2generic', () => generic],
    ['for any instance', () => any],
  ])('a connector %s passes, and only the address of the sign-in is told beside the report', async (_, folder) => {
    const { status, stdout, stderr, shown } = await secondTerminal(sandbox).verify(folder(), ['--refresh-matrix']);
    expect([status, stdout]).toEqual([0, expect.stringMatching(GOOD)]);
    expect(stderr).toBe(`\nTo sign in, open this address:\n${shown}\n\n`);
    expect(sandbox.running.printed.stdout + sandbox.running.printed.stderr).not.toMatch(/&state=(?!any-text)/);
  });

  test('an answer with another state waits for the right one, and only one answer is taken', async () => {
    const { verify } = secondTerminal(sandbox);
    const statuses: unknown[] = [];
    const { status } = await verify(plain, [], async (url) => {
      const back = await signInAsBrowser(url);
      for (const address of [back.replace(/state=[^&]+/, 'state=another'), back])
        statuses.push((await fetch(address)).status);
      statuses.push(await fetch(back).catch(() => 'closed'));
    });
    expect([statuses, status]).toEqual([[400, 200, 'closed'], 0]);
  });

  test('an answer with another state alone is the cause', async () => {
    const wrong = async (url: string): Promise<unknown> =>
      fetch((await signInAsBrowser(url)).replace(/state=[^&]+/, 'state=another'));
    const { status, stdout } = await secondTerminal(sandbox).verify(plain, [], wrong);
    expect([causeOf(stdout), status]).toEqual(['state/differs', 1]);
  });

  test('who denies is told so', async () => {
    const denied = async (url: string): Promise<unknown> => fetch(await signInAsBrowser(url, 'deny'));
    const { status, stdout } = await secondTerminal(sandbox).verify(plain, [], denied);
    expect([causeOf(stdout), status]).toEqual(['redirect/sign-in-denied', 1]);
  });

  test.each<[string, string[]]>([
    ['at this computer', []],
    ['at the redirect URL of the connector', ['--redirect', 'connector', '--redirect-url']],
  ])('nobody comes back %s: that is not good, and no cause', async (_, redirect) => {
    const registered = /https:\/\/global\S+/.exec(sandbox.running.printed.stdout)?.[0] as string;
    const args = [...redirect, ...(redirect.length > 0 ? [registered] : []), '--timeout', '1', '--fail-on', 'never'];
    const { status, stdout } = await secondTerminal(sandbox).verify(plain, args, async () => undefined);
    expect(stdout).toMatch(/^ {2}Verdict +not finished: the run ended without a token/m);
    expect(stdout).toMatch(/^ {4}The browser did not come back within 1 seconds?\./m);
    expect(status).toBe(3);
  });

  test('Ctrl-C ends the waiting at once', async () => {
    const target = ['--instance', sandbox.origin, '--client-id', sandbox.clientId, '--no-browser'];
    const waiting = start(['verify', plain, ...target, '--port', String(sandbox.port)], { env: secret });
    await waiting.until('stderr', /^http/m);
    waiting.child.kill('SIGINT');
    expect(await waiting.ended).toMatchObject({ stdout: '', signal: 'SIGINT' });
  });

  test('a redirect URL of this computer that is not registered is told as that', async () => {
    const target = ['--instance', sandbox.origin, '--client-id', sandbox.clientId, '--no-browser'];
    const port = await freePort();
    const { status, stdout } = run(['verify', plain, ...target, '--port', String(port)], { env: secret });
    expect([causeOf(stdout), status]).toEqual(['redirect/not-registered', 1]);
    const text = stdout.replace(/\s+/g, ' ');
    expect(text).toContain(
      `"http://127.0.0.1:${port}/redirect" is refused at the sign-in, 400; expected it in the registration`,
    );
    expect(text).toContain('or --redirect connector');
    expect(text).not.toContain('the part of this connector');
  });

  test('a port that is in use gets a sentence', async () => {
    const other = await serve(() => () => {}, sandbox.port);
    const { status, stdout, stderr } = await secondTerminal(sandbox).verify(plain);
    await other.close();
    const text = new RegExp(`^Port ${sandbox.port} of 127\\.0\\.0\\.1 is in use, perhaps by another run\\.\n`);
    expect([status, stdout, stderr]).toEqual([3, '', expect.stringMatching(text)]);
  });
});

describe('with --sandbox', () => {
  const verify = (...args: readonly string[]) => run(['verify', plain, '--sandbox', ...args]);

  test.each([
    ['token/form-encoded', 'url-encoded-token'],
    ['client/basic-required', 'basic-required'],
    ['refresh/token-expired', 'refresh-expired'],
    ['api/role-missing', 'acl-forbidden'],
    ['servicenow/hibernating', 'hibernating'],
    ['network/reset', 'reset'],
  ])('names %s for the fault %s', (cause, fault) => {
    const { status, stdout, stderr } = verify('--fault', fault);
    expect([causeOf(stdout), status]).toEqual([cause, 1]);
    expect(stderr).toMatch(
      /^(?:The fault "[a-z-]+" is in the sandbox, and no change of the connector mends it: .*\n)?$/,
    );
  });

  test('says of a fault of the server that no repair of the connector makes it pass', () => {
    expect(verify('--fault', 'acl-forbidden').stderr).toMatch(/no change of the connector mends it: leave --fault out/);
    expect(verify('--fault', 'basic-required').stderr).toBe('');
  });

  test('names the fault of files that give nothing to send', () => {
    const folder = changed('wrong-keys', (text) =>
      text.replace(/"(authorization|token|refresh)Url"/g, '"$1UrlTemplate"'),
    );
    const { status, stdout } = run(['verify', folder, '--sandbox', '--timeout', '5']);
    expect([causeOf(stdout), status]).toEqual(['endpoint/keys-of-other-provider', 1]);
    expect(stdout).not.toMatch(/What to capture next|nothing wrong was seen/);
  });

  test('a refresh at the authorization URL is named as that, with its repair', () => {
    const folder = changed('refresh-url', (text) =>
      text.replace(/("refreshUrl":\s*\{\s*"value":\s*"[^"]*)oauth_token\.do"/, '$1oauth_auth.do"'),
    );
    const { status, stdout } = run(['verify', folder, '--sandbox']);
    expect([causeOf(stdout), status]).toEqual(['refresh/url-is-authorize', 1]);
    expect(stdout).toMatch(/Fix +set refreshUrl to/);
  });

  test('a run that goes well does not hide that the files have errors', () => {
    const folder = changed('blank', (text) => text.replace('oauth_token.do"', 'oauth_token.do "'));
    const { status, stdout } = run(['verify', folder, '--sandbox']);
    expect([status, stdout]).toEqual([
      1,
      expect.stringMatching(/Verdict +nothing wrong was seen, but the files have errors/),
    ]);
  });

  /** A copy of the connector with other properties. */
  function changed(name: string, change: (properties: string) => string): string {
    const folder = join(base, name);
    cpSync(plain, folder, { recursive: true });
    const file = join(folder, 'apiProperties.json');
    writeFileSync(file, change(readFileSync(file, 'utf8')));
    return folder;
  }

  test('says when a fault did not show, so that nobody takes the silence for blindness', () => {
    const { status, stdout, stderr } = verify('--fault', 'scope-delimiter');
    expect([status, stdout]).toEqual([0, expect.stringMatching(/Verdict +nothing wrong was seen/)]);
    expect(stderr).toMatch(/^The fault "scope-delimiter" did not show, as this connector does not run into it: /);
  });

  test('says that an API of the user is not in a sandbox, so that nobody looks for a fault of the connector', () => {
    const own = join(base, 'own');
    cpSync(plain, own, { recursive: true });
    const file = join(own, 'apiDefinition.swagger.json');
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('"/api/now/', '"/api/x_acme/'));
    const { status, stdout, stderr } = run(['verify', own, '--sandbox']);
    expect([causeOf(stdout), status]).toEqual(['api/path-not-found', 1]);
    expect(stderr).toMatch(/^The sandbox has APIs of ServiceNow itself only, .*says nothing about the connector\./);
  });

  test('--fail-on decides what a weakness and a failure end with', () => {
    const codes = [
      ['json-as-html'],
      ['json-as-html', '--fail-on', 'warning'],
      ['nested-result', '--fail-on', 'never'],
    ].map(([fault = '', ...args]) => verify('--fault', fault, ...args).status);
    expect(codes).toEqual([0, 1, 0]);
  });

  test('a call that is refused is a failure, whether it is an error of a rule or not', () => {
    const { status, stdout } = verify('--operation', 'GetIncident', '--value', 'sys_id=0');
    expect([stdout, status]).toEqual([expect.stringMatching(/^ {2}4 api +not ok$/m), 1]);
  });

  test('an operation gets the values that are given, in place of those in the definition', () => {
    const { stdout } = verify('--operation', 'ListIncidents', '--value', 'sysparm_query=number=none', '--no-refresh');
    expect(stdout).toMatch(/query: sysparm_query /);
    expect(stdout).toMatch(/It was to be left out\./);
  });

  test('the recording, given to diagnose, has the same cause', () => {
    const har = join(base, 'run.har');
    const report = join(base, 'run.md');
    const output = join(base, 'run.txt');
    const { status, stdout } = verify('--fault', 'nested-result', '--har', har, '--report', report, '--output', output);
    expect([status, stdout, causeOf(readFileSync(output, 'utf8'))]).toEqual([1, '', 'token/nested']);
    expect(readFileSync(report, 'utf8')).toContain('token/nested');
    const again = run(['diagnose', har, '--connector', plain]);
    expect([causeOf(again.stdout), again.status]).toEqual(['token/nested', 1]);
  });

  test('every format is what it is called', () => {
    const report = (format: string): string => {
      const { status, stdout, stderr } = verify('--fault', 'nested-result', '--format', format);
      expect([status, stderr]).toEqual([1, '']);
      return stdout;
    };
    const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
    const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false, validateFormats: false });
    const json = JSON.parse(report('json'));
    ajv.validate(read(join(ROOT, 'src', 'schemas', 'diagnosis.schema.json')), json);
    expect([ajv.errors, json.verdict]).toEqual([null, 'cause']);
    const path = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
    const { id: _, $schema: __, ...schema } = read(path);
    ajv.validate(schema, JSON.parse(report('sarif')));
    expect(ajv.errors).toBeNull();
    expect(report('junit')).toMatch(/^<\?xml .*<testcase name="token"[^>]*>\n +<failure .*<\/testsuites>\n$/s);
    expect(report('github')).toMatch(/^::error file=/m);
    expect(report('markdown')).toMatch(/^# sn-connector verify: .*token\/nested/);
  });
});

describe('is refused in a sentence', () => {
  test.each<[string[], RegExp]>([
    [['nowhere'], /^nowhere does not exist\.\n/],
    [[], /^There are \d connectors in this folder\.\nName the folder of one/],
    [['plain'], /^The connector has no client ID yet\.\n.*--client-id/],
    [['plain', '--client-id', ''], /^The connector has no client ID yet\.\n/],
    [
      ['plain', '--client-id', 'x', '--secret-env', 'p@ssword'],
      /^--secret-env takes the name of an environment variable/,
    ],
    [
      ['plain', '--client-id', 'x', '--secret-env', 'Sup3rSecret'],
      /^The environment variable that --secret-env names is not set\.\n/,
    ],
    [['plain', '--client-secret', 'Sup3rSecret'], /^There is no option --client-secret\.\n/],
    [
      ['plain', '--sandbox', '--parameter', 'token:clientSecret=Sup3rSecret'],
      /^A client secret is not taken from --parameter/,
    ],
    [['plain', '--sandbox', '--parameter', 'Sup3rSecret'], /^--parameter takes name=value\.\n/],
    [['plain', '--sandbox', '--value', 'Sup3rSecret'], /^--value takes name=value\.\n/],
    [
      ['plain', '--sandbox', '--value', 'nothing=1'],
      /^ListIncidents has no parameter of a name that --value gives\.|^\w+ has no parameter/,
    ],
    [['plain', '--sandbox', '--operation', 'GetIncident'], /^Operation "GetIncident" needs a value for "sys_id"/],
    [['plain', '--sandbox', '--operation', 'Nothing'], /^The connector has no operation "[^"]+"\.\nIt reads with: /],
    [
      ['plain', '--sandbox', '--operation', 'CreateIncident'],
      /^CreateIncident is called with POST and may change records/,
    ],
    [['plain', '--sandbox', '--settings', 'other'], /^The connector has no parameter set of that name\.\n/],
    [
      ['plain', '--sandbox', '--fault', 'nestd-result'],
      /^There is no fault "nestd-result"\.\nDid you mean nested-result\?\n/,
    ],
    [['plain', '--fault', 'nested-result'], /^--fault belongs to --sandbox/],
    [['plain', '--sandbox', '--instance', 'dev1'], /^--instance names a server, and --sandbox starts another one\.\n/],
    [['plain', '--sandbox', '--secret-env', 'X'], /^--secret-env is for a real instance/],
    [['plain', '--sandbox', '--redirect-url', 'https://a'], /^--redirect-url is for a real instance/],
    [['plain', '--redirect-url', 'https://a'], /^--redirect-url is used with --redirect connector only\.\n/],
    [['plain', '--redirect', 'connector', '--redirect-url', 'a b'], /^--redirect-url is no address/],
    [['plain', '--redirect', 'connector', '--client-id', 'x'], /^The connector's own redirect URL is not known/],
    [['plain', '--no-refresh', '--refresh-matrix'], /^--refresh-matrix and --no-refresh contradict/],
    [['plain', '--instance', 'https://a/b', '--client-id', 'x'], /^--instance is no address of an instance/],
    [['plain', '--port', '80'], /^--port is 80; expected a number from 1024 to 65535\.\n/],
    [['plain', '--port', 'web'], /^--port is no number; expected a number from 1024 to 65535\.\n/],
    [['plain', '--timeout', 'long'], /^--timeout is no number; expected seconds, from 1 to 86400\.\n/],
    [['plain', '--timeout', '0'], /^--timeout is 0; expected seconds/],
    [['plain', '--timeout', '1e9'], /^--timeout is 1000000000; expected seconds/],
    [['plain', 'any'], /^"any" is one argument too many\.\n/],
    [['plain', '--format', 'yaml'], /^--format is "yaml"; expected "text", /],
    [['plain', '--fail-on', 'x'], /^--fail-on is "x"; expected "error", /],
  ])('%j', (args, text) => {
    const { SN_CONNECTOR_SECRET: _, ...env } = process.env;
    const { status, stdout, stderr } = run(['verify', ...args], { cwd: base, env });
    expect([status, stdout, stderr]).toEqual([2, '', expect.stringMatching(text)]);
    expect(stderr).not.toMatch(/Sup3rSecret|p@ssword|^ +at /m);
  });

  test('no secret and no terminal', () => {
    const { SN_CONNECTOR_SECRET: _, ...env } = process.env;
    const { status, stderr } = run(['verify', plain, '--client-id', 'x'], {
      env: { ...env, SN_CONNECTOR_SECRET: undefined },
    });
    expect([status, stderr]).toEqual([
      2,
      expect.stringMatching(/^The environment variable SN_CONNECTOR_SECRET is not set, and/),
    ]);
  });

  test.each([
    '--har',
    '--output',
    '--report',
  ])('a file for %s that cannot be written, before anybody signs in', (option) => {
    mkdirSync(join(base, 'folder'), { recursive: true });
    for (const [file, reason] of [
      ['nowhere/file', 'its folder does not exist'],
      ['folder', 'it is a folder'],
    ] as const) {
      const { status, stdout, stderr } = run(['verify', plain, '--sandbox', option, join(base, file)]);
      expect([status, stdout, stderr]).toEqual([3, '', expect.stringContaining(`cannot be written: ${reason}.\n`)]);
    }
    expect(existsSync(join(base, 'nowhere'))).toBe(false);
  });

  test('a connector without OAuth, and one whose provider is not known', () => {
    const file = join(any, 'apiProperties.json');
    const text = readFileSync(file, 'utf8');
    const told = (change: string): unknown => {
      writeFileSync(file, change);
      const { status, stderr } = run(['verify', any, '--sandbox']);
      return [status, stderr.split('\n')[0]];
    };
    const broken = told('{"properties": {}}');
    const foreign = told(text.replaceAll('oauth2generic', 'github'));
    writeFileSync(file, text);
    expect([broken, foreign]).toEqual([
      [2, expect.stringMatching(/^The connector has no OAuth settings/)],
      [3, expect.stringMatching(/^Which requests this identity provider makes is not public/)],
    ]);
  });

  test('a value that each connection brings is missing', () => {
    const { status, stderr } = run(['verify', any, '--client-id', 'x'], { env: secret });
    const text = /^The connector needs a value for "instance", which each connection brings\.\n.*--parameter instance=/;
    expect([status, stderr]).toEqual([2, expect.stringMatching(text)]);
  });

  test('a server that is not there is a cause, not an error of ours', async () => {
    const target = ['--instance', `http://127.0.0.1:${await freePort()}`, '--client-id', 'x'];
    const { status, stdout } = run(['verify', plain, ...target], { env: secret });
    expect([causeOf(stdout), status]).toEqual(['network/refused', 1]);
  });
});

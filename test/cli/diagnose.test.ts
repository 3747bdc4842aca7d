import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { inFolder, MINIMAL, ROOT, run } from '../support/command.js';
import { start } from '../support/running-command.js';

/** In milliseconds; some of these read 100 megabytes. */

const base = mkdtempSync(join(tmpdir(), 'sn-connector-diagnose-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));

const TOKEN = [
  'HTTP/1.1 200 OK',
  'Content-Type: application/x-www-form-urlencoded',
  '',
  'access_token=abcdef0123456789&token_type=bearer&expires_in=1800',
].join('\r\n');
const MESSAGE = 'OAuth flow failed. Error detail: invalid_request, Missing parameters: access_token';

/** As Windows PowerShell writes what is sent to a file. */
const utf16 = (text: string, isBigEndian = false): Buffer => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return isBigEndian ? bytes.swap16() : bytes;
};
const file = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(base, name), content);
  return name;
};
const diagnose = (args: readonly string[], input?: string) =>
  run(['diagnose', ...args], { cwd: base, ...(input === undefined ? {} : { input }) });
const causeOf = (stdout: string): string | undefined => /^ {2}Cause +[^[]*\[([^\]]+)\]/m.exec(stdout)?.[1];

describe('the same answer', () => {
  test.each<[string, string | Uint8Array]>([
    ['in UTF-8', TOKEN],
    ['with a byte order mark', `\ufeff${TOKEN}`],
    ['in UTF-16 of PowerShell', utf16(TOKEN)],
    ['in UTF-16, big endian', utf16(TOKEN, true)],
    ['in UTF-16 without a mark', utf16(TOKEN).subarray(2)],
  ])('%s has the same cause', (_, content) => {
    const { status, stdout, stderr } = diagnose([file('answer.txt', content)]);
    expect([causeOf(stdout), status, stderr]).toEqual(['token/form-encoded', 1, '']);
  });

  test('comes by a pipe, with and without a dash', () => {
    expect([[], ['-']].map((args) => causeOf(diagnose(args, TOKEN).stdout))).toEqual([
      'token/form-encoded',
      'token/form-encoded',
    ]);
  });
});

test('the error text of the question has its answer in one command', () => {
  const { status, stdout } = diagnose([], MESSAGE);
  expect(stdout).toMatch(/^ {2}Direction +ServiceNow calls Microsoft/m);
  expect([causeOf(stdout), status]).toEqual(['token/not-found-by-servicenow', 1]);
});

describe('what is no evidence gets a sentence', () => {
  const har = JSON.stringify({ log: { version: '1.2', entries: [{ request: { url: 'https://a/' } }] } });
  beforeAll(() => {
    file('empty', '');
    file('truncated.har', har.slice(0, 40));
    file('binary', Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 7919) % 256)));
    file('foreign.json', '{"name": "Sup3rSecret"}');
    file('foreign.txt', 'Sup3rSecret is what stands here');
    file('none.har', JSON.stringify({ log: { version: '1.2', entries: [] } }));
  });

  test.each<[string[], number, RegExp]>([
    [['empty'], 3, /^The file is empty; expected a recording/],
    [['truncated.har'], 3, /^The file breaks off before its first whole request\./],
    [['binary'], 3, /^The file could not be read as text/],
    [['foreign.json'], 3, /^The file has nothing of a sign-in that is known/],
    [['foreign.txt'], 3, /^The file has nothing of a sign-in that is known/],
    [['none.har'], 3, /^The recording has 0 requests, none of a sign-in\./],
    [[join(MINIMAL, 'apiProperties.json')], 3, /^The file is the properties of a connector/],
    [['empty', 'foreign.txt'], 3, /^empty: The file is empty.*\nforeign\.txt: The file has nothing/],
    [['.'], 2, /^\. is a folder; expected a recording or a text\.\n.*--connector/],
    [['nothing.har'], 2, /^nothing\.har does not exist\.\n/],
    [['empty', '--connector', 'nowhere'], 2, /^nowhere does not exist\.\n/],
    [['empty', '--connector', '.'], 2, /^There is no connector in this folder\.\n/],
    [['empty', '--nothing'], 2, /^There is no option --nothing\.\n/],
    [['empty', '--format', 'yaml'], 2, /^--format is "yaml"; expected "text", /],
    [['empty', '--output', 'nowhere/x'], 3, /^nowhere\/x cannot be written: its folder does not exist\.\n/],
    [['empty', '--report', '.'], 3, /^\. cannot be written: it is a folder\.\n/],
    [[], 3, /^Nothing came in; expected a recording/],
  ])('%j', (args, code, text) => {
    const { status, stdout, stderr } = diagnose(args);
    expect([status, stdout, stderr]).toEqual([code, '', expect.stringMatching(text)]);
    expect(stderr).not.toMatch(/Sup3rSecret|^ +at |\bbug\b/m);
  });

  test.each([
    ['foreign.txt', /^What is near to a text in other words: .*explain "<the text>"\. .* explain --when 30-minutes$/m],
    ['foreign.json', /^What is read: recordings \(HAR\)/m],
  ])('%s is pointed at what helps', (name, hint) => {
    expect(diagnose([name]).stderr).toMatch(hint);
  });

  test('beside evidence it is told, with its name', () => {
    const { status, stdout, stderr } = diagnose([file('answer.txt', TOKEN), 'foreign.json']);
    expect([causeOf(stdout), status]).toEqual(['token/form-encoded', 1]);
    expect(stderr).toMatch(/^foreign\.json: The file has nothing of a sign-in that is known.*\n$/);
  });

  test('more than 100 megabytes, as a file and by a pipe that does not end', async () => {
    file('big.har', '');
    writeFileSync(join(base, 'big.har'), Buffer.alloc(101 * 1024 * 1024, 32));
    expect(diagnose(['big.har'])).toMatchObject({
      status: 3,
      stderr: expect.stringMatching(/^big\.har has 101 megabytes; recordings of up to 100 megabytes are read\.\n/),
    });
    rmSync(join(base, 'big.har'));
    const running = start(['diagnose', '-'], { input: 'open' });
    const piece = Buffer.alloc(1024 * 1024, 'a text without an end ');
    const { stdin } = running.child;
    stdin?.on('error', () => {});
    const pour = (): void => {
      while (stdin?.writable && stdin.write(piece));
    };
    stdin?.on('drain', pour);
    pour();
    expect(await running.ended).toMatchObject({
      status: 3,
      stderr: expect.stringMatching(/^Standard input has more than 100 megabytes/),
    });
  });
});

test('every format is what it is called', () => {
  const report = (format: string): string => {
    const { status, stdout, stderr } = diagnose(['--format', format, '--connector', MINIMAL], TOKEN);
    expect([status, stderr]).toEqual([1, '']);
    return stdout;
  };
  const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false, validateFormats: false });
  ajv.validate(read(join(ROOT, 'src', 'schemas', 'diagnosis.schema.json')), JSON.parse(report('json')));
  expect(ajv.errors).toBeNull();
  const path = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  const { id: _, $schema: __, ...schema } = read(path);
  ajv.validate(schema, JSON.parse(report('sarif')));
  expect(ajv.errors).toBeNull();
  expect(report('junit')).toMatch(/^<\?xml .*<failure .*<\/testsuites>\n$/s);
  expect(report('github')).toMatch(/^::error /m);
  expect(report('markdown')).toMatch(/^# sn-connector diagnose: /);
});

test('--output and --report write what would be printed, and a summary', () =>
  inFolder({ 'answer.txt': TOKEN }, (folder) => {
    const printed = run(['diagnose', 'answer.txt'], { cwd: folder }).stdout;
    const { stdout, status } = run(['diagnose', 'answer.txt', '-o', 'out.txt', '--report', 'out.md'], { cwd: folder });
    expect([status, stdout, readFileSync(join(folder, 'out.txt'), 'utf8')]).toEqual([1, '', printed]);
    expect(readFileSync(join(folder, 'out.md'), 'utf8')).toContain('token/form-encoded');
  }));

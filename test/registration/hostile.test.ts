import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { check, checkFolder } from '../../src/api.js';
import { Document } from '../../src/document/document.js';
import { registrationsOf } from '../../src/registration/registration.js';
import { readRegistryFile } from '../../src/registration/registry-file.js';
import { maskSecrets } from '../../src/report/redact.js';
import { COMMAND } from '../support/command.js';
import { processorTime } from '../support/processor-time.js';
import fc from '../support/properties.js';
import { connectorFiles, escaped, inbound, MAPPED, outbound, record, unload } from '../support/registry-exports.js';

const whole = unload(inbound(), outbound(), ...MAPPED);
const PARTS = [
  '<',
  '>',
  '&',
  ';',
  '"',
  "'",
  ']]>',
  '<![CDATA[',
  '<!--',
  '-->',
  '<?',
  '?>',
  '</',
  '/>',
  '<oauth_entity>',
  '</oauth_entity>',
  '<sys_update_xml>',
  '<payload>',
  '</payload>',
  '<!DOCTYPE',
  '&lt;',
  '&#x1F600;',
  '\ud800',
  '\0',
  ' ',
  '\n',
  'oauth_',
];

/** All places lie in their file, and nothing is thrown. */
function expectSound(files: Record<string, string>): void {
  for (const { location, related } of check(files).findings)
    for (const { file, start, end } of [location, ...related.map((other) => other.location)])
      expect([start >= 0, end >= start, end <= (files[file]?.length ?? -1)]).toEqual([true, true, true]);
}

describe('whatever a file holds, the answer is findings', () => {
  test('exports that were cut, spliced and overwritten', () => {
    const damage = fc.record({ at: fc.nat(whole.length), length: fc.nat(200), text: fc.constantFrom(...PARTS) });
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 4 }), (damages) => {
        let text = whole;
        for (const { at, length, text: part } of damages) text = text.slice(0, at) + part + text.slice(at + length);
        expectSound({ ...connectorFiles(), 'oauth_entity.xml': text });
      }),
      { numRuns: 150 },
    );
  });

  test('texts of the signs of XML', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PARTS), { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        for (const around of [
          text,
          `<unload>${text}</unload>`,
          unload(inbound({ name: text, redirect_url: text, token_url: text })),
        ])
          expect(() =>
            registrationsOf(readRegistryFile(new Document('a.xml', around, { json: false })).records),
          ).not.toThrow();
        expect(maskSecrets(text, 'xml')).toHaveLength(text.length);
      }),
      { numRuns: 300 },
    );
  });

  test('JSON of any shape', () => {
    const column = fc.constantFrom(
      'sys_id',
      'type',
      'client_id',
      'redirect_url',
      'token_url',
      'auth_url',
      'oauth_entity',
      'grant_type',
      'active',
      'sys_class_name',
      '__proto__',
    );
    fc.assert(
      fc.property(fc.array(fc.dictionary(column, fc.jsonValue({ maxDepth: 2 }))), (result) => {
        expectSound({ ...connectorFiles(), 'oauth_entity.json': JSON.stringify({ result }) });
      }),
      { numRuns: 150 },
    );
  });

  test('values of any text in every column', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.webUrl(),
      fc.constantFrom('https://', 'https://login.microsoftonline.com/%', 'https%3a%2f%zz', ',,,', 'https://[', '/'),
    );
    fc.assert(
      fc.property(text, text, text, (first, second, third) => {
        const clean = [first, second, third].map((one) => one.replace(/[^\x20-\x7e\n]/g, ''));
        const [redirect_url = '', token_url = '', auth_url = ''] = clean;
        expectSound({
          ...connectorFiles(),
          'oauth_entity.xml': unload(
            inbound({ redirect_url, scope_restriction_status: token_url }),
            outbound({ redirect_url, token_url, auth_url }),
            ...MAPPED,
          ),
        });
      }),
      { numRuns: 150 },
    );
  });
});

describe('time grows with the length', () => {
  const read = (text: string): void => {
    registrationsOf(readRegistryFile(new Document('a.xml', text, { json: false })).records);
    maskSecrets(text, 'xml');
  };
  test.each([
    ['open tags', (n: number) => '<a '.repeat(n)],
    ['secrets that are not closed', (n: number) => '<client_secret>'.repeat(n)],
    ['secrets', (n: number) => `<unload>${'<client_secret>x</client_secret>'.repeat(n)}</unload>`],
    [
      'payloads without the registry',
      (n: number) => unload('<sys_update_xml><payload>x</payload></sys_update_xml>'.repeat(n)),
    ],
    [
      'payloads that speak of it',
      (n: number) =>
        unload(
          `<sys_update_xml><payload>${escaped('<record_update><oauth_entity><name>x</name></oauth_entity></record_update>')}</payload></sys_update_xml>`.repeat(
            n,
          ),
        ),
    ],
    ['references', (n: number) => unload(record('oauth_entity', { name: '<'.repeat(n) }))],
    ['quotation marks', (n: number) => `<unload a="${'"'.repeat(n)}`],
    ['ampersands of secrets', (n: number) => '&amp;amp;lt;token&'.repeat(n)],
    ['addresses in a list', (n: number) => unload(inbound({ redirect_url: 'https://a.example.com,'.repeat(n) }))],
    ['blanks in a list', (n: number) => unload(inbound({ redirect_url: `https://a ${' '.repeat(n)}https:/` }))],
  ])('%s', (_, text) => {
    const [short, long] = [text(4_000), text(64_000)];
    read(short);
    const before = Math.max(
      5,
      processorTime(() => read(short)),
    );
    // Sixteen times the text; square growth would be two hundred and fifty times.
    expect(processorTime(() => read(long)) / before).toBeLessThan(80);
  });

  test('a bomb of entities is a finding at once', () => {
    const entities = Array.from({ length: 30 }, (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`).join('');
    const text = `<?xml version="1.0"?><!DOCTYPE unload [<!ENTITY e0 "x">${entities}]><unload><oauth_entity><name>&e30;</name></oauth_entity></unload>`;
    const { findings } = check({ 'oauth_entity.xml': text });
    expect(findings.map(({ rule }) => rule)).toEqual(['registration/export-not-read']);
  });

  test('more records than are kept are cut', () => {
    const { records, fault } = readRegistryFile(
      new Document('a.xml', unload(inbound({ sys_id: undefined }).repeat(2500)), { json: false }),
    );
    expect([records.length, fault?.message]).toEqual([2000, expect.stringContaining('more than 2000 records')]);
  });
});

describe('100 MB', () => {
  function withFile(name: string, middle: string, use: (folder: string) => void): void {
    const folder = mkdtempSync(join(tmpdir(), 'sn-connector-export-'));
    try {
      for (const [file, text] of Object.entries(connectorFiles())) writeFileSync(join(folder, file), text);
      const file = openSync(join(folder, name), 'w');
      writeSync(file, '<?xml version="1.0" encoding="UTF-8"?><unload>');
      const piece = `<incident><description>${'x'.repeat(1024 * 1024)}</description></incident>`;
      for (let at = 0; at < 100; at++) writeSync(file, at === 90 ? middle + piece : piece);
      writeSync(file, '</unload>');
      closeSync(file);
      use(folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  test('with a record: a sentence that says what to export, and little memory', () => {
    withFile('sys_remote_update_set_1.xml', inbound(), (folder) => {
      const { findings } = checkFolder(folder);
      expect(findings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
        expect.stringMatching(/^registration\/export-not-read: the file has 10\d MB; expected at most 16 MB/),
      ]);
      // A text of the whole file would not fit into the memory that this process is allowed.
      const { status, stderr } = spawnSync(process.execPath, ['--max-old-space-size=64', COMMAND, 'check', folder]);
      expect([status, String(stderr)]).toEqual([1, '']);
    });
  });

  test('of other tables: nothing', () => {
    withFile('incident.xml', '', (folder) =>
      expect(checkFolder(folder).findings).toEqual(check(connectorFiles()).findings),
    );
  });
});

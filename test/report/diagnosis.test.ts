import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { Flow } from '../../src/exchange/flow.js';
import { type Diagnosed, diagnosisSummary, diagnosisView } from '../../src/report/diagnosis.js';
import { type DiagnosisOptions, diagnosisReport } from '../../src/report/diagnosis-report.js';
import { diagnosisSupport } from '../../src/report/diagnosis-support.js';
import { diagnosisText } from '../../src/report/diagnosis-text.js';
import { coloured } from '../../src/report/paint.js';
import { FORMATS, type Format } from '../../src/report/reporter.js';
import { expectGolden } from '../support/golden.js';
import { diagnosedOf, TEST_RULES } from './diagnosed.js';
import { FIXTURES } from './sample.js';
import { SIGN_INS } from './sign-ins.js';

const GOLDEN = join(FIXTURES, 'diagnosis');
const EXTENSIONS = {
  text: 'txt',
  json: 'json',
  sarif: 'sarif.json',
  github: 'github.txt',
  junit: 'xml',
  markdown: 'md',
};
const names = Object.keys(SIGN_INS);
const diagnosed = (name: string): Diagnosed => (SIGN_INS[name] as () => Diagnosed)();

const optionsOf = ({ rules }: Diagnosed): DiagnosisOptions => ({
  tool: { name: 'sn-connector', version: '1.2.3' },
  profile: 'deploy',
  rules,
  pageOf: (rule) => `https://example.com/rules/${rule}.md`,
  hash: (text) => createHash('sha256').update(text).digest('hex'),
  width: 100,
});
const reportOf = (format: Format, name: string): Promise<string> => {
  const given = diagnosed(name);
  return diagnosisReport(format, given, optionsOf(given));
};

describe('a diagnosis as text', () => {
  test.each(names)('%s', async (name) => {
    expectGolden(join(GOLDEN, `${name}.txt`), await reportOf('text', name));
  });

  test('in colours', () => {
    const text = diagnosisText(diagnosed('with-connector'), { width: 80, paint: coloured });
    expectGolden(join(GOLDEN, 'coloured.txt'), text);
  });

  test.each(
    names.flatMap((name) => [80, 120].map((width) => [name, width] as const)),
  )('%s keeps to %i columns', (name, width) => {
    // A word that is longer than the line, such as an address, stands alone.
    const long = diagnosisText(diagnosed(name), { width })
      .split('\n')
      .filter((line) => line.length > width && /\S\s+\S/.test(line));
    expect(long).toEqual([]);
  });

  test('an evidence file is never shown, only where it was', () => {
    for (const name of names) {
      const text = diagnosisText(diagnosed(name));
      expect(text).not.toMatch(/\d+ \| .*(?:grant_type|access_token|HTTP\/)/);
    }
  });
});

describe.each(FORMATS.filter((format) => format !== 'text'))('a diagnosis as %s', (format) => {
  test.each(['with-connector', 'files-blamed', 'live-good', 'error-text'])('%s', async (name) => {
    expectGolden(join(GOLDEN, `${name}.${EXTENSIONS[format]}`), await reportOf(format, name));
  });
});

describe('the JSON', () => {
  const schema = JSON.parse(
    readFileSync(join(import.meta.dirname, '..', '..', 'src', 'schemas', 'diagnosis.schema.json'), 'utf8'),
  ) as unknown;

  test.each(names)('of %s is as its schema says', async (name) => {
    const validate = new Ajv({ strict: false, allErrors: true }).compile(closed(schema) as object);
    validate(JSON.parse(await reportOf('json', name)));
    expect(validate.errors ?? []).toEqual([]);
  });
});

test('of a sanitized recording it is said what its silence is worth', () => {
  const given = diagnosed('form-encoded');
  const evidence = { ...given.flow.evidence, kinds: ['recording'], isSanitized: true } as const;
  const good = { ...given, diagnosis: { ...given.diagnosis, findings: [], stages: [] }, flow: new Flow(evidence) };
  expect(diagnosisText(good, { width: 200 })).toContain('Headers such as Authorization and Cookie were taken out');
});

test('many exchanges of a leg are counted, those that went wrong shown', () => {
  const call = (status: number): string =>
    `GET /api/now/table/incident HTTP/1.1\nHost: desk.example.com\nAuthorization: Bearer a\n\nHTTP/1.1 ${status} X\n\n{}\n\n`;
  const text = diagnosisText(diagnosedOf(call(200).repeat(30) + call(500) + call(200).repeat(9)));
  expect(text.match(/< 200/g)).toHaveLength(5);
  expect(text.match(/< 500/g)).toHaveLength(1);
  expect(text).toContain('34 more exchanges');
});

test('SARIF lists the rules of the run, and a live run points into the files', async () => {
  const { runs } = JSON.parse(await reportOf('sarif', 'live-failed')) as {
    runs: { tool: { driver: { rules: { id: string }[] } }; results: { locations: unknown[]; properties: object }[] }[];
  };
  expect(runs[0]?.tool.driver.rules.map(({ id }) => id)).toEqual(TEST_RULES.map(({ id }) => id));
  expect(JSON.stringify(runs[0]?.results[0]?.locations)).toContain('connectors/desk/apiProperties.json');
  expect(runs[0]?.results[0]?.properties).toMatchObject({ stage: 'token', rank: 'primary' });
});

test('the report for a support request names no host, no id and no file', () => {
  for (const name of ['with-connector', 'files-blamed', 'live-good', 'error-text']) {
    const given = diagnosed(name);
    const text = diagnosisSupport(given, {
      tool: { name: 'sn-connector', version: '1.2.3' },
      node: 'v20.20.0',
      platform: 'linux x64',
      profile: 'deploy',
      rules: TEST_RULES,
    });
    expectGolden(join(GOLDEN, `${name}.support.md`), text);
    expect(text).not.toMatch(/desk\.service-now|5f01a2b3c4|7c1f0a52|connectors\/desk|sign-in\.http/);
  }
});

test('a rule that fails is told in every format and counted', async () => {
  const good = diagnosed('form-encoded');
  const failures = [{ rule: 'token/form-encoded', folder: '', error: new Error('boom') }];
  const given = { ...good, diagnosis: { ...good.diagnosis, failures } };
  for (const format of FORMATS) expect(await diagnosisReport(format, given, optionsOf(given))).toContain('boom');
  expect(diagnosisSummary(given)).toMatchObject({ errors: 1, noun: 'sign-in', problems: [{ kind: 'rule-failed' }] });
});

test('where the instance is the client nobody is sent to a connector', () => {
  const record = {
    sys_created_on: '2026-11-20 09:00:00',
    http_method: 'POST',
    url: 'https://login.microsoftonline.com/contoso/oauth2/v2.0/token',
    response_status: '401',
    request_body: 'grant_type=authorization_code&client_id=1&code=x',
    response_body: '{"error":"invalid_client"}',
  };
  const { direction, repairBy, causes } = diagnosisView(diagnosedOf(JSON.stringify({ result: [record] })));
  expect([direction, repairBy]).toEqual(['servicenow-to-microsoft', ['servicenow-admin']]);
  expect(causes[0]?.remedy).toMatch(/^In ServiceNow, not in a connector: .*Enter the secret again/);
});

/** The schema with nothing allowed beyond what it describes. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const entries = Object.entries(schema).map(([key, value]) => [key, closed(value)] as const);
  const isObject = 'properties' in schema && 'type' in schema;
  return Object.fromEntries(isObject ? [...entries, ['additionalProperties', false]] : entries);
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Ajv, type ValidateFunction } from 'ajv';
import type { Rule } from '../../src/engine/rule.js';
import { importReportJson } from '../../src/importer/report.js';
import { rulesJson } from '../../src/report/catalogue.js';
import { faultsJson } from '../../src/sandbox/fault-list.js';
import { FAULTS } from '../../src/sandbox/faults/index.js';
import { importing, openApi } from '../importer/importing.js';
import { OPTIONS, RULES, reportOf, resultsOf } from './sample.js';

const SCHEMAS = join(import.meta.dirname, '..', '..', 'src', 'schemas');

type Schema = Record<string, unknown>;
const read = (path: string): Schema => JSON.parse(readFileSync(path, 'utf8')) as Schema;

/** The schema with nothing allowed beyond what it describes: what we write has to be described. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const entries = Object.entries(schema).map(([key, value]) => [key, closed(value)] as const);
  const isObject = 'properties' in schema && 'type' in schema;
  return Object.fromEntries(isObject ? [...entries, ['additionalProperties', false]] : entries);
}

const compiled = new Map<Schema, ValidateFunction>();

function errorsOf(schema: Schema, value: unknown): unknown {
  const validate = compiled.get(schema) ?? compile(schema);
  compiled.set(schema, validate);
  return validate(value) ? undefined : validate.errors;
}

function compile(schema: Schema): ValidateFunction {
  // One pattern of the standard's schema is no regular expression in Unicode mode.
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  ajv.addFormat('uri', /^[a-z][a-z0-9+.-]*:[\w\-.~:/?#[\]@!$&'()*+,;=%]+$/i);
  ajv.addFormat('uri-reference', /^(?:[\w\-.~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*$/);
  ajv.addFormat('date-time', true);
  return ajv.compile(schema);
}

/** The schema of the standard, as Microsoft's package for testing SARIF carries it; draft 4, which differs in `id` only. */
function sarifSchema(): Schema {
  const require = createRequire(import.meta.url);
  const { id, $schema, ...schema } = read(require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'));
  expect([id, $schema]).toEqual([expect.stringContaining('sarif-2.1.0'), expect.stringContaining('draft-04')]);
  return schema;
}

describe('the JSON report', () => {
  const schema = read(join(SCHEMAS, 'report.schema.json'));
  const strict = closed(schema) as Schema;

  test.each([
    ['of the sample', resultsOf()],
    ['of nothing', []],
  ])('%s is as its schema says', async (_, results) => {
    expect(errorsOf(strict, JSON.parse(await reportOf('json', results)))).toBeUndefined();
  });

  test('the schema finds what is wrong', () => {
    expect(errorsOf(schema, { formatVersion: 2 })).toBeDefined();
  });
});

describe('the SARIF report', () => {
  const schema = sarifSchema();

  test.each([
    ['of the sample', resultsOf()],
    ['of nothing', []],
  ])('%s is as the standard says', async (_, results) => {
    const report: unknown = JSON.parse(await reportOf('sarif', results, { sourceRoot: 'file:///home/me/desk%20co' }));
    expect(errorsOf(schema, report)).toBeUndefined();
  });

  test('of a run that failed in part is so too', async () => {
    const { createReporter } = await import('../../src/report/reporter.js');
    const reporter = await createReporter('sarif', {
      tool: { name: 't', version: '1.0.0' },
      profile: 'deploy',
      rules: [],
    });
    const problems = [{ kind: 'rule-failed', folder: '', rule: 'a/b', message: 'boom' }] as const;
    const text = reporter.end({ ...(JSON.parse('{}') as object), problems } as never);
    expect(errorsOf(schema, JSON.parse(text))).toBeUndefined();
    expect(JSON.parse(text)).toMatchObject({ runs: [{ invocations: [{ executionSuccessful: false }] }] });
  });

  test('all rules of the run are listed, and results name them by index', async () => {
    const [run] = (JSON.parse(await reportOf('sarif', resultsOf())) as SarifShape).runs;
    const ids = run.tool.driver.rules.map(({ id }) => id);
    expect(ids).toEqual(OPTIONS.rules.map(({ rule }) => rule.id));
    for (const { ruleId, ruleIndex } of run.results) expect(ids[ruleIndex]).toBe(ruleId);
    for (const { locations } of run.results)
      for (const { physicalLocation: place } of locations)
        expect(run.artifacts[place.artifactLocation.index]?.location.uri).toBe(place.artifactLocation.uri);
  });

  test('fingerprints are of the place, are unique, and do not change with the value', async () => {
    const prints = async (results: ReturnType<typeof resultsOf>): Promise<string[]> => {
      const [run] = (JSON.parse(await reportOf('sarif', results)) as SarifShape).runs;
      return run.results.map((result) => result.partialFingerprints['rulePlace/v1'] as string);
    };
    const before = await prints(resultsOf());
    expect(new Set(before).size).toBe(before.length);
    const [first] = resultsOf();
    if (!first) throw new Error('the sample is empty');
    const twice = await prints([{ ...first, findings: [...first.findings, ...first.findings] }]);
    expect(new Set(twice).size).toBe(twice.length);
    const moved = first.findings.map((finding) => ({
      ...finding,
      message: 'other words',
      location: { ...finding.location, start: 1, end: 2, line: 1, column: 2, endLine: 1, endColumn: 3 },
    }));
    expect(await prints([{ ...first, findings: moved }])).toEqual(before.slice(0, moved.length));
  });

  test('regions leave a byte order mark out', async () => {
    const minified = resultsOf().filter(({ connector }) => connector.folder === 'minified');
    const [run] = (JSON.parse(await reportOf('sarif', minified)) as SarifShape).runs;
    const text = minified[0]?.connector.document('definition')?.text.slice(1) ?? '';
    const region = run.results[0]?.locations[0]?.physicalLocation.region;
    if (!region) throw new Error('no region');
    const named = text.slice(region.charOffset, region.charOffset + region.charLength);
    expect([named, region.startColumn]).toEqual(['"sumary"', region.charOffset + 1]);
  });

  test('addresses of files are percent-encoded', async () => {
    const [first] = resultsOf();
    if (!first) throw new Error('the sample is empty');
    const at = (file: string) => ({
      ...first,
      findings: first.findings.slice(0, 1).map((f) => ({ ...f, related: [], location: { ...f.location, file } })),
    });
    for (const [file, uri] of [
      ['a b/ü#?%25.json', 'a%20b/%C3%BC%23%3F%2525.json'],
      ['../x:y/z.json', '../x%3Ay/z.json'],
      ['C:/repo/z.json', 'file:///C:/repo/z.json'],
      ['/repo/z.json', 'file:///repo/z.json'],
      ['\ud800.json', '%EF%BF%BD.json'],
    ] as const) {
      const text = await reportOf('sarif', [at(file)]);
      expect(text).toContain(`"uri":"${uri}"`);
      expect(errorsOf(schema, JSON.parse(text))).toBeUndefined();
    }
  });
});

describe('the catalogue as JSON', () => {
  const schema = read(join(SCHEMAS, 'rules.schema.json'));

  const catalogueOf = (list: readonly Rule[]): unknown =>
    JSON.parse(rulesJson(list, { tool: OPTIONS.tool, pageOf: (rule) => `docs/${rule}.md` }));

  test('of the tests is as its schema says', () => {
    expect(errorsOf(closed(schema) as Schema, catalogueOf(RULES))).toBeUndefined();
  });

  test('of the product is as its schema says', async () => {
    const { rules } = await import('../../src/rules/index.js');
    expect(errorsOf(closed(schema) as Schema, catalogueOf(rules))).toBeUndefined();
  });
});

describe('the report of an import', () => {
  const strict = closed(read(join(SCHEMAS, 'import.schema.json'))) as Schema;

  test('is as its schema says, also with what the command adds', async () => {
    const read = (path: string, more: object = {}) =>
      importing([openApi({ [path]: { get: {}, post: { callbacks: {} } }, '/b?c': { get: {} } }, more)], {
        select: ['GET *'],
      });
    for (const imported of [await read('/a'), await read('/api/now/table/{tableName}', { servers: [{ url: '/x' }] })]) {
      const report = JSON.parse(JSON.stringify(importReportJson(imported)));
      expect(errorsOf(strict, report)).toBeUndefined();
      const [note] = resultsOf().flatMap(({ findings }) => findings);
      expect(errorsOf(strict, { ...report, folder: 'c', changed: ['readme.md'], notes: [note] })).toBeUndefined();
      expect(errorsOf(strict, { ...report, decisions: [{}] })).toBeDefined();
    }
  });
});

describe('the list of faults', () => {
  test('is as its schema says', () => {
    const strict = closed(read(join(SCHEMAS, 'faults.schema.json'))) as Schema;
    const list = JSON.parse(faultsJson(FAULTS, { name: 'sn-connector', version: '1.0.0' }));
    expect(errorsOf(strict, list)).toBeUndefined();
    expect(errorsOf(strict, { ...list, faults: [{}] })).toBeDefined();
  });
});

interface SarifShape {
  readonly runs: [
    {
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
      readonly artifacts: readonly { readonly location: { readonly uri: string } }[];
      readonly results: readonly {
        readonly ruleId: string;
        readonly ruleIndex: number;
        readonly partialFingerprints: Record<string, string>;
        readonly locations: readonly {
          readonly physicalLocation: {
            readonly artifactLocation: { readonly uri: string; readonly index: number };
            readonly region?: {
              readonly charOffset: number;
              readonly charLength: number;
              readonly startColumn: number;
            };
          };
        }[];
      }[];
    },
  ];
}

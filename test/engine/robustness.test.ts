import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { activeRules, connectorsOf } from '../../src/engine/check.js';
import { applyFixes } from '../../src/engine/fix.js';
import { PROFILES, type Profile } from '../../src/engine/rule.js';
import { runRules } from '../../src/engine/run.js';
import { RULES_FOLDER } from '../support/cases.js';
import { processorTime } from '../support/processor-time.js';
import fc from '../support/properties.js';
import { loadRules } from '../support/rule-files.js';

const rules = await loadRules();

/** Runs all rules; whatever the files hold, the result is findings, and every fix can be applied. */
function checkAll(files: Record<string, string>, profile: Profile): void {
  for (const connector of connectorsOf(files)) {
    const { findings, failures } = runRules(connector, activeRules(rules, profile), { profile, fixes: true });
    expect(failures.map(({ rule, error }) => `${rule}: ${(error as Error).stack}`)).toEqual([]);
    for (const { location, rule } of findings) {
      const text = files[location.file] ?? '';
      expect([rule, location.start >= 0 && location.end >= location.start && location.end <= text.length]).toEqual([
        rule,
        true,
      ]);
    }
    const fixes = findings.flatMap(({ fix }) => (fix ? [fix] : []));
    applyFixes(new Map(Object.entries(files)), fixes);
  }
}

/** Real shapes to start from: the fixtures of all rules. */
const seeds = readdirSync(RULES_FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((name) => /(?<!settings)\.json$/.test(name) && !name.endsWith('case.json'))
  .flatMap((name) => {
    try {
      const value: unknown = JSON.parse(readFileSync(join(RULES_FOLDER, name), 'utf8'));
      return [{ isDefinition: /swagger|openapidefinition/.test(name), value }];
    } catch {
      return [];
    }
  });

const hostile = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(
    null,
    '',
    [],
    {},
    0,
    -1,
    true,
    'x'.repeat(300),
    [null],
    { value: null },
    { $ref: '#' },
    { $ref: 1 },
    { $ref: '#/definitions/Incident' },
    '{',
    '}{',
    '%',
    '#/%E0%A4%A',
  ),
  fc
    .constantFrom('__proto__', 'constructor', 'hasOwnProperty', 'toString', 'valueOf', 'toJSON', 'then', 'length')
    .map((key) => JSON.parse(`{${JSON.stringify(key)}: {"x": [1]}}`) as unknown),
);

/** A value with one of its parts replaced by something hostile. */
function mutate(value: unknown, steps: readonly number[], replacement: unknown): unknown {
  const [step, ...rest] = steps;
  if (step === undefined || typeof value !== 'object' || value === null) return replacement;
  if (Array.isArray(value)) {
    if (value.length === 0) return replacement;
    const at = step % value.length;
    return value.map((element, index) => (index === at ? mutate(element, rest, replacement) : element));
  }
  const keys = Object.keys(value);
  if (keys.length === 0) return replacement;
  const at = keys[step % keys.length] as string;
  return Object.fromEntries(
    Object.entries(value).map(([key, element]) => [key, key === at ? mutate(element, rest, replacement) : element]),
  );
}

const pathInto = fc.array(fc.nat(40), { minLength: 1, maxLength: 9 });
const profiles = fc.constantFrom(...PROFILES);

describe('any input ends in findings', () => {
  test('connectors with parts replaced by anything', () => {
    const [definitions, properties] = [
      seeds.filter((seed) => seed.isDefinition),
      seeds.filter((seed) => !seed.isDefinition),
    ];
    fc.assert(
      fc.property(
        fc.nat(),
        fc.nat(),
        pathInto,
        pathInto,
        hostile,
        hostile,
        profiles,
        (d, p, dPath, pPath, a, b, profile) => {
          const definition = mutate(definitions[d % definitions.length]?.value, dPath, a);
          const property = mutate(properties[p % properties.length]?.value, pPath, b);
          checkAll(
            {
              'apiDefinition.swagger.json': JSON.stringify(definition),
              'apiProperties.json': JSON.stringify(property, null, 2),
            },
            profile,
          );
        },
      ),
      { numRuns: 1500 },
    );
  });

  test('texts that are not JSON', () => {
    const [first] = seeds;
    const valid = JSON.stringify(first?.value, null, 2);
    fc.assert(
      fc.property(fc.nat(valid.length), fc.nat(20), fc.string({ unit: 'binary', maxLength: 5 }), (at, length, text) => {
        const broken = valid.slice(0, at) + text + valid.slice(at + length);
        checkAll(
          {
            'apiDefinition.swagger.json': broken,
            'apiProperties.json': text,
            'script.csx': broken,
            'settings.json': broken,
          },
          'deploy',
        );
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['nothing', ''],
    ['a word', 'null'],
    ['a hundred thousand levels', '['.repeat(100_000) + ']'.repeat(100_000)],
    [
      'a hundred thousand levels of a schema',
      `{"definitions":{"a":${'{"items":'.repeat(100_000)}{}${'}'.repeat(100_000)}}}`,
    ],
    ['a hundred thousand levels that are not closed', '{"a":'.repeat(100_000)],
    ['zeros', '\0'.repeat(1000)],
    ['a byte order mark and nothing', '\ufeff'],
    [
      'references in a circle',
      '{"paths":{"/a":{"post":{"parameters":[{"in":"body","name":"b","schema":{"$ref":"#/definitions/A"}}],"responses":{"200":{"$ref":"#/responses/R"}}}}},"responses":{"R":{"$ref":"#/responses/R"}},"definitions":{"A":{"allOf":[{"$ref":"#/definitions/A"}],"properties":{"b":{"$ref":"#/definitions/B"}}},"B":{"$ref":"#/definitions/B"}}}',
    ],
    [
      'prototype names everywhere',
      '{"__proto__":{"swagger":"2.0"},"paths":{"__proto__":{"get":{"operationId":"constructor","parameters":[{"name":"__proto__","in":"path"}]}}},"definitions":{"__proto__":{"properties":{"toString":{"type":"string"}},"required":["hasOwnProperty"]}}}',
    ],
  ])('%s', (_, text) => {
    for (const profile of PROFILES) {
      checkAll({ 'apiDefinition.swagger.json': text, 'apiProperties.json': text, 'settings.json': text }, profile);
      checkAll({ 'apiProperties.json': text, 'apiDefinition.swagger.json': '{}' }, profile);
    }
  });
});

describe('long runs of one sign in the settings take time that grows with their length', () => {
  const files = (customParameters: object, clientId = 'x') => ({
    'apiDefinition.swagger.json': '{"swagger": "2.0", "host": "dev1.service-now.com", "paths": {}}',
    'apiProperties.json': JSON.stringify({
      properties: {
        connectionParameters: {
          token: {
            type: 'oauthSetting',
            oAuthSettings: {
              identityProvider: 'oauth2generic',
              clientId,
              scopes: [],
              customParameters: Object.fromEntries(
                Object.entries(customParameters).map(([key, value]) => [key, { value }]),
              ),
            },
          },
        },
      },
    }),
  });
  const address = 'https://dev1.service-now.com/oauth_token.do';

  test.each([
    ['slashes in an address', (run: number) => files({ tokenUrlTemplate: `${address}${'/'.repeat(run)}x` })],
    ['blanks in an address', (run: number) => files({ tokenUrlTemplate: `${address}${' '.repeat(run)}x` })],
    ['blanks in a query', (run: number) => files({ authorizationUrlQueryStringTemplate: `?a=b${' '.repeat(run)}x` })],
    ['blanks in a body', (run: number) => files({ tokenBodyTemplate: `a=b${' '.repeat(run)}x` })],
    ['blanks in the client ID', (run: number) => files({}, `a${' '.repeat(run)}b`)],
  ])('%s', (_, withRun) => {
    const took = (run: number): number => processorTime(() => checkAll(withRun(run), 'deploy'));
    took(100);
    const before = Math.max(10, took(5000));
    // Sixteen times the length; square growth would be two hundred and fifty times.
    expect(took(80_000) / before).toBeLessThan(100);
  });
});

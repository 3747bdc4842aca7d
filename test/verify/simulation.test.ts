import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { connectorsOf } from '../../src/engine/check.js';
import { coloured } from '../../src/report/paint.js';
import { SimulationText } from '../../src/report/simulation.js';
import { simulationJson } from '../../src/report/simulation-json.js';
import { expectGolden } from '../support/golden.js';
import { processorTime } from '../support/processor-time.js';
import fc from '../support/properties.js';
import { connectorOf, FIXTURES, fixture, simulated } from './support.js';

const TOOL = { name: 'sn-connector', version: '1.2.3' };
const CASES = readdirSync(FIXTURES);

function textOf(connector: ReturnType<typeof fixture>, width: number): string {
  const text = new SimulationText({ width });
  return text.connector(simulated(connector)) + text.end();
}

describe('as text', () => {
  test.each(CASES)('%s', (name) => {
    expectGolden(join(FIXTURES, name, 'expected.txt'), textOf(fixture(name), 100));
  });

  test('in a narrow terminal', () => {
    const text = textOf(fixture('plain'), 80);
    expectGolden(join(FIXTURES, 'plain', 'expected-80.txt'), text);
    const tables = text.split('\n').filter((line) => /(?:documented|measured|inferred) \[\d+\]$/.test(line));
    expect(tables.filter((line) => line.length > 80)).toEqual([]);
  });

  test('in colours, with the same words', () => {
    const each = simulated(fixture('templates'));
    const [painted, plain] = [new SimulationText({ paint: coloured }), new SimulationText()].map(
      (text) => text.connector(each) + text.end(),
    ) as [string, string];
    expect(painted).toContain('\u001b[');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the sequences of a terminal begin with one
    expect(painted.replace(/\u001b\[\d+m/g, '')).toBe(plain);
  });

  test('errors of the check are named with the command', () => {
    const each = { ...simulated(fixture('plain')), errors: ['refresh/grant-type'] };
    expect(new SimulationText().connector(each)).toContain(
      'check finds an error in these settings (refresh/grant-type); for place and repair:\n  sn-connector check .\n',
    );
  });

  test('nothing in the files acts on the terminal', () => {
    const evil = '\u001b[31m\u202e';
    const properties = JSON.stringify({
      properties: {
        connectionParameters: {
          [`token${evil}`]: {
            oAuthSettings: {
              identityProvider: 'oauth2',
              clientId: `id${evil}`,
              scopes: [evil],
              customParameters: { authorizationUrl: { value: `https://x.example.com/${evil}` } },
            },
          },
        },
      },
    });
    const text = textOf(connectorOf({ 'apiProperties.json': properties }), 100);
    expect(text).not.toContain('\u001b');
    expect(text).not.toContain('\u202e');
  });
});

describe('as JSON', () => {
  const schema = JSON.parse(
    readFileSync(join(import.meta.dirname, '..', '..', 'src', 'schemas', 'simulation.schema.json'), 'utf8'),
  ) as object;
  const validate = new Ajv({ strict: false, allErrors: true }).compile(closed(schema) as object);

  /** The schema with nothing allowed beyond what it describes. */
  function closed(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(closed);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(([key, each]) => [key, closed(each)]);
    const isObject = 'type' in value && 'properties' in value;
    return Object.fromEntries(isObject ? [...entries, ['additionalProperties', false]] : entries);
  }

  test.each(CASES)('%s is as the schema says', (name) => {
    const report: unknown = JSON.parse(simulationJson([simulated(fixture(name))], TOOL));
    expect(validate(report) || validate.errors).toBe(true);
  });

  test('says where each value comes from, and explains every source', () => {
    const report = JSON.parse(simulationJson([simulated(fixture('plain'))], TOOL)) as {
      connectors: { flows: { requests: { parameters: { name: string; from: object; source: string }[] }[] }[] }[];
      sources: Record<string, { url: string }>;
    };
    const parameters = report.connectors[0]?.flows[0]?.requests.flatMap((request) => request.parameters) ?? [];
    expect(parameters.find(({ name }) => name === 'client_id')?.from).toEqual({
      label: 'clientId',
      file: 'apiProperties.json',
      pointer: '/properties/connectionParameters/token/oAuthSettings/clientId',
    });
    for (const { source } of parameters) expect(report.sources[source]?.url).toMatch(/^https:/);
  });
});

/** What the two forms show of a connector, decoded in every way a reader may decode it. */
function shown(files: Record<string, string>): string {
  const each = simulated(connectorOf(files));
  const text = new SimulationText();
  const outputs = text.connector(each) + text.end() + simulationJson([each], TOOL);
  const encoded = [...outputs.matchAll(/Basic ([A-Za-z0-9+/=]{8,})/g)].map(([, part]) => atob(part as string));
  const percent = outputs.replace(/(?:%[0-9A-F]{2})+/gi, (part) => {
    try {
      return decodeURIComponent(part);
    } catch {
      return part;
    }
  });
  return [outputs, percent, ...encoded].join('\n');
}

describe('no secret of a file is shown', () => {
  const secrets = fc
    .tuple(fc.stringMatching(/^[A-Za-z0-9]{8,20}$/), fc.constantFrom('', '-x', '~y', ' z', '%2F', '+1', 'é', '"q'))
    .map(([core, end]) => ({ core: `Zq8${core}`, text: `Zq8${core}${end}` }));
  const settings = (oauth: object, more: object = {}): Record<string, string> => ({
    'apiProperties.json': JSON.stringify({
      properties: { connectionParameters: { token: { type: 'oauthSetting', oAuthSettings: oauth } }, ...more },
    }),
  });
  const urls = {
    authorizationUrl: { value: 'https://desk.example.com/auth' },
    tokenUrl: { value: 'https://desk.example.com/token' },
    refreshUrl: { value: 'https://desk.example.com/token' },
  };
  const templates = (custom: object): object => ({
    identityProvider: 'oauth2generic',
    clientId: 'desk',
    customParameters: {
      authorizationUrlTemplate: { value: 'https://desk.example.com/auth' },
      tokenUrlTemplate: { value: 'https://desk.example.com/token' },
      refreshUrlTemplate: { value: 'https://desk.example.com/token' },
      ...custom,
    },
  });

  test.each<[string, (secret: string) => Record<string, string>]>([
    [
      'clientSecret',
      (secret) =>
        settings({ identityProvider: 'oauth2', clientId: 'desk', clientSecret: secret, customParameters: urls }),
    ],
    [
      'clientSecret, repeated as client id, scope and redirect URL',
      (secret) =>
        settings({
          identityProvider: 'oauth2pkce',
          clientId: secret,
          clientSecret: secret,
          scopes: [secret],
          redirectUrl: `https://desk.example.com/${secret}`,
          customParameters: urls,
        }),
    ],
    [
      'a token body',
      (secret) =>
        settings(
          templates({ tokenBodyTemplate: { value: `code={Code}&client_secret=${encodeURIComponent(secret)}` } }),
        ),
    ],
    [
      'a query template',
      (secret) =>
        settings(
          templates({
            authorizationUrlQueryStringTemplate: {
              value: `?client_secret=${encodeURIComponent(secret)}&state={State}`,
            },
          }),
        ),
    ],
    [
      'the address',
      (secret) =>
        settings({
          identityProvider: 'oauth2',
          clientId: 'desk',
          customParameters: {
            ...urls,
            tokenUrl: { value: `https://desk:${encodeURIComponent(secret)}@desk.example.com/token` },
            refreshUrl: { value: `https://desk.example.com/token?password=${encodeURIComponent(secret)}` },
          },
        }),
    ],
    [
      'policies',
      (secret) =>
        settings(
          { identityProvider: 'aad', customParameters: {} },
          {
            policyTemplateInstances: ['setheader', 'setqueryparameter'].map((templateId) => ({
              templateId,
              parameters: {
                'x-ms-apimTemplateParameter.name': 'x-api-key',
                'x-ms-apimTemplateParameter.value': secret,
              },
            })),
          },
        ),
    ],
    [
      'a default of the definition',
      (secret) => ({
        ...settings({ identityProvider: 'oauth2', customParameters: urls }),
        'apiDefinition.swagger.json': JSON.stringify({
          swagger: '2.0',
          paths: {
            '/a': {
              get: {
                operationId: 'A',
                parameters: [
                  { name: 'api_key', in: 'query', default: secret },
                  { name: 'password', in: 'header', default: secret },
                ],
              },
            },
          },
        }),
      }),
    ],
  ])('in %s', (_, make) => {
    fc.assert(
      fc.property(secrets, ({ core, text }) => {
        const output = shown(make(text));
        if (output.includes(core)) throw new Error(`${core} is shown in\n${output}`);
      }),
      { numRuns: 40 },
    );
  });
});

describe('any input ends in requests', () => {
  const seeds = CASES.flatMap((name) => {
    const file = join(FIXTURES, name, 'apiProperties.json');
    return name === 'solution' ? [] : [JSON.parse(readFileSync(file, 'utf8')) as unknown];
  });
  const hostile = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom<unknown>(null, '', [], {}, 0, true, '{', '}{', '%', '\ud800', '{{{a}', '@connectionParameters(', [
      null,
    ]),
    fc.constantFrom('{Code}', '{__proto__}', '{constructor}', '?', '&&==&', '%E0%A4%A={State}', "@headers('a','b"),
  );

  function mutate(value: unknown, steps: readonly number[], replacement: unknown): unknown {
    const [step, ...rest] = steps;
    if (step === undefined || typeof value !== 'object' || value === null) return replacement;
    const keys = Object.keys(value);
    if (keys.length === 0) return replacement;
    const at = keys[step % keys.length] as string;
    const entries = Object.entries(value).map(([key, each]) => [
      key,
      key === at ? mutate(each, rest, replacement) : each,
    ]);
    return Array.isArray(value) ? entries.map(([, each]) => each) : Object.fromEntries(entries);
  }

  function simulateAll(files: Record<string, string>): void {
    for (const connector of connectorsOf(files)) {
      const each = simulated(connector);
      const text = new SimulationText({ width: 80 });
      expect(typeof (text.connector(each) + text.end())).toBe('string');
      JSON.parse(simulationJson([each], TOOL));
    }
  }

  test('settings with parts replaced by anything', () => {
    const pathInto = fc.array(fc.nat(20), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(fc.nat(), pathInto, hostile, pathInto, hostile, (seed, path, value, second, other) => {
        const changed = mutate(mutate(seeds[seed % seeds.length], path, value), second, other);
        const definition = mutate(JSON.parse(connectorOf({}).document('definition')?.text ?? '{}'), second, value);
        simulateAll({
          'apiProperties.json': JSON.stringify(changed),
          'apiDefinition.swagger.json': JSON.stringify(definition),
        });
      }),
      { numRuns: 600 },
    );
  });

  test('long texts cost no more than their length asks for', () => {
    const big = 100_000;
    const took = processorTime(() => {
      for (const part of ['{', '{a}', '@environmentVariables("', "@connectionParameters('", '&', '=', '%', 'a ', '?']) {
        const value = { value: `https://x.example.com/${part.repeat(big / part.length)}` };
        const custom = Object.fromEntries(
          [
            'authorizationUrlTemplate',
            'authorizationUrlQueryStringTemplate',
            'tokenUrlTemplate',
            'tokenBodyTemplate',
          ].map((key) => [key, value]),
        );
        simulateAll({
          'apiProperties.json': JSON.stringify({
            properties: {
              connectionParameters: {
                token: { oAuthSettings: { identityProvider: 'oauth2generic', customParameters: custom } },
              },
              policyTemplateInstances: [
                { templateId: 'dynamichosturl', parameters: { 'x-ms-apimTemplateParameter.urlTemplate': value.value } },
              ],
            },
          }),
          'apiDefinition.swagger.json': '{"swagger":"2.0","paths":{"/a":{"get":{}}}}',
        });
      }
    });
    expect(took).toBeLessThan(20_000);
  });
});

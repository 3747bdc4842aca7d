import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { CATEGORIES } from '../../src/facts/certification.js';
import { completeSpec } from '../../src/generator/complete-spec.js';
import { DEFAULT_PACKS, PACK_NAMES } from '../../src/generator/packs.js';
import { DEFAULT_TABLES } from '../../src/generator/spec-tables.js';
import { ROOT } from '../support/command.js';
import { refusalOf } from '../support/refusal.js';

const schema = JSON.parse(readFileSync(join(ROOT, 'src', 'schemas', 'spec.schema.json'), 'utf8'));
const isValid = new Ajv({ strictTypes: true }).compile(schema);

const ONE = { environments: { default: { instance: 'dev12345' } } };
const OWN = 'https://global.consent.azure-apim.net/redirect/cr7a3-5fdesk-5f635855';
const all = (key: string, ...values: unknown[]) => values.map((value) => ({ ...ONE, [key]: value }));
const environment = (key: string, ...values: unknown[]) =>
  values.map((value) => ({ environments: { default: { instance: 'dev12345', [key]: value } } }));

const GOOD: readonly unknown[] = [
  ONE,
  { anyInstance: true },
  { anyInstance: true, identityProvider: 'oauth2generic', environments: { prod: { redirectUrl: OWN } } },
  JSON.parse(readFileSync(join(ROOT, 'connectors', 'servicenow', 'spec.json'), 'utf8')),
  { ...ONE, $schema: './spec.schema.json', formatVersion: 1, anyInstance: false, anyTable: true, nextLinks: true },
  ...all('title', 'Desk', 'Desk (test)', 'Apiary', '\u05e9\u05dc\u05d5\u05dd'),
  ...all('description', 'A description that is long enough to be one.'),
  ...all('publisher', {}, { name: 'Acme' }, { name: 'Acme', email: 'desk@acme-tools.com' }),
  ...all('publisher', { website: 'https://www.acme-tools.com', privacyPolicy: 'https://acme-tools.com:8443/x?y#z' }),
  ...all('categories', ['AI'], ['AI', 'Security']),
  ...all('brandColor', '#a1b2c3', '#A1B2C3'),
  ...all('icon', 'drawn', 'own'),
  ...all('targets', [], ['connector'], ['teams'], ['connector', 'teams']),
  ...all('identityProvider', 'oauth2', 'oauth2generic', 'oauth2pkce'),
  ...all('scopes', [], ['a', 'b:c']),
  ...all('tables', [], ['incident', 'u_my_table']),
  { ...ONE, tables: ['incident'], columns: { incident: ['number'] }, triggerFilters: { incident: 'active=true' } },
  ...all('extends', {}, { u_request: 'task' }),
  ...all('apis', [], [...PACK_NAMES]),
  ...all('triggers', [], ['updated']),
  ...all(
    'dictionary',
    {},
    { u_a: { label: 'A', plural: 'As', fields: [{ element: 'u_b', choices: [['1', 'One']] }] } },
  ),
  ...all('imported', {}, { from: ['a.yaml'], paths: {}, definitions: {}, parameters: {}, responses: {} }),
  ...all('imported', { paths: { '/a': { get: { operationId: 'ListA', parameters: [], responses: {} } } } }),
  ...all('generated', {}, { by: 'x', files: {} }),
  ...environment('clientId', 'abc', '0f1e2d3c4b5a69788796a5b4c3d2e1f0'),
  ...environment('redirectUrl', OWN, encodeURIComponent(OWN)),
  ...environment('formerRedirectUrl', 'https://global.consent.azure-apim.net/redirect'),
  { environments: { dev: { instance: 'https://itsm.example.com/now' }, prod: {} } },
];

const BAD: readonly unknown[] = [
  {},
  [],
  null,
  'dev12345',
  { environments: {} },
  { anyInstance: false },
  { anyInstance: true, identityProvider: 'oauth2' },
  { anyInstance: true, targets: ['teams'] },
  ...all('targets', 'teams', ['bot']),
  { anyInstance: true, environments: { prod: { clientId: 'abc' } } },
  { ...ONE, unknown: 1 },
  ...all('$schema', 1, ''),
  ...all('formatVersion', 0, 2, '1', null),
  ...all('title', '', ' ', 1, null, 'x'.repeat(31), 'Desk.', 'Desk API', 'Desk connectors', 'a\nb', 'a\u202eb'),
  ...all('description', 'Short.', 'x'.repeat(501), null),
  ...all('version', '1.0', 1, null),
  ...all('publisher', null, 'Acme', { name: '' }, { name: null }, { name: 'x'.repeat(101) }, { phone: '1' }),
  ...all('publisher', { email: 'x' }, { website: 'http://x.example.com' }, { privacyPolicy: 'javascript:x' }),
  ...all('categories', [], ['IT'], ['AI', 'Data', 'Security'], 'AI', null),
  ...all('brandColor', 'green', '#fff', null),
  ...all('icon', 'logo.png', null, {}),
  ...all('anyInstance', 'yes', null, 0),
  ...all('anyTable', 'yes', null),
  ...all('nextLinks', 1),
  ...all('identityProvider', 'aad', null, { toString: 1 }),
  ...all('scopes', 'useraccount', ['a b'], ['"'], [1], null),
  ...all('access', 'none', null),
  ...all('tables', 'incident', ['Incident'], ['../incident'], ['sys_db_object'], [''], null),
  ...all('columns', [], { incident: 'number' }, { incident: ['a b'] }, null),
  ...all('extends', [], { u_a: '../x' }, { u_a: 1 }, { 'a b': 'task' }, null),
  ...all('apis', ['atachment'], 'table', [null], null),
  ...all('triggers', ['deleted'], null),
  ...all('triggerFilters', [], { incident: 1 }, { incident: '' }, { incident: 'a\nb' }, null),
  ...all('dictionary', [], { u_a: 1 }, { u_a: {} }, { 'a b': { fields: [] } }, { u_a: { fields: [{}] } }, null),
  ...all(
    'imported',
    [],
    null,
    { from: 'a.yaml' },
    { from: [''] },
    { paths: [] },
    { paths: { '/a': 1 } },
    { policies: {} },
  ),
  ...all('imported', { definitions: { A: true } }, { paths: { '/a': { get: { operationId: 'ListA' } } } }),
  ...all('imported', { paths: { '/a': { get: { operationId: 1, parameters: [], responses: {} } } } }),
  ...all('imported', { paths: { '/a': { get: { operationId: 'A', parameters: [1], responses: {} } } } }),
  ...all('environments', [], null, { 'a b': { instance: 'x' } }, { a: null }, { a: 'dev12345' }),
  ...environment('clientSecret', 'x'),
  ...environment('clientId', '', 'a b', 1, 'x'.repeat(201)),
  ...environment('instance', '', 1, 'http://acme.service-now.com', 'user@acme'),
  ...environment('redirectUrl', 'https://global.consent.azure-apim.net/redirect', 1, 'redirect'),
  ...environment('formerRedirectUrl', 'http://x.example.com', 1),
];

/** What editors accept by the schema, and the generator by its own reading, has to be the same. */
describe('the schema and the reading of a specification agree', () => {
  test.each(GOOD.map((value) => [JSON.stringify(value).slice(0, 100), value]))('on %s', (_, value) => {
    completeSpec(value);
    expect([isValid(value), isValid.errors]).toEqual([true, null]);
  });

  test.each(BAD.map((value) => [JSON.stringify(value).slice(0, 100), value]))('against %s', (_, value) => {
    refusalOf(() => completeSpec(value));
    expect(isValid(value)).toBe(false);
  });
});

test('the lists and defaults of the schema are those of the generator', () => {
  const { categories, apis, tables } = schema.properties;
  expect(categories.items.enum).toEqual(CATEGORIES);
  expect(apis.items.enum).toEqual(PACK_NAMES);
  expect([apis.default, tables.default]).toEqual([DEFAULT_PACKS, DEFAULT_TABLES]);
  const complete: Readonly<Record<string, unknown>> = { ...completeSpec(ONE) };
  for (const [key, { default: value }] of Object.entries<{ default?: unknown }>(schema.properties))
    if (value !== undefined && key !== 'apis') expect([key, complete[key]]).toEqual([key, value]);
  // Every key of a complete specification has a description.
  for (const key of [...Object.keys(complete), 'imported'])
    expect([key, schema.properties[key]?.description]).toEqual([key, expect.stringMatching(/\.$/)]);
});

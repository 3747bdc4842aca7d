import { describe, expect, test } from '@jest/globals';
import { completeSpec } from '../../src/generator/complete-spec.js';
import { refusalOf } from '../support/refusal.js';

const ONE = { environments: { default: { instance: 'dev12345' } } };

test('an instance is enough', () => {
  const spec = completeSpec(ONE);
  expect(spec.title).toBe('ServiceNow dev12345');
  expect(spec.identityProvider).toBe('oauth2');
  expect(spec.scopes).toEqual(['useraccount']);
  expect(spec.apis).toEqual(['table', 'triggers', 'attachment', 'catalog', 'knowledge']);
  expect(spec.environments).toEqual({ default: { instance: 'dev12345.service-now.com' } });
});

test('a complete specification is left as it is', () => {
  const spec = completeSpec({
    ...ONE,
    triggerFilters: { incident: 'active=true' },
    tables: ['incident'],
    extends: { u_a: 'task' },
  });
  expect(completeSpec(JSON.parse(JSON.stringify(spec)))).toEqual(spec);
});

test('any instance brings its own client, by templates', () => {
  const spec = completeSpec({ anyInstance: true });
  expect([spec.identityProvider, spec.title, spec.environments]).toEqual([
    'oauth2generic',
    'ServiceNow for All Instances',
    {},
  ]);
});

test('the title of a long instance name fits', () => {
  const { title } = completeSpec({
    environments: { prod: { instance: 'a-very-long-name-of-an-instance-of-ours' } },
  });
  expect(title.length).toBeLessThanOrEqual(30);
  expect(title).toMatch(/[A-Za-z0-9]$/);
});

test('the order of packs and of triggers changes nothing', () => {
  const a = completeSpec({ ...ONE, apis: ['knowledge', 'table'], triggers: ['updated', 'created'] });
  expect([a.apis, a.triggers]).toEqual([
    ['table', 'knowledge'],
    ['created', 'updated'],
  ]);
});

describe('what is refused', () => {
  test.each<[string, unknown, RegExp]>([
    ['nothing', {}, /No ServiceNow instance/],
    ['no object', [], /expected a JSON object/],
    ['a later format', { ...ONE, formatVersion: 2 }, /expected 1/],
    ['an unknown key', { ...ONE, tabels: [] }, /"tabels".*expected one of/],
    ['an unknown pack', { ...ONE, apis: ['atachment'] }, /"atachment".*expected one of table/],
    ['an unknown provider', { ...ONE, identityProvider: 'aad' }, /"aad".*oauth2generic/],
    ['another provider for any instance', { anyInstance: true, identityProvider: 'oauth2' }, /"oauth2generic"/],
    ['a fixed client for any instance', { anyInstance: true, environments: { a: { clientId: 'x' } } }, /clientId/],
    ['a secret', { environments: { default: { instance: 'a', clientSecret: 'x' } } }, /"clientSecret"/],
    ['a table in capitals', { ...ONE, tables: ['Incident'] }, /"Incident".*names such as/],
    ['a table with a path', { ...ONE, tables: ['../incident'] }, /names such as/],
    ['a table with a query', { ...ONE, tables: ['incident?x=1'] }, /names such as/],
    ['the table of tables', { ...ONE, tables: ['sys_db_object'] }, /another table/],
    ['a long title', { ...ONE, title: 'x'.repeat(31) }, /at most 30/],
    ['a title with a forbidden word', { ...ONE, title: 'ServiceNow Connector' }, /without "Connector"/],
    ['a title that ends in a dot', { ...ONE, title: 'Desk.' }, /letter or digit/],
    ['a title of two lines', { ...ONE, title: 'a\nb' }, /control characters/],
    ['a title that turns direction', { ...ONE, title: 'a\u202eb' }, /control characters/],
    ['a short description', { ...ONE, description: 'Short.' }, /30 to 500/],
    ['a version of two numbers', { ...ONE, version: '1.0' }, /three numbers/],
    ['an email that is none', { ...ONE, publisher: { email: 'x' } }, /email address/],
    ['an http website', { ...ONE, publisher: { website: 'http://x.example.com' } }, /https:/],
    ['a script as a website', { ...ONE, publisher: { website: 'javascript:alert(1)' } }, /address/],
    ['a foreign category', { ...ONE, categories: ['IT'] }, /IT Operations/],
    ['three categories', { ...ONE, categories: ['AI', 'Data', 'Security'] }, /one or 2/],
    ['a colour by name', { ...ONE, brandColor: 'green' }, /a colour such as/],
    ['a scope with a blank', { ...ONE, scopes: ['a b'] }, /without blanks/],
    [
      'columns of a table that is not chosen',
      { ...ONE, tables: ['incident'], columns: { problem: ['number'] } },
      /"problem"/,
    ],
    [
      'a filter of a table that is not chosen',
      { ...ONE, tables: ['incident'], triggerFilters: { problem: 'a=b' } },
      /"problem"/,
    ],
    [
      'a filter that ends the query',
      { ...ONE, tables: ['incident'], triggerFilters: { incident: 'a=b^NQc=d' } },
      /\^NQ/,
    ],
    ['a filter with an expression', { ...ONE, tables: ['incident'], triggerFilters: { incident: 'a=@{b}' } }, /braces/],
    [
      'a filter with an order',
      { ...ONE, tables: ['incident'], triggerFilters: { incident: 'a=b^ORDERBYc' } },
      /ORDERBY/,
    ],
    [
      'a filter of the time',
      { ...ONE, tables: ['incident'], triggerFilters: { incident: 'sys_updated_on>2020' } },
      /the time/,
    ],
    [
      'a filter without a condition',
      { ...ONE, tables: ['incident'], triggerFilters: { incident: 'active' } },
      /no condition/,
    ],
    ['an environment with a strange name', { environments: { 'a b': { instance: 'x' } } }, /short name/],
    [
      'a shared redirect URL',
      { environments: { a: { instance: 'x', redirectUrl: 'https://global.consent.azure-apim.net/redirect' } } },
      /shared/,
    ],
    ['a client ID with a blank', { environments: { a: { instance: 'x', clientId: 'a b' } } }, /without blanks/],
    ['a dictionary that is none', { ...ONE, dictionary: { u_a: 1 } }, /not a table/],
    ['a parent that is no table', { ...ONE, extends: { u_a: '../x' } }, /the one it extends/],
  ])('%s', (_, value, message) => expect(refusalOf(() => completeSpec(value)).message).toMatch(message));

  test('a word that is nearly right is suggested', () =>
    expect(refusalOf(() => completeSpec({ ...ONE, apis: ['atachment'] })).hint).toBe('Did you mean "attachment"?'));
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { diff } from '../../src/api.js';
import { ROOT } from '../support/command.js';
import { refusalOf } from '../support/refusal.js';

const names = ['apiDefinition.swagger.json', 'apiProperties.json'] as const;
const files = Object.fromEntries(
  names.map((name) => [name, readFileSync(join(ROOT, 'connectors/servicenow', name), 'utf8')]),
);
const changed = (name: (typeof names)[number], from: string, to: string): Record<string, string> => {
  expect(files[name]).toContain(from);
  return { ...files, [name]: (files[name] as string).replaceAll(from, to) };
};

test('nothing changed between equal files', () => {
  expect(diff(files, { ...files })).toEqual({ changes: [], version: undefined, revisions: [] });
});

test('a renamed operation breaks flows, and can go on beside its successor', () => {
  const { changes, version, revisions } = diff(
    files,
    changed('apiDefinition.swagger.json', '"operationId": "ListTables"', '"operationId": "FetchTables"'),
  );
  expect(changes).toContainEqual(
    expect.objectContaining({ effect: 'breaking', operations: expect.arrayContaining(['ListTables']) }),
  );
  expect(version).toMatchObject({ isEnough: false });
  expect(revisions.map(({ keep }) => keep)).toContain('ListTables');
});

test('no secret of either side is shown', () => {
  const secret = 'Zq8~planted.Secret-1';
  const { changes } = diff(
    changed('apiProperties.json', '"clientId"', `"clientSecret": ${JSON.stringify(secret)}, "clientId"`),
    files,
  );
  expect(changes).not.toEqual([]);
  expect(JSON.stringify(changes)).not.toContain(secret);
});

test.each([
  ['none', {}, 'no-connector'],
  ['several', { 'a/apiProperties.json': '{}', 'b/apiProperties.json': '{}' }, 'no-connector'],
  ['a broken one', { 'apiProperties.json': '{' }, 'file-unreadable'],
  ['what is no text', { 'apiProperties.json': {} as string }, 'usage'],
])('%s is refused on either side', (_, given, code) => {
  expect([refusalOf(() => diff(given, files)).code, refusalOf(() => diff(files, given)).code]).toEqual([code, code]);
});

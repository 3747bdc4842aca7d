import { expect, test } from '@jest/globals';
import { completeSpec } from '../../src/generator/complete-spec.js';
import { definitionOf } from '../../src/generator/definition.js';
import type { JsonObject } from '../../src/generator/fragment.js';
import { PACK_NAMES } from '../../src/generator/packs.js';

const define = (given: object) =>
  definitionOf(
    completeSpec({
      environments: { dev: { instance: 'acme' } },
      tables: ['incident'],
      apis: [...PACK_NAMES],
      ...given,
    }),
  );
/** The properties that the answer of an operation has. */
function answerOf({ document }: ReturnType<typeof define>, operation: JsonObject): readonly string[] {
  const name = /"200":\{[^}]*?"\$ref":"#\/definitions\/(\w+)"/.exec(JSON.stringify(operation['responses']))?.[1] ?? '';
  const definitions = document['definitions'] as Readonly<Record<string, { properties?: object }>>;
  return Object.keys(definitions[name]?.properties ?? {});
}

test('lists of records are pageable, triggers and the list for the designer are not', () => {
  const definition = define({ nextLinks: true });
  const pageable = definition.operations.filter(({ operation }) => operation['x-ms-pageable'] !== undefined);
  const ids = pageable.map(({ operation }) => operation['operationId']);
  expect(ids).toEqual(expect.arrayContaining(['ListIncidents', 'ListUsers', 'ListRecords']));
  expect(ids).not.toContain('ListTables');
  for (const { method, path, operation } of pageable) {
    expect([method, path]).toEqual(['get', expect.stringMatching(/^\/api\/now\/(?:v2\/)?table\//)]);
    expect(operation['x-ms-pageable']).toEqual({ nextLinkName: 'nextLink' });
    expect([operation['operationId'], answerOf(definition, operation)]).toEqual([
      operation['operationId'],
      ['result', 'nextLink'],
    ]);
  }
  expect(definition.script?.pagedOperations).toEqual(ids);
});

test('without them there is no link and no script', () => {
  const definition = define({});
  expect(JSON.stringify(definition.document)).not.toMatch(/nextLink|x-ms-pageable/);
  expect(definition.script).toBeUndefined();
});

test('nothing else changes', () => {
  const strip = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value), (key, member) => (/^(?:nextLink|x-ms-pageable)$/.test(key) ? undefined : member));
  expect(strip(define({ nextLinks: true }).document)).toEqual(define({}).document);
});

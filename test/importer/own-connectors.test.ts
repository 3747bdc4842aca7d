import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { SCHEMA_OPERATION } from '../../src/generator/any-table.js';
import { completeSpec } from '../../src/generator/complete-spec.js';
import { DEFINITION_FILE, filesOf } from '../../src/generator/generate.js';
import { ROOT } from '../support/command.js';
import { decisionsOf, filesOfImport, findingsOf, importing, type Loose } from './importing.js';

const operationsOf = (definition: Loose): readonly string[] =>
  Object.values(definition.paths).flatMap((item: Loose) =>
    Object.values(item).map(({ operationId }: Loose) => operationId),
  );
const definitionOf = (imported: Parameters<typeof filesOfImport>[0]): Loose =>
  JSON.parse(String(filesOfImport(imported).get(DEFINITION_FILE)));

test('a connector of this generator comes back with its operations, but for those that need its script', async () => {
  const text = readFileSync(join(ROOT, 'connectors', 'servicenow', DEFINITION_FILE), 'utf8');
  const imported = await importing([text]);
  expect(new Set([...operationsOf(definitionOf(imported)), SCHEMA_OPERATION])).toEqual(
    new Set(operationsOf(JSON.parse(text))),
  );
  expect(decisionsOf(imported, 'table-list')).toEqual([
    'adapted: the generator adds it wherever a table is to be chosen',
  ]);
  expect(decisionsOf(imported, 'table-schema')).toEqual(['lost: it is answered by script.csx, which is not imported']);
  expect(decisionsOf(imported, 'trigger-policies')).not.toEqual([]);
  expect(await findingsOf(imported)).toEqual([]);
});

test('one without a choice of tables gets no list of them', async () => {
  const spec = completeSpec({ environments: { default: { instance: 'acme' } }, tables: ['incident'], apis: ['table'] });
  const { paths, ...others } = JSON.parse(String(filesOf(spec).get(DEFINITION_FILE)));
  const only = Object.fromEntries(Object.entries(paths).filter(([path]) => !path.includes('{tableName}')));
  const definition = definitionOf(await importing([{ ...others, paths: only }]));
  expect(operationsOf(definition)).toContain('ListIncidents');
  expect(operationsOf(definition)).not.toContain('ListTables');
});

test.each(['ListTables', 'list tables', 'listTables'])('calls of %s follow it to its new name', async (operationId) => {
  const dynamic = { operationId, 'value-collection': 'result', 'value-path': 'name', parameters: {} };
  const answer = (schema: object) => ({ responses: { 200: { description: 'ok', schema } } });
  const names = { type: 'array', items: { type: 'object', properties: { name: { type: 'string' } } } };
  const record = { type: 'object', properties: { kind: { type: 'string', 'x-ms-dynamic-values': dynamic } } };
  const table = { name: 'table', in: 'query', type: 'string', 'x-ms-dynamic-values': dynamic };
  const imported = await importing([
    {
      swagger: '2.0',
      info: { title: 'Desk', version: '1' },
      paths: {
        '/api/x_acme/tables': { get: { operationId, ...answer({ type: 'object', properties: { result: names } }) } },
        '/api/x_acme/records': { get: { parameters: [table], ...answer({ $ref: '#/definitions/Record' }) } },
      },
      definitions: { Record: record },
    },
  ]);
  const text = String(filesOfImport(imported).get(DEFINITION_FILE));
  const { paths, definitions } = JSON.parse(text) as Loose;
  const id = paths['/api/x_acme/tables'].get.operationId;
  expect(paths['/api/x_acme/records'].get.parameters[0]['x-ms-dynamic-values'].operationId).toBe(id);
  expect(definitions.Record.properties.kind['x-ms-dynamic-values'].operationId).toBe(id);
  expect(text).not.toContain('sys_db_object');
  expect(await findingsOf(imported)).toEqual([]);
});

import SwaggerParser from '@apidevtools/swagger-parser';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { completeSpec } from '../../src/generator/complete-spec.js';
import { filesOf } from '../../src/generator/generate.js';
import { PACK_NAMES } from '../../src/generator/packs.js';
import { seededId } from '../../src/sandbox/data/seed.js';
import { PollingPlatform } from '../support/polling-platform.js';
import { jsonOf, Visitor } from '../support/sandbox.js';
import { jsonSchema, type Operation, operationsOf, requestOf, type Schema } from '../support/swagger-call.js';

const TABLES = ['incident', 'problem', 'change_request', 'sc_req_item', 'sys_user', 'kb_knowledge', 'cmdb_ci_server'];
const files = filesOf(
  completeSpec({
    environments: { default: { instance: 'acme' } },
    tables: TABLES,
    apis: [...PACK_NAMES],
    anyTable: true,
  }),
);
const definition = JSON.parse(String(files.get('apiDefinition.swagger.json')));

/** A record of each table that operations without a table of their own can name. */
const RECORDS: Readonly<Record<string, string>> = {
  incident: 'inc1',
  problem: 'cellar',
  change_request: 'move',
  sc_req_item: 'item',
  sys_user: 'emil',
  sys_user_group: 'desk',
  kb_knowledge: 'printer',
  cmdb_ci_server: 'ant',
};
const id = (name: string) => ({ sys_id: seededId(name) });
const record = { table_name: 'incident', table_sys_id: seededId('inc1') };
const relation = { type: seededId('runs_on'), target: seededId('print') };

/** What the operations are called with, beside their defaults. */
const ARGUMENTS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  ListRecords: { tableName: 'cmn_department' },
  CreateRecord: { tableName: 'problem', body: { short_description: 'The roof leaks' } },
  GetRecord: { tableName: 'cmn_location', ...id('tower') },
  UpdateRecord: { tableName: 'problem', ...id('cellar'), body: { short_description: 'Still wet' } },
  DeleteRecord: { tableName: 'cmn_location', ...id('tower') },
  GetAttachmentFile: id('note'),
  DownloadAttachmentFile: id('note'),
  DeleteAttachmentFile: id('note'),
  UploadAttachmentFile: { ...record, uploadFile: 'Letters of the file' },
  UploadAttachmentContent: { ...record, file_name: 'made.txt', body: 'Letters of the body' },
  GetCatalog: id('office'),
  ListCatalogCategories: id('office'),
  GetCatalogCategory: id('hardware'),
  GetCatalogItem: id('screen'),
  OrderCatalogItem: { ...id('laptop'), body: { sysparm_quantity: 2 } },
  SubmitRecordProducer: { ...id('report'), body: { variables: { short_description: 'It smokes' } } },
  AddItemToCart: { ...id('screen'), body: { sysparm_quantity: 1 } },
  SearchArticles: { query: 'printer', fields: 'author,published' },
  GetArticle: { id: seededId('printer'), fields: 'author' },
  DownloadArticleAttachment: { article_sys_id: seededId('printer'), attachment_sys_id: seededId('manual') },
  GetStatistics: { tableName: 'incident', sysparm_avg_fields: 'priority', sysparm_max_fields: 'number' },
  GetGroupedStatistics: { tableName: 'incident', sysparm_group_by: 'state,priority', sysparm_sum_fields: 'impact' },
  InsertImportRow: {
    stagingTableName: 'imp_user',
    body: { first_name: 'Gina', last_name: 'Guest', email: 'g@example.com' },
  },
  InsertImportRows: {
    stagingTableName: 'imp_user',
    body: { records: [{ first_name: 'Hans', email: 'h@example.com' }] },
  },
  GetChange: id('move'),
  UpdateChange: { ...id('move'), body: { short_description: 'Move it twice', no_such_column: 'x' } },
  CreateNormalChange: { body: { short_description: 'Paint the rack' } },
  CreateEmergencyChange: { body: { short_description: 'Unpaint the rack' } },
  CreateStandardChange: { standard_change_template_id: seededId('restart'), body: {} },
  ListTasksOfChange: { change_sys_id: seededId('move') },
  CreateTaskOfChange: { change_sys_id: seededId('move'), body: { short_description: 'Buy paint' } },
  ListNextStatesOfChange: { change_sys_id: seededId('move') },
  GetConflictCheck: id('move'),
  StartConflictCheck: id('move'),
  ListCmdbItems: { className: 'cmdb_ci_server' },
  CreateCmdbItem: {
    className: 'cmdb_ci_server',
    body: { attributes: { name: 'dog-01' }, source: 'ServiceNow', outbound_relations: [relation] },
  },
  GetCmdbItem: { className: 'cmdb_ci_server', ...id('ant') },
  UpdateCmdbItem: {
    className: 'cmdb_ci_server',
    ...id('ant'),
    body: { attributes: { name: 'ant-02' }, source: 'ServiceNow' },
  },
  AddCmdbRelations: {
    className: 'cmdb_ci_server',
    ...id('ant'),
    body: { source: 'ServiceNow', inbound_relations: [relation] },
  },
  GetCmdbClass: { className: 'cmdb_ci_server' },
  SendEmail: {
    body: { to: ['dora.fixture@example.com'], subject: 'Hello', text: 'It works.', headers: { 'X-Why': 'test' } },
  },
  GetEmail: { id: seededId('email') },
};

/** What an operation needs that comes out of another one. */
const BEFORE: Readonly<Record<string, (visitor: Visitor) => Readonly<Record<string, unknown>>>> = {
  GetImportRow: (visitor) => {
    visitor.api('POST', '/api/now/import/imp_user', { first_name: 'Ina', email: 'i@example.com' });
    return { stagingTableName: 'imp_user', sys_id: visitor.sandbox.store.all('imp_user')[0]?.['sys_id'] };
  },
  SubmitCart: (visitor) => {
    visitor.api('POST', `/api/sn_sc/servicecatalog/items/${seededId('screen')}/add_to_cart`, { sysparm_quantity: 1 });
    return {};
  },
};

/** Answered by script.csx, which asks for the tables itself: script.test.ts. */
const SCRIPTED = ['GetTableSchema'];

function argumentsOf(operation: Operation, visitor: Visitor): Readonly<Record<string, unknown>> {
  const own = BEFORE[operation.id]?.(visitor) ?? ARGUMENTS[operation.id];
  if (own) return own;
  const table = /\/table\/(\w+)/.exec(operation.path)?.[1] ?? '';
  return {
    ...(operation.path.includes('{sys_id}') && id(RECORDS[table] ?? '')),
    ...(operation.parameters.some(({ in: place }) => place === 'body') && { body: { description: 'Set by a test' } }),
  };
}

let operations: Operation[] = [];
beforeAll(async () => {
  operations = operationsOf(await SwaggerParser.dereference(structuredClone(definition)));
});

const names: [string][] = operationsOf(definition)
  .filter(({ id: name, trigger }) => !trigger && !SCRIPTED.includes(name))
  .map(({ id: name }) => [name]);

/** What answers lack for good reasons: it was not asked for, has no column in the shipped tables, or is said of lists only. */
const MAY_LACK = /\.(?:avg|sum|min|max|phase|scope|cab_date|correlation_display|__meta|template_table)$/;

/** Every object in an answer that lacks members which the definition promises. */
function missing(schema: Schema, value: unknown, at = ''): string[] {
  if (Array.isArray(value)) return value.length > 0 ? missing(schema['items'] as Schema, value[0], `${at}[]`) : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries((schema['properties'] ?? {}) as Record<string, Schema>).flatMap(([name, each]) =>
    Object.hasOwn(value, name)
      ? missing(each, (value as Record<string, unknown>)[name], `${at}.${name}`)
      : [`${at}.${name}`].filter((path) => !MAY_LACK.test(path)),
  );
}

describe('each operation of the generated connector, called once through its definition', () => {
  test.each(names)('%s', (name) => {
    const operation = operations.find((each) => each.id === name) as Operation;
    const visitor = new Visitor();
    const { method, url, headers, body } = requestOf(operation, argumentsOf(operation, visitor));
    const answer = visitor.api(method, url, body, headers);
    const declared = operation.responses[answer.status];
    const success = Object.keys(operation.responses).filter((status) => /^2/.test(status));
    expect([name, String(answer.status)]).toEqual([name, success[0]]);
    const schema = declared?.schema;
    if (!schema || schema['format'] === 'binary') {
      expect([schema === undefined, answer.body.length > 0]).toEqual([answer.status === 204, answer.status !== 204]);
      return;
    }
    const validate = new Ajv({ strict: false, allErrors: true }).compile(jsonSchema(schema));
    validate(jsonOf(answer));
    expect(validate.errors ?? []).toEqual([]);
    expect(missing(schema, jsonOf(answer))).toEqual([]);
  });
});

describe('triggers of the generated connector', () => {
  const { properties } = JSON.parse(String(files.get('apiProperties.json')));
  const triggers = operationsOf(definition).filter(({ trigger }) => trigger);

  test.each(triggers.map(({ id: name }) => [name]))('%s, polled', (name) => {
    const visitor = new Visitor();
    const { path, parameters, responses } = operations.find((each) => each.id === name) as Operation;
    const policy = properties.policyTemplateInstances.find(
      ({ parameters: of }: { parameters: Record<string, readonly string[]> }) =>
        of['x-ms-apimTemplate-operationName']?.includes(name),
    );
    const validate = new Ajv({ strict: false }).compile(jsonSchema(responses['200']?.schema as Schema));
    const config = policy.parameters['x-ms-apimTemplateParameter.triggerConfig'];
    const platform = new PollingPlatform(path, parameters, config, (url) => {
      const answer = visitor.api('GET', `${url.pathname}${url.search}`);
      expect([answer.status, validate(jsonOf(answer))]).toEqual([200, true]);
      return jsonOf(answer);
    });
    const table = /\/table\/(\w+)/.exec(path)?.[1] as string;
    const { store } = visitor.sandbox;
    const started = () => platform.poll().map(({ sys_id }) => sys_id);
    expect([started(), started()]).toEqual([[], []]);
    visitor.clock.pass(60);
    const first = store.insert(table, {});
    visitor.clock.pass(1);
    const second = store.insert(table, {});
    expect(started()).toEqual([second['sys_id'], first['sys_id']]);
    expect(started()).toEqual([]);
    visitor.clock.pass(60);
    store.update(first, { description: 'changed' });
    expect(started()).toEqual(name.endsWith('Updated') ? [first['sys_id']] : []);
  });
});

test('what script.csx asks for: the chain of super classes in one call, and their columns in another', () => {
  const visitor = new Visitor();
  const names = [0, 1, 2, 3, 4].map((level) => `${'super_class.'.repeat(level)}name`);
  const ask = (table: string, query: string, fields: readonly string[]) =>
    visitor.get(
      `/api/now/v2/table/${table}?${new URLSearchParams({
        sysparm_query: query,
        sysparm_fields: fields.join(','),
        sysparm_display_value: 'false',
        sysparm_exclude_reference_link: 'true',
        sysparm_no_count: 'true',
      })}`,
    ).result;
  const [row] = ask('sys_db_object', 'name=cmdb_ci_server', names);
  const chain = names.map((name) => row[name]);
  expect(chain).toEqual(['cmdb_ci_server', 'cmdb_ci_computer', 'cmdb_ci_hardware', 'cmdb_ci', 'cmdb']);
  const columns = ask('sys_dictionary', `nameIN${chain.join(',')}^elementISNOTEMPTY^active=true`, [
    'name',
    'element',
    'internal_type',
  ]);
  expect(columns).toContainEqual({ name: 'cmdb_ci', element: 'sys_id', internal_type: 'GUID' });
  expect(new Set(columns.map(({ name }: { name: string }) => name))).toEqual(new Set(['cmdb_ci_server', 'cmdb_ci']));
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { check } from '../../src/api.js';
import { PROFILES } from '../../src/engine/rule.js';
import { scriptText } from '../../src/generator/script.js';
import { template } from '../../src/generator/templates.js';
import { MINIMAL } from '../support/command.js';
import { compiled } from '../support/compiled.js';

const minimal = (name: string) => JSON.parse(readFileSync(join(MINIMAL, name), 'utf8'));

/** Fills in what is the same in every parameter. */
const parameter = (name: string, more: object) => ({ name, type: 'string', required: true, ...more });

const TABLE = parameter('tableName', {
  in: 'path',
  'x-ms-summary': 'Table',
  description: 'The name of the table, such as incident.',
  'x-ms-url-encoding': 'single',
});
const SYS_ID = parameter('sys_id', {
  in: 'path',
  'x-ms-summary': 'Identifier',
  description: 'The sys_id of the record.',
  'x-ms-url-encoding': 'single',
});

/** A schema that the script gives, in the form of both generations. */
const dynamic = (purpose: 'request' | 'response') => ({
  type: 'object',
  'x-ms-dynamic-schema': {
    operationId: 'GetTableSchema',
    parameters: { tableName: { parameter: 'tableName' }, purpose },
    'value-path': 'schema',
  },
  'x-ms-dynamic-properties': {
    operationId: 'GetTableSchema',
    parameters: { tableName: { parameterReference: 'tableName' }, purpose: { value: purpose } },
    itemValuePath: 'schema',
  },
});
const BODY = {
  name: 'record',
  in: 'body',
  required: true,
  'x-ms-summary': 'Record',
  description: 'The values of the record.',
  schema: dynamic('request'),
};
const one = (description: string) => ({
  description,
  schema: {
    type: 'object',
    properties: {
      result: { ...dynamic('response'), 'x-ms-summary': 'Record', description: 'The columns of the record.' },
    },
  },
});

const PATHS = {
  '/api/now/table/sys_dictionary/schema/{tableName}': {
    get: {
      operationId: 'GetTableSchema',
      summary: 'Get the schema of a table',
      description: 'Describes the columns of a table to the designer.',
      'x-ms-visibility': 'internal',
      parameters: [
        TABLE,
        parameter('purpose', {
          in: 'query',
          enum: ['request', 'response'],
          'x-ms-summary': 'Purpose',
          description: 'Whether columns are written or read.',
        }),
      ],
      responses: { '200': { description: 'The schema.', schema: { type: 'object' } } },
    },
  },
  '/api/now/v2/table/{tableName}': {
    get: {
      operationId: 'ListRecords',
      summary: 'List records',
      description: 'Lists the records of a table.',
      'x-ms-pageable': { nextLinkName: 'nextLink' },
      parameters: [TABLE],
      responses: {
        '200': {
          description: 'The records.',
          schema: {
            type: 'object',
            properties: {
              result: {
                type: 'array',
                'x-ms-summary': 'Records',
                description: 'The records of the page.',
                items: dynamic('response'),
              },
              nextLink: {
                type: 'string',
                'x-ms-summary': 'Next Link',
                description: 'The address of the next page.',
                'x-ms-visibility': 'internal',
              },
            },
          },
        },
      },
    },
    post: {
      operationId: 'CreateRecord',
      summary: 'Create a record',
      description: 'Creates a record in a table.',
      parameters: [TABLE, BODY],
      responses: { '201': one('The new record.') },
    },
  },
  '/api/now/v2/table/{tableName}/{sys_id}': {
    get: {
      operationId: 'GetRecord',
      summary: 'Get a record',
      description: 'Gets one record of a table.',
      parameters: [TABLE, SYS_ID],
      responses: { '200': one('The record.') },
    },
    patch: {
      operationId: 'UpdateRecord',
      summary: 'Update a record',
      description: 'Changes the given values of a record.',
      parameters: [TABLE, SYS_ID, BODY],
      responses: { '200': one('The changed record.') },
    },
  },
};

test.each(PROFILES)('a connector with the script has no finding for profile %s that it has not without', (profile) => {
  const definition = minimal('apiDefinition.swagger.json');
  const properties = minimal('apiProperties.json');
  const files = (paths: object, more: object) => ({
    'apiDefinition.swagger.json': JSON.stringify({ ...definition, paths }, undefined, 2),
    'apiProperties.json': JSON.stringify({ properties: { ...properties.properties, ...more } }, undefined, 2),
  });
  const rulesOf = (all: Readonly<Record<string, string>>) =>
    check(all, { profile }).findings.map(({ rule, message }) => `${rule}: ${message}`);

  const operations = { schemaOperation: 'GetTableSchema', pagedOperations: ['ListRecords'] };
  const withScript = {
    ...files(PATHS, { scriptOperations: ['GetTableSchema', 'ListRecords'] }),
    'script.csx': scriptText(operations),
  };
  const without = new Set(rulesOf(files(definition.paths, {})));
  expect(rulesOf(withScript).filter((finding) => !without.has(finding))).toEqual([]);
});

test('the script is short, plain ASCII, and holds what differs between connectors as data', () => {
  const script = scriptText({ schemaOperation: 'GetTableSchema', pagedOperations: ['{{x}}"\n'] });
  expect(script).toMatch(/^[\n -~]*$/);
  expect(script.split('\n').length).toBeLessThan(300);
  expect(script.match(/[^\n]*\{\{[^\n]*/g)?.map((line) => line.trim())).toEqual([
    'private static readonly JObject Operations = JObject.Parse("{\\u0022schemaOperation\\u0022:\\u0022GetTableSchema\\u0022,\\u0022pagedOperations\\u0022:[\\u0022{{x}}\\u005c\\u0022\\u005cn\\u0022]}");',
  ]);
  // Headers hold the token.
  expect(script).not.toMatch(/\bLogger\b|Console|Trace|Debug/);
});

test('a template cannot leave a value out, and puts nothing but texts into literals', () => {
  expect(() => template(compiled('{{csharp operationsJson}}'))({})).toThrow(TypeError);
  expect(() => template(compiled('{{csharp operationsJson}}'))({ operationsJson: 7 })).toThrow(TypeError);
});

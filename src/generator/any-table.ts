import tableSchemaTemplate from '../../templates/definition/table-schema.json.hbs';
import type { Fragment, JsonObject } from './fragment.js';
import { jsonTemplate } from './templates.js';

/** The operation that tells the designer the columns of a table; script.csx answers it. */
export const SCHEMA_OPERATION = 'GetTableSchema';
export const SCHEMA_PATH = '/api/now/table/sys_dictionary/schema/{tableName}';

const tableSchema = jsonTemplate<Fragment>(tableSchemaTemplate);
export const tableSchemaFragment = (): Fragment => tableSchema({});

/**
 * The definitions of a record of any table.
 * @param isDynamic whether the designer asks for the columns of the table that was chosen
 */
export function anyRecordDefinitions(isDynamic: boolean): Record<string, JsonObject> {
  const record = isDynamic ? dynamic('The columns of the table', 'response') : RECORD;
  const fields = isDynamic ? dynamic('The columns of the table that can be set', 'request') : FIELDS;
  const records = {
    type: 'array',
    title: 'Records',
    'x-ms-summary': 'Records',
    description: 'The records that the signed-in person may see.',
  };
  return {
    AnyFields: fields,
    AnyRecord: { type: 'object', properties: { result: record } },
    AnyRecords: { type: 'object', properties: { result: { ...records, items: record } } },
  };
}

/** A schema that depends on the chosen table, for the old designer and the new one. Source: learn-extensions. */
const dynamic = (description: string, purpose: 'request' | 'response'): JsonObject => ({
  type: 'object',
  title: 'Record',
  description: `${description}, as the dictionary of the instance lists them.`,
  'x-ms-dynamic-schema': {
    operationId: SCHEMA_OPERATION,
    parameters: { tableName: { parameter: 'tableName' }, purpose },
    'value-path': 'schema',
  },
  'x-ms-dynamic-properties': {
    operationId: SCHEMA_OPERATION,
    parameters: { tableName: { parameterReference: 'tableName' }, purpose: { value: purpose } },
    itemValuePath: 'schema',
  },
});

const column = (label: string, description: string): JsonObject => ({
  type: 'string',
  'x-ms-summary': label,
  description,
});

const RECORD: JsonObject = {
  type: 'object',
  title: 'Record',
  description: 'The fields of the record; those that are not listed are in the raw answer.',
  properties: {
    sys_id: column('Sys ID', 'The identifier of the record.'),
    sys_created_on: column('Created', 'When the record was created, in UTC.'),
    sys_created_by: column('Created by', 'The user name of who created the record.'),
    sys_updated_on: column('Updated', 'When the record was last changed, in UTC.'),
    sys_updated_by: column('Updated by', 'The user name of who last changed the record.'),
  },
  additionalProperties: { type: 'string' },
};

const FIELDS: JsonObject = {
  type: 'object',
  title: 'Record',
  description: 'Names of columns with their values.',
  additionalProperties: { type: 'string' },
};

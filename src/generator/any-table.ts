import type { Fragment, JsonObject } from './fragment.js';

/** The definitions of a record of any table. */
export function anyRecordDefinitions(_isDynamic: boolean): Record<string, JsonObject> {
  const column = (label: string, description: string): JsonObject => ({
    type: 'string',
    'x-ms-summary': label,
    description,
  });
  const record: JsonObject = {
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
  return {
    AnyFields: {
      type: 'object',
      title: 'Record',
      description: 'Names of columns with their values.',
      additionalProperties: { type: 'string' },
    },
    AnyRecord: { type: 'object', properties: { result: record } },
    AnyRecords: {
      type: 'object',
      properties: {
        result: {
          type: 'array',
          title: 'Records',
          'x-ms-summary': 'Records',
          description: 'The records that the signed-in person may see.',
          items: record,
        },
      },
    },
  };
}

export const anyTableFragment = (): Fragment => ({});

import { quoted } from '../connector/json-types.js';
import { TABLE_NAME } from '../facts/tables/names.js';
import type { Spec } from './spec.js';
import { bad, line, objectOf, strings } from './spec-values.js';
import { checkedFilter } from './trigger-filter.js';

/** The tables of a connector when nothing is said. */
export const DEFAULT_TABLES: readonly string[] = ['incident', 'change_request', 'problem', 'sc_req_item', 'sys_user'];

export function tablesOf(value: unknown = DEFAULT_TABLES): readonly string[] {
  const tables = strings(value, 'tables');
  for (const table of tables) {
    if (!TABLE_NAME.test(table))
      throw bad(
        'tables',
        quoted(table),
        'names such as "incident" or "u_my_table"',
        'The name is not the label: look at the address of the list in ServiceNow.',
      );
    if (table === 'sys_db_object')
      throw bad(
        'tables',
        '"sys_db_object"',
        'another table',
        'The list of tables is in every connector with records already.',
      );
  }
  return tables;
}

export function columnsOf(value: unknown, tables: readonly string[]): Spec['columns'] {
  return perTable(value, 'columns', tables, (columns, key) => {
    const names = strings(columns, key);
    for (const name of names)
      if (!TABLE_NAME.test(name)) throw bad(key, quoted(name), 'names of columns', 'For example "short_description".');
    return names;
  });
}

export function parentsOf(value: unknown): Spec['extends'] {
  const given = Object.entries(value === undefined ? {} : objectOf(value, 'extends'));
  for (const [table, parent] of given)
    if (!TABLE_NAME.test(table) || typeof parent !== 'string' || !TABLE_NAME.test(parent))
      throw bad(
        'extends',
        quoted(`${table}=${parent}`),
        'the name of a table and of the one it extends',
        'For example u_request=task.',
      );
  return Object.fromEntries(given) as Spec['extends'];
}

export const filtersOf = (value: unknown, tables: readonly string[]): Spec['triggerFilters'] =>
  perTable(value, 'triggerFilters', tables, (filter, key) => checkedFilter(line(filter, key, 1000)));

function perTable<T>(
  value: unknown,
  name: string,
  tables: readonly string[],
  read: (value: unknown, key: string) => T,
): Readonly<Record<string, T>> {
  const entries = Object.entries(value === undefined ? {} : objectOf(value, name));
  return Object.fromEntries(
    entries.map(([table, content]) => {
      if (!tables.includes(table))
        throw bad(
          name,
          `the table ${quoted(table)}`,
          `one of ${tables.join(', ')}`,
          'Add it to the tables, or remove it here.',
        );
      return [table, read(content, `${name}.${table}`)];
    }),
  );
}

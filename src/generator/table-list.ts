import tableListTemplate from '../../templates/definition/table-list.json.hbs';
import { type Fragment, referencesIn } from './fragment.js';
import { jsonTemplate } from './templates.js';

/** The operation by which the designer lists the tables. */
export const TABLE_LIST = { id: 'ListTables', method: 'get', path: '/api/now/v2/table/sys_db_object' } as const;

const tableList = jsonTemplate<Fragment>(tableListTemplate);
export const tableListFragment = (): Fragment => tableList({});

/** Whether the designer asks for the list of tables anywhere: for a table by name, or where an import says so. */
export const asksForTables = (fragments: readonly Fragment[]): boolean =>
  [...referencesIn(fragments)].some((name) => name.startsWith('#/parameters/TableName')) ||
  JSON.stringify(fragments).includes(`"operationId":"${TABLE_LIST.id}"`);

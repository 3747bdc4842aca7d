import { fieldAt } from '../data/dictionary.js';
import type { Row } from '../data/store.js';
import { compareBy, type EncodedQuery, matches, parseQuery } from './encoded-query.js';
import type { Instance } from './table-api.js';
import { reader } from './view.js';

/** The records of a table that a request asks for, in its order. */
export function selected({ store, settings }: Instance, table: string, query: URLSearchParams): readonly Row[] {
  const text = query.get('sysparm_query');
  return queried({ store, settings }, table, parseQuery(table, text ?? plainConditions(table, query)));
}

export function queried({ store, settings }: Instance, table: string, query: EncodedQuery): readonly Row[] {
  if (query.ignored.length > 0 && settings.invalidQueryReturnsNoRows) return [];
  const rows = store
    .all(table)
    .map((row) => ({ row, read: reader(store, table, row) }))
    .filter(({ read }) => matches(query, read));
  const compare = compareBy(query, table);
  return rows.sort((a, b) => compare(a.read, b.read)).map(({ row }) => row);
}

/** Without a query, parameters that are named like columns are conditions. */
const plainConditions = (table: string, query: URLSearchParams): string =>
  [...query]
    .filter(([name]) => !name.startsWith('sysparm_') && fieldAt(table, name))
    .map(([name, value]) => `${name}=${value.replaceAll('^', '^^')}`)
    .join('^');

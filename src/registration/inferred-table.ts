import type { Table } from './record.js';

/** Columns that only one of the tables has; the first that fits decides. */
const COLUMNS: readonly (readonly [Table, readonly string[]])[] = [
  ['oauth_entity_profile_scope', ['oauth_entity_profile']],
  ['oauth_entity_auth_scope_mapping', ['auth_scope']],
  ['oauth_entity_scope', ['oauth_entity_scope']],
  ['oauth_entity_profile', ['grant_type']],
  ['oauth_entity', ['client_id', 'redirect_url', 'token_url', 'inbound_grant_type', 'default_grant_type']],
];

/**
 * The table of a record whose export does not say it: answers of the Table API do not.
 * @param className the column `sys_class_name`, empty where it is not exported
 */
export function inferredTable(columns: Iterable<string>, className: string): Table | undefined {
  const names = new Set(columns);
  const byClass = COLUMNS.find(([table]) => table === className)?.[0];
  return byClass ?? COLUMNS.find(([, own]) => own.some((column) => names.has(column)))?.[0];
}

import { UserError } from '../engine/user-error.js';
import { MAX_DEFINITION_BYTES, MAX_OPERATIONS } from '../facts/schema-limits.js';
import type { Definition } from './definition.js';
import type { JsonObject } from './fragment.js';
import { jsonText } from './json-text.js';
import type { Spec } from './spec.js';

/**
 * Refuses, before anything is made of it, what can only give too many operations or none.
 * @throws UserError `too-large`
 */
export function plausible({ tables, apis, access, triggers }: Spec): void {
  const perTable =
    (apis.includes('table') ? (access === 'read' ? 2 : 5) : 0) + (apis.includes('triggers') ? triggers.length : 0);
  if (tables.length * perTable > 4 * MAX_OPERATIONS)
    throw new UserError(
      'too-large',
      `${tables.length} tables would give ${tables.length * perTable} operations and more; the platform takes ${MAX_OPERATIONS}.`,
      'Name those that are needed with --tables; any other is within reach by the actions for any table.',
    );
}

/**
 * Refuses a definition that the platform does not take, and says which tables to drop.
 * @param text the definition as it would be written
 * @throws UserError `too-large`
 */
export function withinLimits(spec: Spec, { document, operations }: Definition, text: string): void {
  if (operations.length === 0)
    throw new UserError(
      'no-operations',
      'Nothing is chosen that the connector could do; expected at least one operation.',
      'Choose packs with --apis, and tables with --tables; without both options there is a usual choice.',
    );
  const fault =
    operations.length > MAX_OPERATIONS
      ? `${operations.length} operations; the platform takes ${MAX_OPERATIONS}`
      : text.length >= MAX_DEFINITION_BYTES
        ? `${(text.length / 1024 / 1024).toFixed(1)} MB; the platform takes less than 1 MB`
        : undefined;
  if (fault === undefined) return;
  const sizes = spec.tables
    .map((table) => ({ table, size: sizeOf(document, table) }))
    .sort((a, b) => b.size - a.size)
    .map(({ table, size }) => `${table} ${Math.ceil(size / 1024)} KB`);
  if (spec.imported !== undefined && sizes.length === 0)
    throw new UserError(
      'too-large',
      `The definition would have ${fault}.`,
      'Choose fewer operations with "sn-connector import --select", or two connectors.',
    );
  const advice =
    operations.length > MAX_OPERATIONS
      ? 'fewer tables, packs or triggers'
      : 'fewer tables, or fewer columns of them ("columns" in spec.json)';
  throw new UserError(
    'too-large',
    `The definition would have ${fault}.`,
    `Choose ${advice}; the largest are ${sizes.slice(0, 8).join(', ')}.`,
  );
}

/** What the operations of a table and the schemas they lead to take in the file. */
function sizeOf(document: JsonObject, table: string): number {
  const paths = Object.entries(document['paths'] as JsonObject).filter(([path]) => path.split('/').includes(table));
  const text = jsonText(Object.fromEntries(paths));
  const types = new Set(
    [...text.matchAll(/"#\/definitions\/(\w+?)(?:List|Answer)?"/g)].map(([, type]) => type as string),
  );
  const definitions = Object.entries((document['definitions'] ?? {}) as JsonObject).filter(([name]) =>
    types.has(name.replace(/(?:List|Answer)$/, '')),
  );
  return text.length + jsonText(Object.fromEntries(definitions)).length;
}

import { SCHEMA_OPERATION, SCHEMA_PATH } from '../generator/any-table.js';
import { TABLE_LIST } from '../generator/table-list.js';
import type { Decisions } from './decision.js';
import { type Found, placeOf } from './operations.js';

/** Operation ids that the generator gives to operations of its own. */
export const RESERVED: readonly string[] = [TABLE_LIST.id, SCHEMA_OPERATION];

/** Connectors of this generator have operations that it adds by itself; it does so again. */
export function withoutGenerated<T extends Found>(operations: readonly T[], decisions: Decisions): readonly T[] {
  return operations.filter((one) => {
    const { raw, method, path } = one;
    if (raw['operationId'] === TABLE_LIST.id && method === TABLE_LIST.method && path === TABLE_LIST.path) {
      decisions.note('adapted', 'table-list', placeOf(one), 'the generator adds it wherever a table is to be chosen');
      return false;
    }
    if (raw['operationId'] !== SCHEMA_OPERATION || path !== SCHEMA_PATH) return true;
    decisions.note(
      'lost',
      'table-schema',
      placeOf(one),
      'it is answered by script.csx, which is not imported',
      'Generate a connector with --any-table for the columns of every table.',
    );
    return false;
  });
}

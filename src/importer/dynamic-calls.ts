import { isObject } from '../connector/json-types.js';
import { type JsonObject, operationsOf } from '../generator/fragment.js';
import type { Json } from '../generator/merge-patch.js';
import { TABLE_LIST } from '../generator/table-list.js';
import type { Decisions } from './decision.js';

/** Extensions by which the designer calls another operation of the connector. */
const CALLS: ReadonlySet<string> = new Set([
  'x-ms-dynamic-values',
  'x-ms-dynamic-list',
  'x-ms-dynamic-schema',
  'x-ms-dynamic-properties',
  'x-ms-dynamic-tree',
]);

/** The names that the operations of a document have in the connector, by those in the document. */
export type NewNames = ReadonlyMap<string, string>;

/** Lets calls of other operations follow these to their new names. */
export function withNewNames<T extends Json>(value: T, names: NewNames): T {
  const renamed = (part: Json): Json => {
    if (Array.isArray(part)) return part.map((item: Json) => renamed(item));
    if (!isObject(part)) return part;
    const entries = Object.entries(part as JsonObject).map(([key, member]) => {
      const name = CALLS.has(key) ? names.get(calledIn(member) ?? '') : undefined;
      return [key, name === undefined ? renamed(member) : { ...(member as JsonObject), operationId: name }] as const;
    });
    return Object.fromEntries(entries);
  };
  return [...names].every(([own, name]) => own === name) ? value : (renamed(value) as T);
}

/**
 * Leaves out the calls of operations that are not imported.
 * @param paths the operations there are, where the parts are not paths themselves
 */
export function withoutLostCalls(
  parts: Readonly<Record<string, JsonObject>>,
  decisions: Decisions,
  paths: Readonly<Record<string, JsonObject>> = parts,
): Readonly<Record<string, JsonObject>> {
  const ids = new Set([TABLE_LIST.id, ...[...operationsOf(paths)].map(({ operation }) => operation['operationId'])]);
  const clean = (value: Json, where: string): Json => {
    if (Array.isArray(value)) return value.map((item: Json) => clean(item, where));
    if (!isObject(value)) return value;
    const entries = Object.entries(value as JsonObject).flatMap(([key, member]) => {
      const id = CALLS.has(key) ? calledIn(member) : undefined;
      if (id !== undefined && !ids.has(id)) {
        decisions.note('lost', 'dynamic-call', where, `${key} is left out: it calls ${id}, which is not imported`);
        return [];
      }
      return [[key, clean(member, where)] as const];
    });
    return Object.fromEntries(entries);
  };
  return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, clean(part, name) as JsonObject]));
}

function calledIn(extension: Json): string | undefined {
  const id = isObject(extension) ? extension['operationId'] : undefined;
  return typeof id === 'string' ? id : undefined;
}

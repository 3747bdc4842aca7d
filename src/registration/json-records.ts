import type { Document } from '../document/document.js';
import { type Node, partOf } from '../document/node.js';
import { inferredTable } from './inferred-table.js';
import { type Field, RegistryRecord, tableNamed } from './record.js';
import { MAX_RECORDS, type Overflow } from './xml-records.js';

/**
 * The records of the registry in answers of the Table API: `{"result": …}` with one record or a list, `{"records": […]}` of
 * the older JSON service, a bare list, or a record alone.
 */
export function jsonRecords(document: Document, overflow: Overflow): readonly RegistryRecord[] {
  const { root } = document;
  if (!root) return [];
  const held = root.get('result') ?? root.get('records') ?? root;
  const nodes = held.isArray ? held.children() : [held];
  if (nodes.length > MAX_RECORDS) overflow();
  return nodes.slice(0, MAX_RECORDS).flatMap((node) => recordOf(document, node) ?? []);
}

function recordOf(document: Document, node: Node): RegistryRecord | undefined {
  if (!node.isObject) return undefined;
  const fields = new Map<string, Field>();
  let instance: string | undefined;
  for (const child of node.children()) {
    const field = fieldOf(child);
    if (field) fields.set(field.name, field);
    instance ??= hostOf(child.string('link'));
  }
  const className = fields.get('sys_class_name')?.value ?? '';
  const table = tableNamed(className) ?? inferredTable(fields.keys(), className);
  return table && new RegistryRecord(document, table, fields.get('sys_id')?.at ?? node, fields, instance);
}

/** A column: its value, or an object with `value`, `display_value` and `link`, as `sysparm_display_value` decides. */
function fieldOf(node: Node): Field | undefined {
  const name = String(node.key);
  const display = node.string('display_value');
  const value = node.isObject ? (node.get('value') ?? node.get('display_value')) : node;
  if (value === undefined || (typeof value.value === 'object' && value.value !== null)) return undefined;
  const text = value.value === null ? '' : String(value.value);
  return {
    name,
    value: text,
    display,
    at: value,
    part: (from, to) => (value.text === undefined ? value : partOf(value, [from, to])),
  };
}

/** The instance that a reference of the Table API links to. */
const hostOf = (link: string | undefined): string | undefined =>
  /^https:\/\/([a-z0-9.-]{1,200})\/api\/now\//i.exec(link ?? '')?.[1]?.toLowerCase();

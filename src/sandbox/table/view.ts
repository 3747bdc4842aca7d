import type { Field } from '../../facts/tables/index.js';
import { displayColumn, fieldAt, isJournal, isReference, isTime, tableOf } from '../data/dictionary.js';
import type { Row, Store } from '../data/store.js';
import { shown } from '../time.js';

/** How the values of an answer are written. */
export interface Shape {
  readonly display: 'false' | 'true' | 'all';
  readonly withoutLink: boolean;
}

export type Shaped = string | Readonly<Record<string, string>>;

export const shapeOf = (query: URLSearchParams): Shape => {
  const display = query.get('sysparm_display_value');
  return {
    display: display === 'true' || display === 'all' ? display : 'false',
    withoutLink: query.get('sysparm_exclude_reference_link') === 'true',
  };
};

/** The stored value at the end of a dot-walk; empty where a reference leads nowhere. */
export function valueAt(store: Store, table: string, row: Row, path: string): string {
  const { row: last, element } = ending(store, table, row, path);
  return last?.[element] ?? '';
}

/** Reads a record for the conditions of a query. */
export const reader =
  (store: Store, table: string, row: Row) =>
  (path: string): string =>
    valueAt(store, table, row, path);

function ending(
  store: Store,
  table: string,
  row: Row,
  path: string,
): { readonly row: Row | undefined; readonly element: string } {
  const [element = '', ...rest] = path.split('.');
  if (rest.length === 0) return { row, element };
  const target = fieldAt(table, element)?.reference;
  const next = target === undefined ? undefined : store.find(target, row[element] ?? '');
  if (target === undefined || !next) return { row: undefined, element };
  return ending(store, target, next, rest.join('.'));
}

/** What people see of a stored value. */
export function displayOf(store: Store, field: Field, value: string): string {
  if (value === '') return '';
  const { reference, choices } = field;
  if (isReference(field) && reference !== undefined) {
    const target = store.find(reference, value);
    return target?.[displayColumn(reference)] ?? '';
  }
  const [, label] = choices?.find(([stored]) => stored === value) ?? [];
  if (label !== undefined) return label;
  if (field.element === 'sys_class_name') return capitalized(tableOf(value)?.singular ?? value);
  return isTime(field) ? shown(value, field.type === 'glide_date') : value;
}

const capitalized = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** A record as the Table API writes it. */
export function viewOf(
  store: Store,
  table: string,
  row: Row,
  fields: readonly string[],
  { shape, link }: { readonly shape: Shape; readonly link: (table: string, id: string) => string },
): Record<string, Shaped> {
  const view: Record<string, Shaped> = {};
  for (const path of fields) {
    const field = fieldAt(table, path);
    if (!field) continue;
    const stored = valueAt(store, table, row, path);
    const value = isJournal(field) ? '' : stored;
    const target = isReference(field) && !shape.withoutLink && value !== '' ? field.reference : undefined;
    view[path] = shaped({
      shape,
      value,
      display: displayOf(store, field, stored),
      link: target === undefined ? undefined : link(target, value),
    });
  }
  return view;
}

function shaped({
  shape,
  value,
  display,
  link,
}: {
  readonly shape: Shape;
  readonly value: string;
  readonly display: string;
  readonly link: string | undefined;
}): Shaped {
  if (shape.display === 'all') return { display_value: display, value, ...(link !== undefined && { link }) };
  if (shape.display === 'true') return link === undefined ? display : { display_value: display, link };
  return link === undefined ? value : { link, value };
}

/** The columns that were asked for; all of the table unless some were named. */
export function fieldsOf(table: string, query: URLSearchParams): readonly string[] {
  const asked = (query.get('sysparm_fields') ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return asked.length > 0 ? [...new Set(asked)] : (tableOf(table)?.fields ?? []).map(({ element }) => element);
}

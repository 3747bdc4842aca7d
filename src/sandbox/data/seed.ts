import { hex } from '../bytes.js';
import { PERSON } from '../oauth/client.js';
import { sha256 } from '../sha256.js';
import { allTables, chainOf, fieldOf } from './dictionary.js';
import { SEED_CATALOG } from './seed-catalog.js';
import { SEED_PEOPLE } from './seed-people.js';
import { SEED_TICKETS } from './seed-tickets.js';
import type { Row } from './store.js';

/** Records of one table by short names, which references use too: `@ada` means the record of that name. */
export type Seed = Readonly<Record<string, Readonly<Record<string, Row>>>>;

/** The same name gives the same sys_id at every start. */
export const seededId = (name: string): string => hex(sha256(`sandbox:${name}`).slice(0, 16));

type Seeded = readonly [table: string, row: Row];
let rows: readonly Seeded[] | undefined;

/** Everything that is there at the start, plainly fictitious; made once. */
export function seedRows(): readonly Seeded[] {
  rows ??= [...allRows()];
  return rows;
}

function* allRows(): Generator<Seeded> {
  let minute = 0;
  for (const seed of [SEED_PEOPLE, SEED_CATALOG, SEED_TICKETS])
    for (const [table, rows] of Object.entries(seed))
      for (const [name, row] of Object.entries(rows)) yield [table, seeded(table, name, row, minute++)];
  yield* dictionaryRows();
}

function seeded(table: string, name: string, row: Row, minute: number): Row {
  const time = `2026-01-12 ${String(8 + Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:00`;
  const values = Object.entries(row).map(([element, value]) => {
    if (!fieldOf(table, element)) throw new Error(`${table} has no column ${element}`);
    return [element, value.replace(/@(\w+)/g, (_, other: string) => seededId(other))];
  });
  return {
    sys_created_on: time,
    sys_updated_on: time,
    sys_created_by: PERSON.userName,
    sys_updated_by: PERSON.userName,
    sys_mod_count: '0',
    ...(fieldOf(table, 'sys_class_name') && { sys_class_name: table }),
    ...Object.fromEntries(values),
    sys_id: seededId(name),
  };
}

/** `sys_db_object` and `sys_dictionary`: an inherited column stands under the table that defines it. */
function* dictionaryRows(): Generator<Seeded> {
  const labels = new Map(
    allTables().map(({ name, singular }) => [name, singular[0]?.toUpperCase() + singular.slice(1)]),
  );
  const names = new Set(allTables().flatMap(({ name }) => chainOf(name)));
  const stamps = { sys_created_on: '2026-01-01 00:00:00', sys_updated_on: '2026-01-01 00:00:00' };
  for (const name of names) {
    const parent = chainOf(name)[1];
    const label = labels.get(name) ?? name;
    const superClass = parent === undefined ? '' : seededId(`table ${parent}`);
    yield ['sys_db_object', { ...stamps, sys_id: seededId(`table ${name}`), name, label, super_class: superClass }];
  }
  for (const { name, fields, parent } of allTables())
    for (const field of fields) {
      if (parent !== undefined && fieldOf(parent, field.element)) continue;
      const row: Row = {
        ...stamps,
        sys_id: seededId(`column ${name}.${field.element}`),
        name,
        element: field.element,
        column_label: field.label,
        internal_type: field.type,
        reference: field.reference ?? '',
        max_length: String(field.maxLength ?? 40),
        mandatory: String(field.mandatory ?? false),
        read_only: String(field.readOnly ?? false),
        active: 'true',
      };
      yield ['sys_dictionary', row];
    }
}

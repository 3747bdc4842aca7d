import { describe, expect, test } from '@jest/globals';
import { factsOfType, hintFor } from '../../src/facts/field-types.js';
import { PACK_ROLES, rolesForTable, TABLE_ROLES } from '../../src/facts/roles.js';
import { defineTable } from '../../src/facts/tables/define.js';
import { ancestorsOf, type Field, TABLES, type Table, tableNamed } from '../../src/facts/tables/index.js';
import { text } from '../../src/facts/tables/table.js';

const tables = [...TABLES.values()];
const named = (name: string): Table => tableNamed(name) as Table;
const field = (table: string, element: string): Field =>
  named(table).fields.find((candidate) => candidate.element === element) as Field;
const labels = (table: string, element: string): string[] =>
  (field(table, element).choices ?? []).map(([value, label]) => `${value}=${label}`);

const SYSTEM = ['sys_id', 'sys_created_on', 'sys_created_by', 'sys_updated_on', 'sys_updated_by', 'sys_mod_count'];
const PROMISED =
  'incident incident_task problem change_request change_task sc_request sc_req_item sc_task sys_user sys_user_group cmdb_ci ' +
  'cmdb_ci_server kb_knowledge task sys_attachment alm_asset ast_contract sn_customerservice_case';

test('the promised tables ship', () => {
  for (const name of PROMISED.split(' ')) expect(TABLES.has(name)).toBe(true);
  expect(tableNamed('Incident')?.name).toBe('incident');
  expect(tableNamed('incident2')).toBeUndefined();
  expect(tableNamed('constructor')).toBeUndefined();
});

test('names for operations are alphanumeric and unique, singular and plural together', () => {
  const names = tables.flatMap(({ typeName, pluralName }) => [typeName, pluralName]);
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[A-Z][A-Za-z0-9]+$/);
});

describe.each(tables.map((table) => [table.name, table] as const))('%s', (name, table) => {
  const elements = table.fields.map(({ element }) => element);

  test('has words in small letters and a plausible name', () => {
    expect(name).toMatch(/^[a-z][a-z0-9_]*$/);
    for (const word of [table.singular, table.plural])
      expect(word).toMatch(/^(?:[a-z]+|SLAs?|CI)(?: (?:[a-z]+|SLAs?))*$/);
  });

  test('has each column once, those of the system last', () => {
    expect(new Set(elements).size).toBe(elements.length);
    for (const element of elements) expect(element).toMatch(/^[a-z][a-z0-9_]*$/);
    expect(elements.slice(-SYSTEM.length)).toEqual(SYSTEM);
    expect(elements.length).toBeLessThanOrEqual(70);
  });

  test('has labels that can stand in a sentence', () => {
    for (const { label } of table.fields) expect(label).toMatch(/^[\x20-\x7e]*[A-Za-z)]$/);
  });

  test('says where references point, and only references do', () => {
    for (const { element, type, reference } of table.fields) {
      const points = type === 'reference' || type === 'glide_list';
      expect([element, reference !== undefined]).toEqual([element, points]);
      if (reference) expect(reference).toMatch(/^(?:[a-z0-9]+_)*[a-z0-9]+$/);
    }
  });

  test('has choices whose values and labels are unique and filled', () => {
    for (const { type, choices } of table.fields.filter((candidate) => candidate.choices)) {
      const values = (choices ?? []).map(([value]) => value);
      expect(values.length).toBeGreaterThan(1);
      expect(new Set(values).size).toBe(values.length);
      expect(new Set((choices ?? []).map(([, label]) => label)).size).toBe(values.length);
      for (const [value, label] of choices ?? []) {
        expect(value).toMatch(type === 'integer' ? /^-?\d+$/ : /^[\x21-\x7e][\x20-\x7e]*$/);
        expect(label).toMatch(/^[\x21-\x7e][\x20-\x7e]*[^.]$/);
      }
    }
  });

  test('marks three to ten columns as important, of which makers can read all', () => {
    const important = table.fields.filter((candidate) => candidate.important);
    expect(important.length).toBeGreaterThanOrEqual(3);
    expect(important.length).toBeLessThanOrEqual(10);
    for (const { type } of important) expect(factsOfType(type).readable).toBe(true);
  });

  test('marks as read-only what the instance sets', () => {
    for (const { element, type, readOnly, mandatory } of table.fields) {
      const set = SYSTEM.includes(element) || !factsOfType(type).writable || element === 'number';
      if (set) expect([element, readOnly]).toEqual([element, true]);
      expect([element, Boolean(readOnly && mandatory)]).toEqual([element, false]);
    }
  });

  test('has the columns of its super class, except those it leaves out, and its parent among its ancestors', () => {
    if (!table.parent) return;
    expect(TABLES.has(table.parent)).toBe(true);
    expect(table.ancestors).toContain(table.parent);
    expect([name, ...(table.ancestors ?? [])]).toEqual(ancestorsOf(name));
    const inherited = named(table.parent).fields.filter(({ element }) => elements.includes(element));
    expect(inherited.length).toBeGreaterThan(SYSTEM.length + 20);
    for (const { element, type } of inherited) expect([element, field(name, element).type]).toEqual([element, type]);
  });

  test('has advice on roles', () => {
    expect(rolesForTable(name)?.note).toMatch(/^[\x20-\x7e]+\.$/);
  });
});

test('a definition that names a column which does not exist is refused', () => {
  const definition = { name: 'x', singular: 'x', plural: 'xs', columns: { name: text('Name') }, important: ['name'] };
  expect(() => defineTable(definition)).not.toThrow();
  expect(() => defineTable({ ...definition, important: ['nmae'] })).toThrow('x has no column nmae');
  expect(() => defineTable({ ...definition, changes: { nmae: { label: 'Title' } } })).toThrow('nmae');
  expect(() => defineTable({ ...definition, parent: named('task'), without: ['nmae'] })).toThrow('nmae');
});

test('choices keep the order of the product, also where values look like numbers', () => {
  expect(labels('change_request', 'state').slice(0, 6)).toEqual([
    '-5=New',
    '-4=Assess',
    '-3=Authorize',
    '-2=Scheduled',
    '-1=Implement',
    '0=Review',
  ]);
  expect(labels('incident', 'state')).toEqual([
    '1=New',
    '2=In Progress',
    '3=On Hold',
    '6=Resolved',
    '7=Closed',
    '8=Canceled',
  ]);
  expect(labels('problem', 'state')[0]).toBe('101=New');
  expect(labels('sc_task', 'state')).toEqual(labels('task', 'state'));
  expect(labels('incident', 'hold_reason').map((choice) => choice[0])).toEqual(['1', '5', '3', '4']);
});

test('labels differ from those of the super class where the form differs', () => {
  expect(field('problem', 'short_description').label).toBe('Problem statement');
  expect(field('incident', 'contact_type').label).toBe('Channel');
  expect(field('task', 'contact_type').label).toBe('Contact type');
});

test('chains of super classes', () => {
  expect(ancestorsOf('incident')).toEqual(['incident', 'task']);
  expect(ancestorsOf('cmdb_ci_linux_server').at(-1)).toBe('cmdb');
  expect(ancestorsOf('x_acme_thing')).toEqual(['x_acme_thing']);
  expect(named('cmdb_ci_server').parent).toBe('cmdb_ci');
});

describe('types of columns', () => {
  test('an unknown type is text', () => {
    expect(factsOfType('x_acme_type')).toEqual({ hint: '', readable: true, writable: true });
    expect(factsOfType('constructor').hint).toBe('');
  });
  test('hints say what a maker writes', () => {
    expect(hintFor({ type: 'reference', reference: 'sys_user' })).toBe('sys_id of a record in sys_user');
    expect(hintFor({ type: 'glide_list', reference: 'sys_user' })).toBe(
      'comma-separated sys_ids of records in sys_user',
    );
    expect(hintFor({ type: 'reference' })).toBe('sys_id of a record');
    expect(hintFor(field('incident', 'caller_id'))).toBe('sys_id of a record in sys_user');
    expect(hintFor(field('incident', 'opened_at'))).toBe('UTC, as yyyy-MM-dd HH:mm:ss');
    expect(hintFor(field('incident', 'short_description'))).toBe('');
  });
  test('passwords are neither read nor written', () => {
    for (const type of ['password', 'password2'])
      expect(factsOfType(type)).toEqual({ hint: '', readable: false, writable: false });
  });
});

test('every pack has advice, and no role is advised that is not one', () => {
  for (const advice of [...Object.values(PACK_ROLES), ...TABLE_ROLES.values()]) {
    for (const role of [advice.read, advice.write]) expect(role).toMatch(/^(?:[a-z][a-z0-9_.]*)?$/);
    expect(advice.note).toMatch(/^[\x20-\x7e]+\.$/);
    expect(advice.read).not.toBe('admin');
  }
  for (const table of TABLE_ROLES.keys()) expect(TABLES.has(table)).toBe(true);
});

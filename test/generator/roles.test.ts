import { expect, test } from '@jest/globals';
import { completeSpec } from '../../src/generator/complete-spec.js';
import { PACK_NAMES, PACKS } from '../../src/generator/packs.js';
import { rolesFor } from '../../src/generator/roles.js';

const specFor = (given: object) => completeSpec({ environments: { dev: { instance: 'dev12345' } }, ...given });

test('tables that need the same share a row, and every other pack has one', () => {
  const rows = rolesFor(specFor({ tables: ['incident', 'incident_task', 'sys_user'], apis: PACK_NAMES }));
  expect(rows[0]).toMatchObject({
    what: 'incident, incident_task',
    read: 'sn_incident_read',
    write: 'sn_incident_write',
  });
  const titles = PACK_NAMES.filter((name) => name !== 'table').map((name) => PACKS[name].title);
  expect(rows.map(({ what }) => what)).toEqual(expect.arrayContaining(titles));
});

test('a table of the maker is described by what it extends', () => {
  const [row] = rolesFor(specFor({ tables: ['u_desk'], extends: { u_desk: 'task' } }));
  expect(row).toMatchObject({ what: 'u_desk', read: '', write: '' });
  expect(row?.note).toContain('It extends task');
});

test('a connector that only reads needs no role to change', () => {
  expect(rolesFor(specFor({ access: 'read' })).every(({ write }) => write === '')).toBe(true);
});

test('without tables and triggers no table is named', () => {
  expect(rolesFor(specFor({ apis: ['attachment'] })).map(({ what }) => what)).toEqual(['Attachments']);
});

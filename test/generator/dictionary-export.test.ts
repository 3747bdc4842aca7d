import { describe, expect, test } from '@jest/globals';
import { exportedRows, exportUrls, tablesOfExport } from '../../src/generator/dictionary-export.js';
import { refusalOf } from '../support/refusal.js';

const column = (name: string, element: string, more: object = {}) => ({
  name,
  element,
  column_label: element.toUpperCase(),
  internal_type: 'string',
  reference: '',
  max_length: '40',
  mandatory: 'false',
  read_only: 'false',
  active: 'true',
  ...more,
});
const choice = (name: string, element: string, value: string, label: string, more: object = {}) => ({
  name,
  element,
  value,
  label,
  sequence: '',
  inactive: 'false',
  language: 'en',
  ...more,
});
const rows = (...list: object[]) => exportedRows(JSON.stringify({ records: list }), 'x.json');

describe('the forms of an export', () => {
  const row = column('u_a', 'u_b');
  test.each([
    ['the JSON web service', JSON.stringify({ records: [row] })],
    ['the Table API', JSON.stringify({ result: [row] })],
    ['a bare list', JSON.stringify([row])],
    ['a byte order mark', `\ufeff${JSON.stringify([row])}`],
    ['references as objects', JSON.stringify([{ ...row, internal_type: { link: 'https://x', value: 'string' } }])],
    [
      'display values beside',
      JSON.stringify([{ ...row, internal_type: { display_value: 'String', value: 'string' } }]),
    ],
  ])('%s', (_, text) => {
    const { tables } = tablesOfExport(exportedRows(text, 'x.json'), ['u_a'], {});
    expect(tables['u_a']?.fields).toEqual([{ element: 'u_b', label: 'U_B', type: 'string', maxLength: 40 }]);
  });

  test.each([
    ['XML', '<xml/>', /is XML or HTML/],
    ['half a file', '{"result": [', /is not JSON/],
    ['another object', '{"x": 1}', /holds no list of rows/],
    ['rows that are none', '{"result": [1]}', /a row that is no object/],
    [
      'a refusal of the instance',
      '{"error": {"message": "User Not Authenticated"}, "status": "failure"}',
      /User Not Authenticated/,
    ],
  ])('not %s', (_, text, message) => {
    const { code, message: found, hint } = refusalOf(() => exportedRows(text, 'dict.json'));
    expect([code, found]).toEqual(['bad-export', expect.stringMatching(message)]);
    expect([found, hint]).toEqual([expect.stringContaining('dict.json'), expect.stringContaining('--export-urls')]);
  });
});

describe('tables', () => {
  test('inherited columns come after own ones, and own definitions win', () => {
    const { tables, notes } = tablesOfExport(
      rows(
        column('task', 'number'),
        column('task', 'state', { column_label: 'State' }),
        column('incident', 'caller'),
        column('incident', 'state', { column_label: 'Incident state' }),
      ),
      ['incident'],
      {},
    );
    expect(tables['incident']?.fields.map(({ element, label }) => [element, label])).toEqual([
      ['caller', 'CALLER'],
      ['state', 'Incident state'],
      ['number', 'NUMBER'],
    ]);
    expect(notes).toEqual([]);
  });

  test('a table of the maker inherits what --extends says', () => {
    const { tables } = tablesOfExport(rows(column('u_request', 'u_x'), column('task', 'number')), ['u_request'], {
      u_request: 'task',
    });
    expect(tables['u_request']?.fields.map(({ element }) => element)).toEqual(['u_x', 'number']);
  });

  test('what is missing is said', () => {
    expect(tablesOfExport(rows(column('incident', 'caller')), ['incident'], {}).notes).toEqual([
      expect.stringMatching(/no rows for task, from which incident inherits/),
    ]);
    expect(tablesOfExport(rows(column('u_a', 'u_b')), ['u_a'], {}).notes).toEqual([
      expect.stringMatching(/--extends u_a=task/),
    ]);
  });

  test('without a choice of tables, those that no other one inherits from', () => {
    const { tables } = tablesOfExport(
      rows(column('task', 'number'), column('incident', 'caller'), column('u_own', 'u_x')),
      [],
      {},
    );
    expect(Object.keys(tables)).toEqual(['incident', 'u_own']);
  });

  test('inactive columns and those with impossible names are left out', () => {
    const { tables } = tablesOfExport(
      rows(
        column('u_a', 'u_b'),
        column('u_a', 'u_c', { active: 'false' }),
        column('u_a', 'x y'),
        column('u_a', '__proto__'),
      ),
      ['u_a'],
      {},
    );
    expect(tables['u_a']?.fields.map(({ element }) => element)).toEqual(['u_b']);
  });

  test('the label of the table comes from its own row', () => {
    const { tables } = tablesOfExport(
      rows(column('u_a', 'u_b'), column('u_a', '', { internal_type: 'collection', column_label: 'Vendor Risk' })),
      ['u_a'],
      {},
    );
    expect(tables['u_a']).toMatchObject({ label: 'Vendor Risk', plural: 'Vendor Risks' });
  });

  test('a loop of parents ends', () => {
    expect(Object.keys(tablesOfExport(rows(column('u_a', 'u_b')), ['u_a'], { u_a: 'u_b', u_b: 'u_a' }).tables)).toEqual(
      ['u_a'],
    );
  });

  test.each([
    ['no dictionary rows', [choice('u_a', 'u_b', '1', 'One')], ['u_a'], /no rows of sys_dictionary/],
    ['no rows for the table', [column('u_a', 'u_b')], ['u_c'], /no rows for the table "u_c"/],
  ])('%s', (_, list, wanted, message) =>
    expect(refusalOf(() => tablesOfExport(rows(...list), wanted, {})).message).toMatch(message));
});

describe('choices', () => {
  test('in the order of the form, the English and active ones, those of the table before those it inherits', () => {
    const { tables } = tablesOfExport(
      rows(
        column('task', 'state'),
        column('incident', 'caller'),
        choice('task', 'state', '9', 'Old'),
        choice('incident', 'state', '2', 'In Progress', { sequence: '2' }),
        choice('incident', 'state', '1', 'New', { sequence: '1' }),
        choice('incident', 'state', '1', 'Neu', { sequence: '1', language: 'de' }),
        choice('incident', 'state', '8', 'Gone', { inactive: 'true' }),
      ),
      ['incident'],
      {},
    );
    expect(tables['incident']?.fields.find(({ element }) => element === 'state')?.choices).toEqual([
      ['1', 'New'],
      ['2', 'In Progress'],
    ]);
  });
});

test('the addresses name every table that is inherited from, encoded', () => {
  const urls = exportUrls('acme.service-now.com', ['incident', 'u_request'], { u_request: 'task' });
  expect(urls.map(({ file }) => file)).toEqual(['sys_dictionary.json', 'sys_choice.json']);
  const [dictionary] = urls.map(({ url }) => new URL(url));
  expect([dictionary?.host, dictionary?.pathname]).toEqual(['acme.service-now.com', '/sys_dictionary.do']);
  expect(dictionary?.searchParams.get('sysparm_query')).toBe('nameINincident,task,u_request^active=true');
});

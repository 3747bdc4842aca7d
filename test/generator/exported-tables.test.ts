import { describe, expect, test } from '@jest/globals';
import { cleanText, isPlainLine } from '../../src/generator/clean-text.js';
import { readExportedTables } from '../../src/generator/exported-tables.js';
import fc from '../support/properties.js';
import { refusalOf } from '../support/refusal.js';

describe('texts of an instance', () => {
  test.each<[unknown, string]>([
    ['Short description', 'Short description'],
    ['  a \t b\r\nc ', 'a b c'],
    ['a\u0000\u001b[31mb', 'a [31mb'],
    ['a\u202eb\u2066c', 'a b c'],
    ['\ud800a', 'a'],
    ['emoji \u{1f600}', 'emoji \u{1f600}'],
    [`${'x'.repeat(79)}\u{1f600}`, 'x'.repeat(79)],
    ['x'.repeat(81), 'x'.repeat(80)],
    [7, ''],
    [undefined, ''],
    [{ toString: () => 'x' }, ''],
  ])('%j become %j', (given, text) => expect(cleanText(given)).toBe(text));

  test('are a plain line whatever they were, and stay as they are when they are cleaned again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (given) => {
        const text = cleanText(given);
        expect([isPlainLine(text), text.length <= 80, cleanText(text)]).toEqual([true, true, text]);
      }),
    );
  });
});

describe('tables in spec.json', () => {
  test('are completed: what is missing has a default, what is of no use is left out', () => {
    const fields = [
      { element: 'u_a' },
      {
        element: 'u_b',
        label: ' B\n',
        type: 'reference',
        reference: 'sys_user',
        choices: [['1', 'One'], ['1', 'Uno'], ['2', ''], ['3'], 'x', [4, 'Four'], null],
        maxLength: 40,
        mandatory: true,
        readOnly: 'yes',
        important: false,
        unknown: 1,
      },
      { element: 'u_c', reference: '../x', maxLength: -1, choices: 'x' },
    ];
    expect(readExportedTables({ u_t: { label: ' My\ttable ', fields } })).toEqual({
      u_t: {
        name: 'u_t',
        label: 'My table',
        plural: 'My tables',
        fields: [
          { element: 'u_a', label: 'u_a', type: 'string' },
          {
            element: 'u_b',
            label: 'B',
            type: 'reference',
            reference: 'sys_user',
            choices: [
              ['1', 'Uno'],
              ['2', '2'],
              ['3', '3'],
            ],
            maxLength: 40,
            mandatory: true,
          },
          { element: 'u_c', label: 'u_c', type: 'string' },
        ],
      },
    });
  });

  test('are read again as they are', () => {
    const once = readExportedTables({ u_t: { fields: [{ element: 'u_a', choices: [['', 'None']] }] } });
    expect(readExportedTables(JSON.parse(JSON.stringify(once)))).toEqual(once);
  });

  test('none are an empty list', () => expect(readExportedTables(undefined)).toEqual({}));

  test.each<[string, unknown, RegExp]>([
    ['a list', [], /not an object/],
    ['null', null, /not an object/],
    ['a table with a path', { '../u_t': { fields: [] } }, /not a table/],
    ['a table called __proto__', JSON.parse('{"__proto__": {"fields": []}}'), /not a table/],
    ['a table without fields', { u_t: {} }, /not a table/],
    ['a field that is none', { u_t: { fields: ['u_a'] } }, /without the name of a column/],
    ['a column with a blank', { u_t: { fields: [{ element: 'a b' }] } }, /without the name of a column/],
    ['a column called __proto__', { u_t: { fields: [{ element: '__proto__' }] } }, /without the name/],
  ])('%s is refused', (_, value, message) => {
    const { code, message: told } = refusalOf(() => readExportedTables(value));
    expect([code, told]).toEqual(['bad-dictionary', expect.stringMatching(message)]);
  });
});

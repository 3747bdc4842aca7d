import { describe, expect, test } from '@jest/globals';
import { matches, parseQuery } from '../../src/sandbox/table/encoded-query.js';
import fc from '../support/properties.js';
import { Visitor } from '../support/sandbox.js';

const TABLE = 'incident';
const of = (row: Readonly<Record<string, string>>) => (path: string) => row[path] ?? '';
const holds = (query: string, row: Readonly<Record<string, string>>) => matches(parseQuery(TABLE, query), of(row));

describe('operators', () => {
  const row = {
    number: 'INC0000012',
    short_description: 'Printer prints Nothing',
    priority: '3',
    impact: '10',
    active: 'true',
    opened_at: '2026-01-12 08:00:00',
    caller_id: '',
  };
  test.each([
    ['number=INC0000012', true],
    ['number=inc0000012', true],
    ['number!=INC0000012', false],
    ['number!=INC1', true],
    ['caller_id!=somebody', true],
    ['priority=3', true],
    ['priority=03', true],
    ['impact>9', true],
    ['impact<9', false],
    ['impact>=10', true],
    ['impact<=9', false],
    ['opened_at>2026-01-12 07:59:59', true],
    ['opened_at>2026-01-12 08:00:00', false],
    ['opened_at>=2026-01-12 08:00:00', true],
    ['closed_at<2030-01-01 00:00:00', false],
    ['priorityIN1,2,3', true],
    ['priorityNOT IN1,2', true],
    ['priorityIN', false],
    ['short_descriptionLIKEprints noth', true],
    ['short_descriptionNOT LIKEprints', false],
    ['short_descriptionCONTAINSPRINTS', true],
    ['short_descriptionSTARTSWITHprinter', true],
    ['short_descriptionENDSWITHnothing', true],
    ['caller_idISEMPTY', true],
    ['caller_idISNOTEMPTY', false],
    ['caller_id=', true],
    ['impactBETWEEN9@11', true],
    ['impactBETWEEN11@12', false],
    ['opened_atBETWEEN2026-01-01@2026-01-31', true],
    ['priorityANYTHING', true],
  ])('%s', (query, expected) => {
    expect([parseQuery(TABLE, query).ignored, holds(query, row)]).toEqual([[], expected]);
  });
});

describe('joints', () => {
  test.each([
    ['priority=1^active=true', [false, true, false]],
    ['priority=1^ORpriority=2^active=true', [false, true, true]],
    ['active=true^priority=1^ORpriority=2', [false, true, true]],
    ['priority=3^NQactive=true^priority=1', [true, true, false]],
    ['active=true^EQ', [true, true, true]],
    ['', [true, true, true]],
  ])('%s', (query, expected) => {
    const rows = ['3', '1', '2'].map((priority) => ({ priority, active: 'true' }));
    expect(rows.map((row) => holds(query, row))).toEqual(expected);
  });

  test('a doubled sign belongs to the value', () => {
    expect(holds('short_description=a^^b^active=true', { short_description: 'a^b', active: 'true' })).toBe(true);
  });

  test('an order says nothing about which records there are', () => {
    const { order, ignored } = parseQuery(TABLE, 'ORDERBYpriority^ORDERBYDESCnumber^ORDERBYcaller_id.name');
    expect([order, ignored]).toEqual([
      [
        { path: 'priority', isDescending: false },
        { path: 'number', isDescending: true },
        { path: 'caller_id.name', isDescending: false },
      ],
      [],
    ]);
  });
});

describe('parts that mean nothing', () => {
  test.each([
    'no_such_column=1',
    'number~INC',
    'number',
    'caller_id.no_such=1',
    'number.name=1',
    'sys_updated_on>@{triggerBody().result[0].sys_updated_on}',
    'sys_updated_on>',
    'sys_updated_on>2026-13-01 00:00:00',
    'sys_updated_on>2026-01-12T08:00:00Z',
    'impact>many',
    'impactBETWEEN1',
    'ORDERBYno_such_column',
    'javascript:gs.log(1)',
    'NUMBER=1',
  ])('%s is passed over', (part) => {
    const query = parseQuery(TABLE, `active=true^${part}`);
    expect(query.ignored).toEqual([part]);
    expect(matches(query, of({ active: 'true' }))).toBe(true);
  });

  test('so that a query of nothing else gives every record, or none where the instance is set so', () => {
    const url = '/api/now/v2/table/incident?sysparm_fields=number&sysparm_query=nonsense';
    expect(new Visitor().get(url).result).toHaveLength(12);
    expect(new Visitor({ settings: { invalidQueryReturnsNoRows: true } }).get(url).result).toEqual([]);
  });

  test('an alternative whose only condition means nothing is an alternative that always holds', () => {
    expect(holds('priority=1^NQnonsense', { priority: '5' })).toBe(true);
  });
});

test('no text makes it fail', () => {
  const pieces = fc.constantFrom(
    '^',
    '^^',
    '^OR',
    '^NQ',
    '=',
    '!=',
    'IN',
    'BETWEEN',
    '@',
    'ORDERBY',
    'number',
    '.',
    '\n',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: 'binary' }))), (parts) => {
      const query = parseQuery(TABLE, parts.join(''));
      matches(query, () => '');
      matches(query, () => '1');
    }),
    { numRuns: 500 },
  );
});

/** What queries mean, written down a second time, without operators in common. */
interface Plain {
  readonly name: string;
  readonly sign: string;
  readonly value: string;
}
const NAIVE: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '=': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '>': (a, b) => a > b,
  '<=': (a, b) => a <= b,
  '>=': (a, b) => a >= b,
};

test('it agrees with a naive evaluator, whatever nonsense stands between', () => {
  const condition = fc.record({
    name: fc.constantFrom('priority', 'impact', 'urgency'),
    sign: fc.constantFrom(...Object.keys(NAIVE)),
    value: fc.integer({ min: 1, max: 5 }).map(String),
  });
  const groups = fc.array(fc.array(condition, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 });
  const rows = fc.record({
    priority: fc.integer({ min: 1, max: 5 }),
    impact: fc.integer({ min: 1, max: 5 }),
    urgency: fc.integer({ min: 1, max: 5 }),
  });
  const noise = fc.constantFrom('', 'nonsense^', 'no_such=1^', 'ORDERBYnumber^');
  const text = ({ name, sign, value }: Plain) => `${name}${sign}${value}`;
  fc.assert(
    fc.property(fc.array(groups, { minLength: 1, maxLength: 3 }), rows, noise, (alternatives, row, extra) => {
      const query = alternatives
        .map((all) => extra + all.map((some) => some.map(text).join('^OR')).join('^'))
        .join('^NQ');
      const expected = alternatives.some((all) =>
        all.every((some) =>
          some.some(({ name, sign, value }) => NAIVE[sign]?.(row[name as 'priority'], Number(value))),
        ),
      );
      const values = Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value)]));
      expect(holds(query, values)).toBe(expected);
    }),
  );
});

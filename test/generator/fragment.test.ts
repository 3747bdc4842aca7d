import { describe, expect, test } from '@jest/globals';
import {
  type Fragment,
  joined,
  operationsOf,
  pruned,
  referencesIn,
  withOperations,
} from '../../src/generator/fragment.js';

const ref = (part: string, name: string) => ({ $ref: `#/${part}/${name}` });
const policy = (...operations: string[]) => ({
  templateId: 'setheader',
  parameters: { 'x-ms-apimTemplate-operationName': operations },
});

const DESK: Fragment = {
  paths: {
    '/desk': {
      get: {
        operationId: 'ListDesks',
        parameters: [ref('parameters', 'Limit')],
        responses: { 200: ref('responses', 'Desks') },
      },
      post: { operationId: 'CreateDesk', parameters: [{ schema: ref('definitions', 'Desk') }] },
    },
    '/chair': { delete: { operationId: 'DeleteChair' } },
  },
  parameters: { Limit: { name: 'limit' }, Unused: { name: 'unused' } },
  responses: { Desks: { schema: { items: ref('definitions', 'Desk') } }, Unused: {} },
  definitions: {
    Desk: { properties: { parts: { items: ref('definitions', 'Part') } } },
    Part: ref('definitions', 'Desk'),
    Unused: {},
  },
  policies: [
    policy('ListDesks', 'CreateDesk'),
    policy('DeleteChair'),
    { templateId: 'dynamichosturl', parameters: {} },
  ],
};

test('operations come path by path', () =>
  expect([...operationsOf(DESK.paths)].map(({ path, method }) => `${method} ${path}`)).toEqual([
    'get /desk',
    'post /desk',
    'delete /chair',
  ]));

describe('joining', () => {
  test('keeps everything in order', () => {
    const whole = joined([DESK, { paths: { '/lamp': {} }, policies: [policy('x')] }]);
    expect(Object.keys(whole.paths)).toEqual(['/desk', '/chair', '/lamp']);
    expect(whole.policies).toHaveLength(4);
    expect(joined([])).toEqual({ paths: {}, definitions: {}, parameters: {}, responses: {}, policies: [] });
  });

  test('takes names for names, also those that objects inherit', () => {
    const definitions = JSON.parse('{"__proto__": {"type": "object"}, "constructor": {}}');
    expect(Object.keys(joined([{ definitions }]).definitions)).toEqual(['__proto__', 'constructor']);
  });

  test('refuses two of one name', () =>
    expect(() => joined([DESK, { definitions: { Desk: {} } }])).toThrow('two fragments have definitions "Desk"'));
});

describe('choosing operations', () => {
  test('takes the paths and policies that become empty away', () => {
    const read = withOperations(DESK, (method) => method === 'get');
    expect(Object.keys(read.paths ?? {})).toEqual(['/desk']);
    expect(Object.keys(read.paths?.['/desk'] ?? {})).toEqual(['get']);
    expect(read.policies).toEqual([DESK.policies?.[0], DESK.policies?.[2]]);
  });

  test('can go by the id', () =>
    expect(Object.keys(withOperations(DESK, (_, id) => id === 'DeleteChair').paths ?? {})).toEqual(['/chair']));

  test('leaves what it is given as it is', () => {
    const before = JSON.stringify(DESK);
    withOperations(DESK, () => false);
    pruned(joined([DESK]));
    expect(JSON.stringify(DESK)).toBe(before);
  });
});

describe('pruning', () => {
  test('follows references through every part, in circles too, and leaves out the rest', () => {
    const { definitions, parameters, responses } = pruned(joined([DESK]));
    expect([definitions, parameters, responses].map((part) => Object.keys(part))).toEqual([
      ['Desk', 'Part'],
      ['Limit'],
      ['Desks'],
    ]);
  });

  test('refuses a reference to nothing', () =>
    expect(() => pruned(joined([{ paths: { '/a': { get: ref('definitions', 'Gone') } } }]))).toThrow(
      'nothing is at #/definitions/Gone',
    ));
});

test('references are found wherever they stand', () =>
  expect([
    ...referencesIn([1, null, 'x', { a: [ref('parameters', 'A')], $ref: 'b' }, { $ref: { $ref: 'c' } }]),
  ]).toEqual(['b', '#/parameters/A', 'c']));

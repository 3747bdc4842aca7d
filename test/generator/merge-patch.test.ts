import { describe, expect, test } from '@jest/globals';
import { applyMergePatch, type Json, mergePatchBetween, NotAPatch } from '../../src/generator/merge-patch.js';
import fc from '../support/properties.js';

describe('the examples of RFC 7396', () => {
  test.each<[Json, Json, Json]>([
    [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
    [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
    [{ a: 'b' }, { a: null }, {}],
    [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
    [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
    [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
    [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
    [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
    [
      ['a', 'b'],
      ['c', 'd'],
      ['c', 'd'],
    ],
    [{ a: 'b' }, ['c'], ['c']],
    [{ a: 'foo' }, null, null],
    [{ a: 'foo' }, 'bar', 'bar'],
    [{ e: null }, { a: 1 }, { e: null, a: 1 }],
    [[1, 2], { a: 'b', c: null }, { a: 'b' }],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
  ])('%j with %j', (target, patch, result) => expect(applyMergePatch(target, patch)).toEqual(result));
});

const withoutNull = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.array(tie('value')),
    fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor')), tie('value'), {
      noNullPrototype: true,
    }),
  ),
})).value;

test('the patch between two values turns the one into the other', () => {
  fc.assert(
    fc.property(withoutNull, withoutNull, (from, to) => {
      const patch = mergePatchBetween(from, to);
      expect(patch === undefined ? from : applyMergePatch(from, patch)).toEqual(to);
    }),
  );
});

test('equal values need no patch', () => {
  fc.assert(fc.property(withoutNull, (value) => mergePatchBetween(value, structuredClone(value)) === undefined));
});

test('null in an object cannot be said, in an array it can', () => {
  expect(() => mergePatchBetween({ a: 1 }, { a: null })).toThrow(NotAPatch);
  expect(() => mergePatchBetween({}, { a: { b: null } })).toThrow(NotAPatch);
});

test('a member named __proto__ changes no prototype', () => {
  const patched = applyMergePatch({}, JSON.parse('{"__proto__": {"polluted": true}}') as Json);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  expect(Object.getPrototypeOf(patched)).toBe(Object.prototype);
});

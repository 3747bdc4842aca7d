import { describe, expect, test } from '@jest/globals';
import type { Edit } from '../../src/document/edits.js';
import type { Fix } from '../../src/engine/finding.js';
import { applyFixes } from '../../src/engine/fix.js';
import { processorTime } from '../support/processor-time.js';
import fc from '../support/properties.js';

const TEXT = '0123456789';
const fixOf = (edits: readonly Edit[]): Fix => ({ title: '', applicability: 'safe', edits });
const edit = (start: number, end: number, text = '', file = 'a.json'): Edit => ({ file, start, end, text });
const applied = (...fixes: readonly Fix[]): ReturnType<typeof applyFixes> =>
  applyFixes(
    new Map([
      ['a.json', TEXT],
      ['b.json', TEXT],
    ]),
    fixes,
  );

describe('fixes', () => {
  test('of two that overlap the first one wins', () => {
    const stretches = fc.tuple(fc.nat(10), fc.nat(10)).map(([a, b]) => edit(Math.min(a, b), Math.max(a, b)));
    fc.assert(
      fc.property(stretches, stretches, (a, b) => {
        const isOverlap = a.start === b.start || (a.start < b.end && b.start < a.end);
        expect(applied(fixOf([a]), fixOf([b])).conflicts).toBe(isOverlap ? 1 : 0);
      }),
    );
  });

  test('are made whole or not at all, also across files', () => {
    const both = fixOf([edit(3, 4, 'x'), edit(0, 1, 'x', 'b.json')]);
    const { texts, ...counts } = applied(fixOf([edit(0, 5, 'y')]), both);
    expect([...texts]).toEqual([['a.json', 'y56789']]);
    expect(counts).toEqual({ applied: 1, conflicts: 1 });
  });

  test('of a file that was not read are a mistake of the caller', () => {
    expect(() => applied(fixOf([edit(0, 1, '', 'c.json')]))).toThrow(RangeError);
  });

  test('a hundred thousand take no longer than reading the text a few times', () => {
    const count = 100_000;
    const text = '.'.repeat(2 * count);
    const edits = Array.from({ length: count }, (_, index) => edit(2 * index, 2 * index + 1, 'x'));
    const took = processorTime(() => {
      for (const fixes of [edits.map((each) => fixOf([each])), [fixOf(edits)]])
        expect(applyFixes(new Map([['a.json', text]]), fixes).texts.get('a.json')).toBe('x.'.repeat(count));
    });
    expect(took).toBeLessThan(12_000);
  });
});

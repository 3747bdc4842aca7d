import { describe, expect, test } from '@jest/globals';
import { Document } from '../../src/document/document.js';
import { type SyntaxReport, syntaxOf } from '../../src/document/syntax-error.js';
import { processorTime } from '../support/processor-time.js';
import fc from '../support/properties.js';

const report = (text: string): SyntaxReport => syntaxOf(new Document('a.json', text));

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

const isSilent = ({ fault, comments, trailingCommas }: SyntaxReport): boolean =>
  fault === undefined && comments.length === 0 && trailingCommas.length === 0;

describe('syntaxOf', () => {
  test('finds a fault exactly where JSON.parse finds one, in damaged JSON', () => {
    const damage = fc.record({
      value: fc.jsonValue({ maxDepth: 4 }),
      indent: fc.constantFrom(0, 2),
      at: fc.nat(),
      remove: fc.integer({ min: 0, max: 2 }),
      insert: fc.constantFrom('', '', ',', '"', '{', ']', ':', '\\', '\n', '0', 'x', '-', '\t', '/', "'", '\u00a0'),
    });
    fc.assert(
      fc.property(damage, ({ value, indent, at, remove, insert }) => {
        const whole = JSON.stringify(value, null, indent);
        const from = at % (whole.length + 1);
        const text = whole.slice(0, from) + insert + whole.slice(from + remove);
        expect(isSilent(report(text))).toBe(isJson(text));
      }),
      { numRuns: 3000 },
    );
  });

  test('names a place inside the text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30, unit: fc.constantFrom(...'{}[]",:\\\n ab01-') }), (text) => {
        const { fault } = report(text);
        if (!fault) return;
        for (const place of [fault, ...(fault.related ? [fault.related] : [])]) {
          expect(place.start).toBeGreaterThanOrEqual(0);
          expect(place.end).toBeGreaterThanOrEqual(place.start);
          expect(place.end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 3000 },
    );
  });

  test('reads a hundred thousand brackets on one line without a deep stack and in time', () => {
    const took = processorTime(() => {
      expect(report('['.repeat(100_000)).fault?.message).toBe('the file ends before the "[" of line 1 is closed');
      expect(report(`${'[{"a":'.repeat(50_000)}1,`).fault).toBeDefined();
    });
    expect(took).toBeLessThan(10_000);
  });

  test('never shows a value, which may be a secret', () => {
    for (const text of [
      '{"clientSecret": "hunter2" "x": 1}',
      '{"clientSecret" "hunter2"}',
      '{"clientSecret": hunter2}',
      '{"a": 1} "hunter2"',
      '{"clientSecret": "a"hunter2"}',
    ])
      expect(report(text).fault?.message).not.toContain('hunter2');
  });
});

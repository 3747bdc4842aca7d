import { expect, test } from '@jest/globals';
import { csharpText } from '../../src/generator/csharp-text.js';
import fc from '../support/properties.js';

/** What a C# compiler makes of the inside of a literal that has no other escapes. */
const read = (literal: string): string =>
  literal.replace(/\\u([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  // Also halves of characters, which are no valid text.
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
  fc
    .array(fc.constantFrom('"', '\\', '\\u0022', '\n', '\r', '\u2028', '\u0085', '{', '}', '//', '*/', '#', "'", 'a'))
    .map((parts) => parts.join('')),
);

test('any text stays inside its literal and is read back as it was', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const literal = csharpText(text);
      expect(literal).toMatch(/^(?:[ !#-&(-[\]-~]|\\u[0-9a-f]{4})*$/);
      expect(read(literal)).toBe(text);
    }),
    { numRuns: 1000 },
  );
});

test('letters and digits stay readable', () => {
  expect(csharpText('GetTableSchema {0} "a\\b" 😀')).toBe('GetTableSchema {0} \\u0022a\\u005cb\\u0022 \\ud83d\\ude00');
});

import { expect, test } from '@jest/globals';
import { Document } from '../../src/document/document.js';
import { duplicateKeys } from '../../src/document/duplicate-keys.js';
import fc from '../support/properties.js';

const duplicatesIn = (text: string): string[] =>
  duplicateKeys(new Document('a.json', text)).map(({ kept }) => kept.name);

test('JSON.stringify never writes a name twice', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => duplicatesIn(JSON.stringify(value)).length === 0));
});

test('a member written twice is found, with both values', () => {
  const json = fc.jsonValue({ maxDepth: 3 });
  fc.assert(
    fc.property(fc.string(), json, json, json, (name, first, second, other) => {
      const key = JSON.stringify(name);
      const text = `[{${key}: ${JSON.stringify(first)} , "${'_'.repeat(99)}": ${JSON.stringify(other)},
        ${key}:${JSON.stringify(second)}}]`;
      const [duplicate, ...more] = duplicateKeys(new Document('a.json', text));
      expect(more).toHaveLength(0);
      expect(duplicate?.kept.name).toBe(name);
      const textOf = ({ start, end } = { start: 0, end: 0 }): string => text.slice(start, end);
      expect(textOf(duplicate?.dropped.value)).toBe(JSON.stringify(first));
      expect(textOf(duplicate?.kept.value)).toBe(JSON.stringify(second));
    }),
  );
});

test('deep nesting costs no stack', () => {
  const text = `${'{"a":'.repeat(3000)}{"b":1,"b":2}${'}'.repeat(3000)}`;
  expect(duplicatesIn(text)).toEqual(['b']);
});

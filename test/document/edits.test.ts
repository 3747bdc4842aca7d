import { describe, expect, test } from '@jest/globals';
import { findNodeAtLocation, type Node as JsonNode, parseTree } from 'jsonc-parser';
import { Document } from '../../src/document/document.js';
import { askForEdits, type Change, toEdits } from '../../src/document/edits.js';
import type { Node } from '../../src/document/node.js';
import { PlacesByDocument } from '../../src/document/places.js';
import { applyFixes } from '../../src/engine/fix.js';
import { processorTime } from '../support/processor-time.js';
import fc from '../support/properties.js';

/** The text after some changes, made as a fix would make them; undefined where they are withheld. */
function edited(document: Document, changes: readonly Change[]): string | undefined {
  const places = new PlacesByDocument();
  askForEdits(changes, places);
  const edits = toEdits(changes, places);
  if (!edits) return undefined;
  const fix = { title: '', applicability: 'safe' as const, edits };
  return applyFixes(new Map([[document.file, document.text]]), [fix]).texts.get(document.file);
}

const objects = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }), { minKeys: 1, maxKeys: 5 });
const indents = fc.constantFrom(undefined, 2, 4, '\t');

/** A document, its root, and the name of one of its members. */
const cases = fc.tuple(objects, indents, fc.nat()).map(([object, indent, at]) => {
  const document = new Document('x.json', JSON.stringify(object, null, indent));
  const keys = Object.keys(object);
  return { object, document, root: document.root as Node, key: keys[at % keys.length] as string };
});

/** Where jsonc-parser, the oracle, sees the value of a member. */
const valueInText = (document: Document, key: string): { offset: number; length: number } =>
  findNodeAtLocation(parseTree(document.text) as JsonNode, [key]) as JsonNode;

describe('edits', () => {
  test('setting a value changes that value and nothing else', () => {
    fc.assert(
      fc.property(cases, fc.jsonValue(), ({ object, document, root, key }, value) => {
        const after = edited(document, [{ change: 'set', node: root.get(key) as Node, value }]) as string;
        expect(JSON.parse(after)).toEqual(JSON.parse(JSON.stringify({ ...object, [key]: value })));
        const old = valueInText(document, key);
        expect(after.startsWith(document.text.slice(0, old.offset))).toBe(true);
        expect(after.endsWith(document.text.slice(old.offset + old.length))).toBe(true);
      }),
    );
  });

  test('removing a member leaves the others', () => {
    fc.assert(
      fc.property(cases, ({ object, document, root, key }) => {
        const after = edited(document, [{ change: 'remove', node: root.get(key) as Node }]) as string;
        const expected = new Map(Object.entries(object));
        expected.delete(key);
        expect(JSON.parse(after)).toEqual(JSON.parse(JSON.stringify(Object.fromEntries(expected))));
      }),
    );
  });

  test('adding a member keeps every byte that was there', () => {
    fc.assert(
      fc.property(cases, fc.jsonValue(), ({ object, document, root }, value) => {
        fc.pre(!Object.hasOwn(object, 'added'));
        const after = edited(document, [{ change: 'add', to: root, key: 'added', value }]) as string;
        expect(JSON.parse(after)).toEqual(JSON.parse(JSON.stringify({ ...object, added: value })));
        const kept = document.text.replace(/\s*\}$/, '');
        expect(after.startsWith(kept)).toBe(true);
      }),
    );
  });

  test('renaming a member keeps its value and its place', () => {
    fc.assert(
      fc.property(cases, ({ object, document, root, key }) => {
        fc.pre(!Object.hasOwn(object, 'renamed'));
        const after = edited(document, [{ change: 'rename', node: root.get(key) as Node, key: 'renamed' }]) as string;
        const { offset } = valueInText(document, key);
        const before = document.text.slice(0, offset);
        const keyStart = before.lastIndexOf(JSON.stringify(key));
        const expected = `${before.slice(0, keyStart)}"renamed"${before.slice(keyStart + JSON.stringify(key).length)}`;
        expect(after).toBe(expected + document.text.slice(offset));
      }),
    );
  });

  test.each([
    ['an object in which a key occurs twice', '{"a": 1, "a": 2}', 'a', undefined],
    ['a sibling with repeated keys inside', '{"a": 1, "b": {"x": 1, "x": 2}}', 'a', '{"b": {"x": 1, "x": 2}}'],
  ])('%s', (_, text, key, expected) => {
    const document = new Document('x.json', text);
    expect(edited(document, [{ change: 'remove', node: document.root?.get(key) as Node }])).toBe(expected);
  });

  test.each([
    ['in one line', undefined],
    ['over lines', 2],
  ])('of all members of a large object %s take the time of one look at it', (_, indent) => {
    const object = Object.fromEntries(Array.from({ length: 30_000 }, (_, index) => [`m${index}`, { a: 1 }]));
    const document = new Document('x.json', JSON.stringify(object, null, indent));
    const renames = (document.root?.children() ?? []).map((node) => ({ change: 'rename', node, key: `n${node.key}` }));
    const additions = (document.root?.children() ?? []).map((to) => ({ change: 'add', to, key: 'b', value: [2] }));
    const took = processorTime(() => {
      const after = edited(document, [...renames, ...additions] as Change[]) as string;
      expect(JSON.parse(after)).toMatchObject({ nm0: { a: 1, b: [2] }, nm29999: { a: 1, b: [2] } });
    });
    expect(took).toBeLessThan(10_000);
  });

  test.each([
    ['{}', '{\n  "n": 1\n}'],
    ['{"a": 1}', '{"a": 1, "n": 1}'],
    ['{\r\n\t"a": {\r\n\t}\r\n}', '{\r\n\t"a": {\r\n\t},\r\n\t"n": 1\r\n}'],
    ['{\n    "a": [\n        1\n    ]\n}', '{\n    "a": [\n        1\n    ],\n    "n": 1\n}'],
  ])('an added member has the style of %j', (text, expected) => {
    const document = new Document('x.json', text);
    expect(edited(document, [{ change: 'add', to: document.root as Node, key: 'n', value: 1 }])).toBe(expected);
  });
});

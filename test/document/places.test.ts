import { describe, expect, test } from '@jest/globals';
import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import { Document } from '../../src/document/document.js';
import { keyOf, type Node, partOf } from '../../src/document/node.js';
import { Places } from '../../src/document/places.js';
import fc from '../support/properties.js';

const allNodes = function* (node: Node): Generator<Node> {
  yield node;
  for (const child of node.children()) yield* allNodes(child);
};

/** JSON values with awkward keys and texts, written with any indentation. */
const documents = fc
  .tuple(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(undefined, 1, 2, '\t'), fc.boolean())
  .map(([value, indent, crlf]) => {
    const text = JSON.stringify(value, null, indent);
    return new Document('x.json', crlf ? text.replaceAll('\n', '\r\n') : text);
  });

describe('places', () => {
  test('every value stands where its place says, as jsonc-parser sees it too', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const places = new Places(document);
        const nodes = [...allNodes(document.root as Node)];
        for (const node of nodes) places.ask(node);
        const tree = parseTree(document.text);
        for (const node of nodes) {
          const { start, end } = places.surroundingsOf(node);
          expect(JSON.parse(document.text.slice(start, end))).toEqual(node.value);
          const keys = node.path.map((key, depth) => keyInTree(node, key, depth));
          const oracle = findNodeAtLocation(tree as NonNullable<typeof tree>, keys);
          expect([start, end - start]).toEqual([oracle?.offset, oracle?.length]);
        }
      }),
    );
  });

  test('a part of a string is underlined exactly, through escapes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(), fc.nat(), (text, a, b) => {
        const document = new Document('x.json', JSON.stringify({ key: text }));
        const [from, to] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y) as [number, number];
        const place = partOf((document.root as Node).get('key') as Node, [from, to]);
        const places = new Places(document);
        places.ask(place);
        const { start, end } = places.rangeOf(place);
        expect(JSON.parse(`"${document.text.slice(start, end)}"`)).toBe(text.slice(from, to));
      }),
    );
  });

  test('the last of two equal keys counts, as for JSON.parse', () => {
    const document = new Document('x.json', '{"a": 1, "b": {"a": 2}, "a": 3}');
    const node = document.root?.get('a') as Node;
    const places = new Places(document);
    places.ask(node);
    expect(places.rangeOf(node)).toEqual({ start: 29, end: 30 });
  });

  test('a key is found behind a byte order mark and a prototype-polluting neighbour', () => {
    const document = new Document('x.json', '\ufeff{"__proto__": {"x": 1}, "constructor": {"y": 2}}');
    const node = document.root?.at('constructor', 'y') as Node;
    expect(document.root?.at('__proto__', 'x')?.value).toBe(1);
    const places = new Places(document);
    places.ask(keyOf(node));
    const { start, end } = places.rangeOf(keyOf(node));
    expect(document.text.slice(start, end)).toBe('"y"');
  });
});

/** jsonc-parser wants numbers for array elements. */
function keyInTree(node: Node, key: string, depth: number): string | number {
  const above = node.path.length - 1 - depth;
  let at: Node = node;
  for (let step = 0; step < above; step++) at = at.parent as Node;
  return at.parent?.isArray ? Number(key) : key;
}

import { describe, expect, test } from '@jest/globals';
import { compareConnectors } from '../../src/compare/compare.js';
import type { Connector } from '../../src/connector/connector.js';
import { connectorsOf } from '../../src/engine/check.js';
import fc from '../support/properties.js';
import { connectorOf, type Draft, draft, type Loose } from './sample.js';

/** Every place in a value: the object that holds it and its key. */
function* placesIn(value: Loose): Generator<readonly [holder: Loose, key: string]> {
  if (typeof value !== 'object' || value === null) return;
  for (const key of Object.keys(value)) {
    yield [value, key];
    yield* placesIn(value[key]);
  }
}

const places = (of: Draft) => [...placesIn(of.definition), ...placesIn(of.properties)];
const COUNT = places(draft()).length;

/** A draft with another value somewhere. */
const mutated = fc
  .tuple(fc.nat(COUNT - 1), fc.oneof(fc.jsonValue(), fc.constant({ toString: 1 }), fc.constant([{ toString: 1 }])))
  .map(([index, value]) => {
    const copy = draft();
    const [holder, key] = places(copy)[index] as readonly [Loose, string];
    holder[key] = value;
    return copy;
  });

const changesOf = (old: Connector, now: Connector) => compareConnectors(old, now).changes;

describe('comparing', () => {
  test('finds nothing between equal connectors, however they are broken', () => {
    fc.assert(
      fc.property(mutated, (of) => {
        expect(changesOf(connectorOf(of), connectorOf(of))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test('never throws, and finds as much in one direction as none in the other only together', () => {
    fc.assert(
      fc.property(mutated, mutated, (old, now) => {
        const [there, back] = [
          changesOf(connectorOf(old), connectorOf(now)),
          changesOf(connectorOf(now), connectorOf(old)),
        ];
        expect(there.length === 0).toBe(back.length === 0);
      }),
      { numRuns: 200 },
    );
  });

  test('never throws on arbitrary JSON', () => {
    const key = fc.oneof(
      fc.string(),
      fc.constantFrom('toString', '__proto__', 'constructor', 'properties', 'paths', '$ref'),
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        fc.string(),
        fc.boolean(),
        fc.array(tie('tree')),
        fc.dictionary(key, tie('tree')),
      ),
    }));
    const text = fc.oneof(
      fc.json(),
      fc.string(),
      tree.map((value) => JSON.stringify(value)),
    );
    const files = fc.record({ 'apiDefinition.swagger.json': text, 'apiProperties.json': text });
    fc.assert(
      fc.property(files, files, (old, now) => {
        compareConnectors(connectorsOf(old)[0] as Connector, connectorsOf(now)[0] as Connector);
      }),
      { numRuns: 300 },
    );
  });

  test('formatting is no change: blanks, line ends, order of members, escapes', () => {
    const reversed = (_: string, value: Loose): Loose =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value;
    const escaped = (value: unknown): string => JSON.stringify(value).replaceAll('i', '\\u0069');
    for (const write of [
      (value: unknown) => JSON.stringify(value, null, 4).replaceAll('\n', '\r\n'),
      (value: unknown) => JSON.stringify(value, reversed),
      (value: unknown) => `\ufeff${JSON.stringify(value, null, '\t')}`,
      escaped,
    ]) {
      const other = { ...draft(), script: draft().script?.replaceAll('\n', '\r\n') };
      expect(changesOf(connectorOf(draft()), connectorOf(other, write as typeof JSON.stringify))).toEqual([]);
    }
  });

  test('no value of the sample can change unseen', () => {
    const unseen: string[] = [];
    for (let index = 0; index < COUNT; index++) {
      const copy = draft();
      const [holder, key] = places(copy)[index] as readonly [Loose, string];
      const value = holder[key];
      if (typeof value === 'object') continue;
      holder[key] = typeof value === 'number' ? value + 1 : typeof value === 'boolean' ? !value : `${value}x`;
      if (changesOf(connectorOf(draft()), connectorOf(copy)).length === 0) unseen.push(`${key}: ${value}`);
    }
    // There is one version of Swagger; and what is not "true" requires nothing.
    expect(unseen).toEqual(['swagger: 2.0', 'required: false']);
  });
});

import { describe, expect, test } from '@jest/globals';
import { MAX_DEFINITION_BYTES } from '../../src/facts/schema-limits.js';
import { completeSpec } from '../../src/generator/complete-spec.js';
import { definitionOf } from '../../src/generator/definition.js';
import { withinLimits } from '../../src/generator/limits.js';
import { refusalOf } from '../support/refusal.js';

const spec = completeSpec({
  environments: { dev: { instance: 'acme' } },
  tables: ['kb_category', 'incident', 'problem'],
  apis: ['table', 'triggers'],
});
const definition = definitionOf(spec);

describe('the size of a definition', () => {
  test('just under the limit is taken', () =>
    expect(withinLimits(spec, definition, 'x'.repeat(MAX_DEFINITION_BYTES - 1))).toBeUndefined());

  test('at the limit it is refused, the largest table first', () => {
    const { code, message, hint } = refusalOf(() => withinLimits(spec, definition, 'x'.repeat(MAX_DEFINITION_BYTES)));
    expect([code, message]).toEqual(['too-large', expect.stringMatching(/1\.0 MB; the platform takes less than 1 MB/)]);
    expect(hint).toMatch(/fewer columns.*largest are (?:incident|problem) \d+ KB, \w+ \d+ KB, kb_category \d+ KB/);
  });
});

test('more operations than the platform takes are refused, with what to choose less of', () => {
  const [first] = definition.operations;
  const operations = Array.from({ length: 257 }, () => first as NonNullable<typeof first>);
  expect(withinLimits(spec, { ...definition, operations: operations.slice(1) }, '')).toBeUndefined();
  const { message, hint } = refusalOf(() => withinLimits(spec, { ...definition, operations }, ''));
  expect([message, hint]).toEqual([
    expect.stringMatching(/257 operations; the platform takes 256/),
    expect.stringMatching(/fewer tables, packs or triggers/),
  ]);
});

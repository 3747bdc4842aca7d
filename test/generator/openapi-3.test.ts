import SwaggerParser from '@apidevtools/swagger-parser';
import { describe, expect, test } from '@jest/globals';
import { upgrade } from '@scalar/openapi-upgrader';
import { completeSpec } from '../../src/generator/complete-spec.js';
import { definitionOf } from '../../src/generator/definition.js';
import { PACK_NAMES } from '../../src/generator/packs.js';

const ONE = { environments: { default: { instance: 'acme' } } };

/** Other tools, and other products, read OpenAPI 3: what is generated has to survive the way there. */
describe('the definition converts to OpenAPI 3.0', () => {
  test.each([
    ['the usual one', ONE],
    [
      'everything',
      { ...ONE, apis: [...PACK_NAMES], anyTable: true, nextLinks: true, triggers: ['created', 'updated'] },
    ],
    ['for every instance', { anyInstance: true }],
    ['read only', { ...ONE, access: 'read' }],
    ...PACK_NAMES.map((pack) => [pack, { ...ONE, apis: [pack], tables: ['incident'] }] as const),
  ])('%s', async (_, spec) => {
    const { document } = definitionOf(completeSpec(spec));
    const copy = JSON.parse(JSON.stringify(document));
    const converted = upgrade(copy, '3.0');
    expect((converted.specification ?? converted).openapi).toMatch(/^3\.0/);
    await SwaggerParser.validate(JSON.parse(JSON.stringify(converted.specification ?? converted)), {
      resolve: { external: false },
    });
  });
});

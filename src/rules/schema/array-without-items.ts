import { partName } from '../../connector/schema-names.js';
import { defineRule } from '../../engine/rule.js';

/** Schemas whose true form another operation tells. */
const DYNAMIC = ['x-ms-dynamic-schema', 'x-ms-dynamic-properties'];

export default defineRule({
  id: 'schema/array-without-items',
  aliases: ['ArrayHasNoItems'],
  title: 'An array does not say what its elements are',
  severity: 'error',
  sources: ['learn-swagger-validator', 'openapi-2-parameter', 'rwilson-skill'],
  why: 'Without "items" the designer cannot offer the elements, and the import is refused or fails while the definition is converted.',
  remedy: 'Add "items" with the type of the elements, for example {"type": "string"}.',
  symptoms: [
    { at: 'upload', text: 'The array should have items specified.' },
    { at: 'upload', text: 'An error occured while converting OpenAPI file to WADL file' },
  ],

  check({ connector }, report) {
    for (const owner of connector.definition?.having('type') ?? []) {
      const { value } = owner;
      if ((value as { readonly type?: unknown }).type !== 'array' || owner.has('items') || owner.has('$ref')) continue;
      // The type of a body parameter: parameter/body-with-type.
      if (owner.kind === 'parameter' && owner.string('in') === 'body') continue;
      if (DYNAMIC.some((extension) => owner.has(extension))) continue;
      report({ at: owner.get('type') ?? owner, message: `${partName(owner)} is an array and has no "items"` });
    }
  },
});

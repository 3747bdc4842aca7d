import type { SchemaNode } from '../../connector/definition.js';
import { partName } from '../../connector/schema-names.js';
import { defineRule } from '../../engine/rule.js';

/** Members that say what a schema is without a type. */
const SAYS_ENOUGH = [
  ...['properties', 'items', 'enum', 'allOf', 'additionalProperties'],
  ...['x-ms-dynamic-schema', 'x-ms-dynamic-properties', 'oneOf', 'anyOf'],
];

export default defineRule({
  id: 'schema/untyped',
  title: 'A property or the elements of an array have no type',
  severity: { repository: 'info', deploy: 'info', certified: 'warning' },
  sources: ['rwilson-skill', 'openapi-2-schema', 'ppc-connectors'],
  why: 'Without a type the designer offers the whole value and none of its parts. The conversion of a definition was seen to fail for it, though many published connectors have such properties.',
  remedy: 'Add "type"; for an object or an array describe "properties" or "items" too.',
  symptoms: [{ at: 'upload', text: 'An error occured while converting OpenAPI file to WADL file' }],

  check({ connector }, report) {
    for (const schema of connector.definition?.schemas ?? []) {
      const { type, $ref } = schema.value as { readonly type?: unknown; readonly $ref?: unknown };
      if (type !== undefined || $ref !== undefined || !isPart(schema)) continue;
      if (SAYS_ENOUGH.some((member) => schema.has(member))) continue;
      report({ at: schema, message: `${partName(schema)} has no type` });
    }
  },
});

/** True for properties and elements; a whole body or response is another matter, and additional properties may be anything. */
const isPart = (schema: SchemaNode): boolean =>
  schema.outer !== undefined && (schema.propertyName !== undefined || schema.key === 'items');

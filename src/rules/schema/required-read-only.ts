import { SchemaNode } from '../../connector/definition.js';
import { partName } from '../../connector/schema-names.js';
import { schemaUsageOf } from '../../connector/schema-usage.js';
import type { Node } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'schema/required-read-only',
  aliases: ['RequiredReadOnlyPropertyNotAllowedAsInput'],
  title: 'A body requires a property that is read-only',
  severity: 'error',
  sources: ['learn-swagger-validator', 'openapi-2-schema', 'rwilson-skill'],
  why: 'A read-only property comes from the service and may not be sent, so a request that requires it can never be right. The import is refused, or fails while the definition is converted.',
  remedy:
    'Remove the name from "required", or "readOnly" from the property. If the response needs both, use a definition of its own for the request.',
  symptoms: [
    { at: 'upload', text: "An input property cannot be 'readonly' and required." },
    { at: 'upload', text: 'An error occured while converting OpenAPI file to WADL file' },
  ],

  check({ connector: { definition } }, report) {
    for (const property of definition?.having('readOnly') ?? []) {
      const node = property.get('readOnly');
      if (!definition || !(property instanceof SchemaNode) || node?.value !== true || !property.isRequired) continue;
      if (!schemaUsageOf(definition).isInput(property)) continue;
      const listed = listingOf(property);
      report({
        at: node,
        message: `${partName(property)} is read-only and required in a request body`,
        related: listed ? [{ at: listed, message: 'required here' }] : [],
        fix: listed
          ? {
              title: 'require it no longer',
              applicability: 'unsafe',
              changes: [{ change: 'remove', node: listWith(listed) ?? listed }],
            }
          : undefined,
      });
    }
  },
});

/** The element of `required` that names a property. */
function listingOf({ outer, propertyName }: SchemaNode): Node | undefined {
  const required = outer?.get('required');
  return Array.isArray(required?.value) ? required.get(required.value.indexOf(propertyName)) : undefined;
}

/** The list whose only element this is: an empty one is not allowed either. */
const listWith = ({ parent }: Node): Node | undefined =>
  Array.isArray(parent?.value) && parent.value.length === 1 ? parent : undefined;

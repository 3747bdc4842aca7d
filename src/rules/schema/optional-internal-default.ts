import type { SchemaNode } from '../../connector/definition.js';
import { partName } from '../../connector/schema-names.js';
import { inputProperties } from '../../connector/schema-usage.js';
import type { Change } from '../../document/edits.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'schema/optional-internal-default',
  aliases: ['PropertyMustBeRequired'],
  title: 'An internal property with a default is optional',
  severity: 'warning',
  sources: ['learn-swagger-validator', 'learn-extensions'],
  why: 'Users cannot see an internal property, and an optional one is left out of the body, so its default never reaches the service. Certification refuses it.',
  remedy:
    'List the property in "required" of the object around it, so that the default is sent. Remove the property if it need not be sent.',
  symptoms: [{ at: 'upload', text: 'it must be required. Optional internal fields are ignored.' }],

  check({ connector }, report) {
    for (const property of inputProperties(connector.definition, 'internal')) {
      if (!property.has('default') || property.has('$ref') || property.isRequired) continue;
      const change = requiring(property);
      report({
        at: property.get('default') ?? property,
        message: `${partName(property)} is internal, has a default and is optional; expected it in "required"`,
        fix: change && { title: 'list it in "required"', applicability: 'unsafe', changes: [change] },
      });
    }
  },
});

function requiring({ outer, propertyName }: SchemaNode): Change | undefined {
  const required = outer?.get('required');
  if (!outer || (required && !required.isArray)) return undefined;
  return required
    ? { change: 'add', to: required, key: (required.value as readonly unknown[]).length, value: propertyName }
    : { change: 'add', to: outer, key: 'required', value: [propertyName] };
}

import { partName } from '../../connector/schema-names.js';
import { inputProperties } from '../../connector/schema-usage.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'schema/required-advanced',
  title: 'A required property of a body is marked as advanced',
  severity: 'info',
  sources: ['learn-extensions', 'ppc-servicenow'],
  why: '"advanced" puts a field behind "Show all". A required field cannot hide there: designers show it all the same, or users overlook what they have to fill in.',
  remedy:
    'Remove "x-ms-visibility" or set it to "important". If the default suits everybody, keep "advanced" and take the property out of "required".',
  symptoms: [{ at: 'designer' }],

  check({ connector }, report) {
    for (const property of inputProperties(connector.definition, 'advanced')) {
      if (!property.isRequired) continue;
      report({
        at: property.get('x-ms-visibility') ?? property,
        message: `${partName(property)} is required and "advanced"; expected "important" or no visibility`,
      });
    }
  },
});

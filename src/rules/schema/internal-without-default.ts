import { partName } from '../../connector/schema-names.js';
import { inputProperties } from '../../connector/schema-usage.js';
import { defineRule } from '../../engine/rule.js';

/** Members by which a value comes to a hidden property from elsewhere. */
const FILLED_BY = ['default', '$ref', 'x-ms-notification-url', 'x-ms-trigger-value', 'x-ms-dynamic-schema'];
const PLAIN = new Set(['string', 'integer', 'number', 'boolean']);

export default defineRule({
  id: 'schema/internal-without-default',
  title: 'A required property of a body is hidden and has no default',
  severity: 'warning',
  sources: ['learn-extensions', 'rwilson-skill', 'ppc-connectors'],
  why: 'Nobody can fill in an internal property, so its only value is the default. Without one the body lacks what the service requires.',
  remedy:
    'Add "default" with the value to send, or set "x-ms-visibility" to "important" or "advanced". If a script or a policy fills it in, remove it from "required".',
  symptoms: [{ at: 'api', status: 400 }],

  check({ connector }, report) {
    for (const property of inputProperties(connector.definition, 'internal')) {
      if (!PLAIN.has(property.string('type') ?? '') || FILLED_BY.some((member) => property.has(member))) continue;
      if (!property.isRequired) continue;
      report({
        at: property.get('x-ms-visibility') ?? property,
        message: `${partName(property)} is required and internal, and has no default`,
      });
    }
  },
});

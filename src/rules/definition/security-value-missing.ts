import { securityUses } from '../../connector/security.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'definition/security-value-missing',
  aliases: ['SecurityRequirementMustHaveValue'],
  title: 'A security requirement has no list of scopes',
  severity: 'error',
  sources: ['learn-swagger-validator', 'openapi-2-security'],
  why: 'The value of a requirement is a list of scopes, also when there are none. The service refuses null.',
  remedy: 'Set the value of the requirement to [], or to the scopes that OAuth needs.',
  symptoms: [{ at: 'upload', text: 'must have have a value. Provide an empty array if no OAuth scopes are required.' }],

  check({ connector: { definition } }, report) {
    for (const { node, name } of securityUses(definition)) {
      if (node.value !== null) continue;
      report({
        at: node,
        message: `"${name}" is null; expected a list of scopes, [] for none`,
        fix: { title: 'set it to []', applicability: 'safe', changes: [{ change: 'set', node, value: [] }] },
      });
    }
  },
});

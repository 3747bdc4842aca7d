import { securityUses } from '../../connector/security.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'definition/security-scopes-not-allowed',
  aliases: ['SecurityRequirementMustHaveEmptyValue'],
  title: 'A security requirement gives scopes to a definition that is not OAuth',
  severity: 'error',
  sources: ['learn-swagger-validator', 'openapi-2-security'],
  why: 'Only OAuth knows scopes. For an API key and for HTTP basic the list has to be empty; the service refuses anything else.',
  remedy: 'Set the value of the requirement to [].',
  symptoms: [{ at: 'upload', text: 'cannot specify any scopes, an empty array should be provided.' }],

  check({ connector: { definition } }, report) {
    for (const { node, name, scheme } of securityUses(definition)) {
      const type = scheme?.string('type');
      if ((type !== 'apiKey' && type !== 'basic') || !node.isArray) continue;
      if ((node.value as readonly unknown[]).length === 0) continue;
      report({
        at: node,
        message: `"${name}" is of type "${type}" and is given scopes; expected []`,
        fix: { title: 'set it to []', applicability: 'safe', changes: [{ change: 'set', node, value: [] }] },
      });
    }
  },
});

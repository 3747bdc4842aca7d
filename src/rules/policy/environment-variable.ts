import { policyTexts } from '../../connector/policy-text.js';
import { partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'policy/environment-variable',
  title: 'A policy refers to an environment variable',
  severity: 'error',
  sources: ['learn-env-vars'],
  why: 'Environment variables are filled in host, base URL and the fields of the Security tab, not in policies. There the expression is not replaced.',
  remedy: 'Ask for the value in a connection parameter and use @connectionParameters(…), or write it into the policy.',
  symptoms: [{ at: 'api' }],

  check({ connector }, report) {
    for (const policy of connector.policies) {
      for (const node of policyTexts(policy)) {
        const match = /@\{?\s*environmentVariables?\s*\([^()]{0,200}\)?/i.exec(node.text as string);
        if (!match) continue;
        report({
          at: partOf(node, [match.index, match.index + match[0].length]),
          message: `"${match[0]}" is not filled in a policy; expected @connectionParameters(…) or a value`,
        });
      }
    }
  },
});

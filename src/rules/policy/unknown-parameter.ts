import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { nearest } from '../../engine/suggest.js';
import {
  OPERATION_NAME,
  PARAMETER_PREFIX,
  POLICY_SECTION,
  type PolicyTemplate,
  policyTemplate,
} from '../../facts/policy-templates.js';

export default defineRule({
  id: 'policy/unknown-parameter',
  title: 'A policy has a parameter that its template does not read',
  severity: 'warning',
  sources: ['ppc-properties-schema', 'ppc-pr-2881'],
  why: 'The template ignores what it does not know, so a misspelt parameter leaves the policy without effect, or with another one than meant. The checks of certification refuse it.',
  remedy: 'Correct the name; parameters begin with x-ms-apimTemplateParameter.',
  symptoms: [{ at: 'review' }, { at: 'api' }],

  check({ connector }, report) {
    for (const policy of connector.policies) {
      const template = policyTemplate(policy.templateId);
      const parameters = policy.node.get('parameters');
      if (!template?.isKnown || !parameters?.isObject) continue;
      const names = namesOf(template);
      const known = new Set(names.map((name) => name.toLowerCase()));
      for (const node of parameters.children()) {
        const key = String(node.key);
        if (known.has(key.toLowerCase())) continue;
        const prefixed = names.find((name) => name.toLowerCase() === (PARAMETER_PREFIX + key).toLowerCase());
        const stem = nearest(stemOf(key), names.map(stemOf));
        const meant = prefixed ?? names.find((name) => stemOf(name) === stem);
        report({
          at: keyOf(node),
          message: `"${key}" is not a parameter of ${template.id}${meant ? `; did you mean "${meant}"?` : ''}`,
          fix:
            meant && !parameters.getIgnoringCase(meant)
              ? {
                  title: `rename it to "${meant}"`,
                  applicability: prefixed ? 'safe' : 'unsafe',
                  changes: [{ change: 'rename', node, key: meant }],
                }
              : undefined,
        });
      }
    }
  },
});

/** A name without the prefix that all have. */
const stemOf = (name: string): string => name.replace(/^x-ms-apimTemplate(?:Parameter\.|-)/i, '');

const namesOf = ({ required, optional }: PolicyTemplate): string[] => [
  ...[...required, ...optional].map((name) => PARAMETER_PREFIX + name),
  OPERATION_NAME,
  POLICY_SECTION,
];

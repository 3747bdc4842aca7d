import { defineRule } from '../../engine/rule.js';
import { nearest } from '../../engine/suggest.js';
import { POLICY_TEMPLATES, policyTemplate } from '../../facts/policy-templates.js';

export default defineRule({
  id: 'policy/unknown-template',
  title: 'A policy names a template that is not known',
  severity: 'warning',
  sources: ['ppc-properties-schema', 'learn-policy', 'ppc-pr-3706'],
  why: 'The platform knows a fixed list of policy templates. An instance of any other is refused, or does nothing.',
  remedy: 'Choose a template of the list; the designer writes the right templateId.',
  symptoms: [{ at: 'upload' }, { at: 'review' }],

  check({ connector }, report) {
    for (const policy of connector.policies) {
      const node = policy.node.get('templateId');
      if (!node || policy.templateId === undefined || policyTemplate(policy.templateId)) continue;
      const meant = nearest(
        policy.templateId,
        POLICY_TEMPLATES.map(({ id }) => id),
      );
      report({
        at: node,
        message: `policy template "${policy.templateId}" is not known${meant ? `; did you mean "${meant}"?` : ''}`,
        fix: meant
          ? {
              title: `set it to "${meant}"`,
              applicability: 'unsafe',
              changes: [{ change: 'set', node, value: meant }],
            }
          : undefined,
      });
    }
  },
});

import { defineRule } from '../../engine/rule.js';
import { PARAMETER_PREFIX, policyTemplate } from '../../facts/policy-templates.js';

export default defineRule({
  id: 'policy/missing-parameter',
  title: 'A policy lacks a parameter that its template needs',
  severity: 'error',
  sources: ['ppc-properties-schema', 'learn-policy', 'ppc-pr-2881'],
  why: 'The template has nothing to work with: the header, the host or the path is not set, or the upload fails. No published connector lacks such a parameter.',
  remedy: 'Add the parameter to "parameters" of the policy, with the prefix x-ms-apimTemplateParameter.',
  symptoms: [{ at: 'upload' }, { at: 'api' }],

  check({ connector }, report) {
    for (const policy of connector.policies) {
      const template = policyTemplate(policy.templateId);
      // The policy of polling triggers has rules of its own.
      if (!template || template.id === 'pollingtrigger') continue;
      const parameters = policy.node.get('parameters');
      for (const name of template.required) {
        if (policy.parameter(name) || parameters?.getIgnoringCase(name)) continue;
        report({
          at: parameters?.isObject ? parameters : policy.node,
          message: `${template.id} has no "${PARAMETER_PREFIX}${name}"`,
        });
      }
    }
  },
});

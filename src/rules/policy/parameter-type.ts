import { typeName } from '../../connector/properties-structure.js';
import { defineRule } from '../../engine/rule.js';
import { OPERATION_NAME, PARAMETER_PREFIX, policyTemplate } from '../../facts/policy-templates.js';

export default defineRule({
  id: 'policy/parameter-type',
  title: 'A policy parameter has a value of the wrong type',
  severity: 'warning',
  sources: ['ppc-properties-schema', 'ppc-connectors'],
  why: 'The parameters of a policy are texts, and the list of its operations is an array; all published connectors write them so. Other values are refused, or the policy applies to nothing.',
  remedy: 'Write the value in double quotes, and the operations as ["OperationId"].',
  symptoms: [{ at: 'upload' }, { at: 'api' }],

  check({ connector }, report) {
    for (const policy of connector.policies) {
      const template = policyTemplate(policy.templateId);
      const parameters = policy.node.get('parameters');
      // The parameters of polling triggers have rules of their own; those of rare templates are not known.
      if (!template?.isKnown || template.id === 'pollingtrigger' || !parameters?.isObject) continue;
      const texts = new Set(
        [...template.required, ...template.optional]
          .filter((name) => !Object.hasOwn(template.values, name))
          .map((name) => (PARAMETER_PREFIX + name).toLowerCase()),
      );
      for (const node of parameters.children()) {
        const key = String(node.key);
        if (key.toLowerCase() === OPERATION_NAME.toLowerCase()) {
          if (node.isArray) continue;
          report({
            at: node,
            message: `${OPERATION_NAME} is ${typeName(node.value)}; expected an array of operationIds`,
            fix: node.text
              ? {
                  title: 'put it into an array',
                  applicability: 'safe',
                  changes: [{ change: 'set', node, value: [node.text] }],
                }
              : undefined,
          });
        } else if (node.text === undefined && texts.has(key.toLowerCase()))
          report({ at: node, message: `"${key}" is ${typeName(node.value)}; expected a text` });
      }
    }
  },
});

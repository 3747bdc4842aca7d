import { typeName } from '../../connector/properties-structure.js';
import { keyOf, type Node } from '../../document/node.js';
import { defineRule, type FixProposal } from '../../engine/rule.js';

export default defineRule({
  id: 'properties/custom-parameter-form',
  title: 'A custom parameter of OAuth is not of the form {"value": …}',
  severity: 'error',
  sources: ['ppc-properties-schema', 'ppc-connectors'],
  why: 'The platform reads the member "value" of each custom parameter. A plain string or an object without it gives nothing, so an address or a template is missing when users sign in.',
  remedy: 'Write the parameter as {"value": "…"}.',
  symptoms: [{ at: 'authorize' }, { at: 'upload' }],

  check({ connector }, report) {
    for (const { customParameters } of connector.oauthSettings) {
      if (!customParameters?.isObject) continue;
      for (const node of customParameters.children()) {
        const name = String(node.key);
        if (!node.isObject) {
          report({
            at: node,
            message: `"${name}" is ${typeName(node.value)}; expected {"value": …}`,
            ...(node.value === null ? { severity: 'warning' } : {}),
            fix: node.text !== undefined ? wrapping(node) : undefined,
          });
        } else if (!node.has('value')) {
          const misspelt = node.getIgnoringCase('value');
          report({
            at: misspelt ? keyOf(misspelt) : node,
            message: misspelt ? `"${name}" has "${misspelt.key}"; expected "value"` : `"${name}" has no "value"`,
            severity: 'warning',
            fix: misspelt && {
              title: 'rename it to "value"',
              applicability: 'safe',
              changes: [{ change: 'rename', node: misspelt, key: 'value' }],
            },
          });
        }
      }
    }
  },
});

const wrapping = (node: Node): FixProposal => ({
  title: 'write it as {"value": …}',
  applicability: 'safe',
  changes: [{ change: 'set', node, value: { value: node.value } }],
});

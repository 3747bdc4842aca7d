import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'properties/null-ui-definition',
  title: 'The uiDefinition of a connection parameter is null',
  severity: 'info',
  sources: ['ppc-properties-schema', 'ppc-connectors'],
  why: 'The published schema refuses null here. Connectors with it work, but editors and checks that use the schema report it.',
  remedy: 'Remove the member, or give it a displayName and a description.',
  symptoms: [],

  check({ connector }, report) {
    for (const parameter of connector.connectionParameters) {
      const node = parameter.node.get('uiDefinition');
      if (node?.value !== null) continue;
      report({
        at: node,
        message: `the uiDefinition of "${parameter.name}" is null; expected an object or nothing`,
        fix: { title: 'remove it', applicability: 'safe', changes: [{ change: 'remove', node }] },
      });
    }
  },
});

import { plainText } from '../../connector/json-types.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'properties/display-name-missing',
  title: 'A connection parameter has no name that users can read',
  severity: { repository: 'off', deploy: 'off', certified: 'warning' },
  sources: ['learn-connection-parameters', 'ppc-connectors'],
  why: 'The connection dialog shows the technical name of the parameter when it has no displayName, and no help when it has no description.',
  remedy: 'Give the parameter a uiDefinition with "displayName" and "description".',
  symptoms: [{ at: 'review' }],

  check({ connector }, report) {
    for (const { node, name, type, constraints } of connector.connectionParameters) {
      const isAsked = type === 'string' || type === 'securestring' || type === 'int' || type === 'bool';
      if (!isAsked || plainText(constraints?.get('hidden')?.value).toLowerCase() === 'true') continue;
      const ui = node.get('uiDefinition');
      const hasName = (ui?.string('displayName') ?? '').trim() !== '';
      if (hasName) continue;
      report({
        at: ui?.isObject ? keyOf(ui) : keyOf(node),
        message: `connection parameter "${name}" has no displayName`,
      });
    }
  },
});

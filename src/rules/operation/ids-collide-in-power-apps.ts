import { powerAppsName } from '../../connector/operation-names.js';
import type { Node } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/ids-collide-in-power-apps',
  title: 'Two operationIds become the same function name in Power Apps',
  severity: 'warning',
  sources: ['power-fx-operation-ids', 'learn-coding'],
  why: 'Power Apps makes the name of a function from the letters and digits of the operationId. When two operations get the same name, an app cannot call both.',
  remedy:
    'Give the newer operation an "Operation ID" (operationId) that differs in a letter or digit. Leave the one alone that flows already use.',
  symptoms: [{ at: 'designer' }],

  check({ connector }, report) {
    const seen = new Map<string, Node>();
    for (const operation of connector.operations) {
      const id = operation.node.get('operationId');
      if (!id?.text?.trim()) continue;
      const name = powerAppsName(id.text);
      const first = seen.get(name);
      if (!first) seen.set(name, id);
      else if (first.text !== id.text)
        report({
          at: id,
          message: `the operationId "${id.text}" becomes "${name}" in Power Apps, like "${first.text}"; expected a difference in a letter or digit`,
          related: [{ at: first, message: 'the other one' }],
        });
    }
  },
});

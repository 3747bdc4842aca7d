import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/trigger-value-without-effect',
  title: 'x-ms-trigger-value is reported not to carry the state of a trigger',
  severity: 'info',
  sources: ['ppc-issue-3181', 'learn-polling'],
  why: 'x-ms-trigger-value is meant to pass a value of the last answer to the next poll. Authors of custom connectors report that the parameter is not filled, so that every poll asks for the same records.',
  remedy:
    'Carry the state with the policy template "pollingtrigger" (triggerConfig), and test that the second poll sends it.',
  symptoms: [{ at: 'api' }],

  check({ connector }, report) {
    for (const node of connector.definition?.having('x-ms-trigger-value') ?? []) {
      const value = node.get('x-ms-trigger-value');
      if (!value) continue;
      report({
        at: keyOf(value),
        confidence: 'low',
        message: `x-ms-trigger-value on "${node.string('name') ?? node.key}"; expected the policy "pollingtrigger", as the extension is reported to have no effect`,
      });
    }
  },
});

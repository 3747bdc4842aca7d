import { pollingTriggersOf } from '../../connector/polling.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'policy/polling-without-state',
  title: 'The next poll of a polling trigger does not depend on the last',
  severity: 'warning',
  sources: ['learn-polling', 'ppc-properties-schema', 'ppc-connectors'],
  why: 'triggerConfig carries the state: an expression on the last answer. With fixed texts only, each poll asks the same question, and flows run for the same records again.',
  remedy:
    'Write an expression such as "@{triggerBody().result[0].sys_updated_on}" into the value of the query parameter.',
  symptoms: [{ at: 'api' }],

  check({ connector }, report) {
    for (const { config, settings } of pollingTriggersOf(connector)) {
      if (!config || settings.length === 0 || settings.some(({ text }) => text?.includes('@'))) continue;
      report({
        at: config,
        message: 'triggerConfig has no expression; expected one such as "@{triggerBody().result[0].sys_updated_on}"',
      });
    }
  },
});

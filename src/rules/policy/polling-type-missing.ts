import { pollingTriggersOf } from '../../connector/polling.js';
import { shown } from '../../connector/schema-paths.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'policy/polling-type-missing',
  title: 'A polling policy has no "type": "PollingTrigger"',
  severity: 'warning',
  sources: ['ppc-properties-schema', 'ppc-connectors'],
  why: 'All 39 published policies of this template carry "type": "PollingTrigger" beside templateId, and the schema allows no other value. A policy without it is not known to take effect.',
  remedy: 'Add "type": "PollingTrigger" beside "templateId".',
  symptoms: [{ at: 'api' }],

  check({ connector }, report) {
    for (const { policy } of pollingTriggersOf(connector)) {
      const type = policy.node.get('type');
      if (type?.text === 'PollingTrigger') continue;
      report({
        at: type ?? keyOf(policy.node.get('templateId') ?? policy.node),
        message: `type of the policy is ${shown(type)}; expected "PollingTrigger"`,
        fix: {
          title: 'set type to "PollingTrigger"',
          applicability: 'safe',
          changes: [
            type
              ? { change: 'set', node: type, value: 'PollingTrigger' }
              : { change: 'add', to: policy.node, key: 'type', value: 'PollingTrigger' },
          ],
        },
      });
    }
  },
});

import { pollingTriggersOf } from '../../connector/polling.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'policy/polling-no-get',
  title: 'A polling policy acts on an operation that is no GET',
  severity: 'warning',
  sources: ['learn-polling', 'ppc-properties-schema', 'ppc-connectors'],
  why: 'The policy sends its state as a query parameter, and all 39 published operations with it are GET. With another verb every poll may change data.',
  remedy: 'Use a GET operation for the trigger; for a service that lists by POST write the trigger as a script.',
  symptoms: [{ at: 'api' }],

  check({ connector }, report) {
    for (const { policy, operations } of pollingTriggersOf(connector)) {
      for (const { node, method, label } of operations) {
        if (method === 'get') continue;
        report({
          at: keyOf(node),
          confidence: 'low',
          message: `polling trigger ${label} is a ${method.toUpperCase()}; expected a GET`,
          related: [{ at: policy.operationNames ?? policy.node, message: 'the policy' }],
        });
      }
    }
  },
});

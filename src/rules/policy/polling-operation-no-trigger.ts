import { pollingTriggersOf } from '../../connector/polling.js';
import { shown } from '../../connector/schema-paths.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'policy/polling-operation-no-trigger',
  title: 'The operation of a polling policy is no batch trigger',
  severity: 'error',
  sources: ['learn-polling', 'learn-extensions', 'ppc-connectors'],
  why: 'Without x-ms-trigger the operation is an action, and makers do not find it among the triggers. With "single" the list that the policy delivers is taken for one record.',
  remedy: 'Add "x-ms-trigger": "batch" to the operation that the policy names.',
  symptoms: [{ at: 'designer' }],

  check({ connector }, report) {
    for (const { policy, operations } of pollingTriggersOf(connector)) {
      for (const { node, label, trigger } of operations) {
        if (trigger === 'batch') continue;
        const said = node.get('x-ms-trigger');
        report({
          at: said ?? keyOf(node),
          message: `x-ms-trigger of ${label} is ${shown(said)}; expected "batch", as a polling policy applies to it`,
          related: [{ at: policy.operationNames ?? policy.node, message: 'the policy' }],
          fix: {
            title: 'set x-ms-trigger to "batch"',
            applicability: 'safe',
            changes: [
              said
                ? { change: 'set', node: said, value: 'batch' }
                : { change: 'add', to: node, key: 'x-ms-trigger', value: 'batch' },
            ],
          },
        });
      }
    }
  },
});

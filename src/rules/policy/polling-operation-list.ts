import { pollingTriggersOf } from '../../connector/polling.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'policy/polling-operation-list',
  title: 'A polling policy is not limited to one operation',
  severity: 'warning',
  sources: ['ppc-connectors', 'learn-polling'],
  why: 'A policy without a list of operations acts on all of them, actions included, and a query of one trigger does not fit another. All 39 published policies of this template name exactly one operation.',
  remedy:
    'Set "x-ms-apimTemplate-operationName" to a list with the operationId of the trigger; write one policy for each trigger.',
  symptoms: [{ at: 'api' }],

  check({ connector }, report) {
    for (const { policy } of pollingTriggersOf(connector)) {
      const names = policy.operationNames;
      const count = Array.isArray(names?.value) ? names.value.length : 0;
      if (count === 1) continue;
      report({
        at: names ?? keyOf(policy.node.get('parameters') ?? policy.node),
        message: `x-ms-apimTemplate-operationName of the polling policy ${names ? (names.isArray ? `has ${count} names` : 'is no list') : 'is not given'}; expected one operationId`,
      });
    }
  },
});

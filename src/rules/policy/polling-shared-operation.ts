import { pollingTriggersOf } from '../../connector/polling.js';
import type { Node } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'policy/polling-shared-operation',
  title: 'Two polling policies act on one operation',
  severity: 'error',
  sources: ['ppc-connectors', 'learn-polling'],
  why: 'Each policy writes its own state and query into the same request. "Created" and "updated" on one table are two triggers and need two operations with two paths.',
  remedy:
    'Give each trigger an operation and a path of its own, for example /trigger/api/now/v2/table/incident and /trigger/api/now/table/incident, and one policy for each.',
  symptoms: [{ at: 'api' }],

  check({ connector }, report) {
    const first = new Map<string, Node>();
    for (const { policy } of pollingTriggersOf(connector)) {
      const names = policy.operationNames;
      if (!names?.isArray) continue;
      for (const name of names.children()) {
        if (name.text === undefined) continue;
        const other = first.get(name.text);
        if (!other) first.set(name.text, name);
        else
          report({
            at: name,
            message: `"${name.text}" has a polling policy already; expected one policy for each trigger`,
            related: [{ at: other, message: 'the other policy' }],
          });
      }
    }
  },
});

import { isTableApi, pollingTriggersOf, queryParameter } from '../../connector/polling.js';
import { partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'policy/polling-fields-without-state',
  title: 'sysparm_fields leaves out the field that a polling trigger remembers',
  severity: 'error',
  sources: ['learn-polling', 'sn-table-api'],
  why: 'ServiceNow returns the listed fields only. Without the field the state is empty; a query part without a value is ignored by ServiceNow, and every poll returns every record.',
  remedy: 'Add the field to the default of sysparm_fields.',
  symptoms: [{ at: 'api' }],

  check({ connector }, report) {
    for (const { operations, expressions } of pollingTriggersOf(connector)) {
      for (const operation of operations) {
        const list = queryParameter(operation, 'sysparm_fields')?.node.get('default');
        if (!list?.text || !isTableApi(operation)) continue;
        const fields = list.text.split(',').map((name) => name.trim());
        for (const { node, from, to, way } of expressions) {
          const field = way.at(-1);
          if (field === undefined || fields.includes(field)) continue;
          report({
            at: list,
            message: `sysparm_fields of ${operation.label} has no "${field}"; expected it, as triggerConfig reads it`,
            related: [{ at: partOf(node, [from, to]), message: 'the expression' }],
            fix: {
              title: `append "${field}"`,
              applicability: 'safe',
              changes: [{ change: 'set', node: list, value: `${list.text},${field}` }],
            },
          });
          break;
        }
      }
    }
  },
});

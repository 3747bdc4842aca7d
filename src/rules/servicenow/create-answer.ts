import { mayBeScripted, tableOperations } from '../../connector/servicenow.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'servicenow/create-answer',
  title: 'The creation of a record does not say that it answers with 201',
  severity: 'info',
  sources: ['sn-table-api'],
  why: 'The Table API answers the creation of a record with 201. Exports of ServiceNow document 200, so that the schema belongs to a status that never comes.',
  remedy: 'Call the response "201".',
  symptoms: [{ at: 'api', status: 201 }],

  check({ connector }, report) {
    if (mayBeScripted(connector)) return;
    for (const { operation, isRecord } of tableOperations(connector)) {
      const responses = operation.node.get('responses');
      if (operation.method !== 'post' || isRecord || operation.trigger || !responses?.isObject) continue;
      const node = responses.has('201') ? undefined : responses.get('200');
      if (!node) continue;
      report({
        at: keyOf(node),
        message: `${operation.label} documents "200"; expected "201"`,
        fix: {
          title: 'call the response "201"',
          applicability: 'safe',
          changes: [{ change: 'rename', node, key: '201' }],
        },
      });
    }
  },
});

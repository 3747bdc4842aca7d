import { mayBeScripted, tableOperations } from '../../connector/servicenow.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'servicenow/delete-answer',
  title: 'The deletion of a record does not say that it answers with 204',
  severity: 'info',
  sources: ['sn-table-api', 'learn-swagger-validator'],
  why: 'The Table API answers a deletion with 204 and no body. Another status or a schema promises an output that never comes.',
  remedy: 'Document the response "204" without a schema.',
  symptoms: [{ at: 'api', status: 204 }],

  check({ connector }, report) {
    if (mayBeScripted(connector)) return;
    for (const { operation, isRecord } of tableOperations(connector)) {
      const responses = operation.node.get('responses');
      if (operation.method !== 'delete' || !isRecord || !responses?.isObject || responses.has('204')) continue;
      const other = operation.responses.find(({ status }) => /^2/.test(status))?.status;
      const node = other === undefined ? undefined : responses.get(other);
      const hasSchema = node?.has('schema') ?? false;
      report({
        at: node ? keyOf(node) : keyOf(responses),
        message: `${operation.label} documents ${other ? `"${other}"` : 'no success'}; expected "204" without content`,
        fix:
          node && !hasSchema
            ? {
                title: 'call the response "204"',
                applicability: 'safe',
                changes: [{ change: 'rename', node, key: '204' }],
              }
            : undefined,
      });
    }
  },
});

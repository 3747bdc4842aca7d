import { mayBeScripted, tableOperations } from '../../connector/servicenow.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'servicenow/limit-without-offset',
  title: 'A list of records can be limited but not continued',
  severity: 'info',
  sources: ['sn-table-api', 'ppc-servicenow'],
  why: 'sysparm_limit cuts the list, sysparm_offset fetches the rest. Without the offset nobody gets at the records behind the limit, and ServiceNow names the next page in a header that flows do not see.',
  remedy: 'Add the query parameter sysparm_offset of type integer, or page in custom code.',
  symptoms: [{ at: 'api', status: 200 }],

  check({ connector }, report) {
    if (mayBeScripted(connector)) return;
    for (const { operation, isRecord } of tableOperations(connector)) {
      if (operation.method !== 'get' || isRecord || operation.trigger) continue;
      const limit = operation.parameters.find(({ name }) => name === 'sysparm_limit');
      if (!limit || operation.parameters.some(({ name }) => name === 'sysparm_offset')) continue;
      report({
        at: limit.usedAt.get('name') ?? limit.usedAt,
        message: `${operation.label} has sysparm_limit but no sysparm_offset`,
      });
    }
  },
});

import { fullPath } from '../../connector/servicenow.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'servicenow/undocumented-table-list',
  title: 'The connector depends on an undocumented API of ServiceNow',
  severity: 'info',
  sources: ['sn-table-api', 'ppc-servicenow'],
  why: '/api/now/doc/table/schema and /api/now/ui/meta are not documented. They may need rights that ordinary users lack, and then lists that are filled from them stay empty.',
  remedy: 'Read tables and columns from sys_db_object and sys_dictionary with the Table API.',
  symptoms: [{ at: 'designer' }],

  check({ connector }, report) {
    for (const operation of connector.operations) {
      if (!/\/(?:doc\/table\/schema|ui\/meta)\b/i.test(operation.path)) continue;
      if (!/\/now\/(?:doc\/table\/schema|ui\/meta)\b/i.test(fullPath(operation))) continue;
      report({
        at: keyOf(operation.pathItem),
        message: `${operation.label} calls ${operation.path}, which is not documented`,
      });
    }
  },
});

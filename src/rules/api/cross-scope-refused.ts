import { defineRule } from '../../engine/rule.js';
import { callsWith } from '../../exchange/call-fault.js';

export default defineRule({
  id: 'api/cross-scope-refused',
  title: 'The table refuses calls from other applications',
  severity: 'error',
  layer: 'api',
  repairBy: ['servicenow-admin'],
  sources: ['sn-table-api'],
  why: 'A table of ServiceNow belongs to an application, whose Application Access says what others may do with it. The role of the person does not matter here.',
  remedy:
    'In ServiceNow, open the table and allow the operation in "Application Access" ("Can read", "Can create", "Allow access to this table via web services"), or call a table of the right application.',
  symptoms: [{ at: 'api', status: 403, text: "has been refused due to the table's cross-scope access policy" }],

  diagnose(flow, see) {
    for (const exchange of callsWith(flow, 'cross-scope-refused')) {
      see({
        exchange,
        part: 'status',
        message: `the API answers ${exchange.response?.status}: the cross-scope policy of the table refuses the operation`,
      });
    }
  },
});

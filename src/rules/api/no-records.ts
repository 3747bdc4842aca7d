import { defineRule } from '../../engine/rule.js';
import { callsWith } from '../../exchange/call-fault.js';

export default defineRule({
  id: 'api/no-records',
  title: 'There is no record that this person may see',
  severity: 'warning',
  layer: 'api',
  repairBy: ['user', 'servicenow-admin'],
  sources: ['sn-table-api'],
  why: 'Access controls of ServiceNow do not refuse a list, they leave out what the person may not see; a record that is hidden is answered as one that does not exist. From outside the two cannot be told apart. Version 1 of the Table API answers an empty list with 404 too.',
  remedy:
    'Look for the same records in the instance, signed in as the same person. If they are there for others only, grant the role; if they are not there, check the sys_id or the query. Use version 2 of the Table API for lists.',
  symptoms: [
    { at: 'api', status: 200 },
    { at: 'api', status: 404, text: 'No Record found' },
  ],

  diagnose(flow, see) {
    for (const exchange of callsWith(flow, 'no-records')) {
      const isEmpty = (exchange.response?.status ?? 0) < 300;
      see({
        exchange,
        part: 'response',
        confidence: 'low',
        ...(isEmpty && { severity: 'info' as const }),
        message: isEmpty
          ? 'the API answers with an empty list: there is nothing to find, or access controls hide it from this person'
          : `the API answers ${exchange.response?.status}, no record found: the record is gone, or access controls hide it from this person`,
      });
    }
  },
});

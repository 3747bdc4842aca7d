import { defineRule } from '../../engine/rule.js';
import { callsWith } from '../../exchange/call-fault.js';

export default defineRule({
  id: 'api/path-not-found',
  title: 'There is no such API or table on the instance',
  severity: 'error',
  layer: 'api',
  repairBy: ['maker', 'servicenow-admin'],
  sources: ['sn-table-api', 'sn-rest-api', 'learn-policy-host'],
  why: 'The call reached the instance with a token, and the instance has nothing at the path: a base path that a policy dropped, the label of a table in the place of its name, or a plugin that is not active.',
  remedy:
    'Compare "Host", "Base URL" and the path of the operation with the REST API Explorer of the instance; give the name of the table in small letters, as System Definition, Tables shows it; activate the plugin that brings the API.',
  symptoms: [
    { at: 'api', status: 400, text: 'Requested URI does not represent any resource' },
    { at: 'api', status: 404 },
  ],

  diagnose(flow, see) {
    for (const exchange of callsWith(flow, 'path-not-found')) {
      const isTable = /"invalid table\b/i.test((exchange.response?.body ?? '').slice(0, 5000));
      see({
        exchange,
        part: 'status',
        message: isTable
          ? 'the API answers that there is no such table; expected the name of a table of this instance'
          : `the API answers ${exchange.response?.status}: there is no such API at this path; expected a path that the REST API Explorer shows`,
      });
    }
  },
});

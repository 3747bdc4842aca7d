import { defineRule } from '../../engine/rule.js';
import { callsWith } from '../../exchange/call-fault.js';

export default defineRule({
  id: 'api/refused',
  title: 'The API answers with an error',
  severity: 'error',
  layer: 'rest',
  repairBy: ['maker', 'servicenow-admin'],
  sources: ['sn-rest-api'],
  why: 'The request reached the API with a token and was not carried out. The status and the text of the answer say why; none of the known causes is in it.',
  remedy:
    'Read the message and the detail in the body of the answer. For 400, compare the parameters and the body with the REST API Explorer of the instance; for 500, let its administrator look into the system log.',
  symptoms: [
    { at: 'api', status: 400 },
    { at: 'api', status: 500 },
  ],

  diagnose(flow, see) {
    for (const exchange of callsWith(flow, 'refused')) {
      see({
        exchange,
        part: 'status',
        message: `the API answers ${exchange.response?.status}; expected a status from 200 to 299`,
      });
    }
  },
});

import { defineRule } from '../../engine/rule.js';
import { callsWith } from '../../exchange/call-fault.js';

export default defineRule({
  id: 'api/auth-scope-missing',
  title: 'The client lacks the auth scope of the API',
  severity: 'error',
  layer: 'api',
  repairBy: ['servicenow-admin', 'maker'],
  sources: ['sn-scope-troubleshooting', 'rfc6750#3.1'],
  why: 'An API of ServiceNow can be tied to an Auth Scope. From then on it takes only tokens of clients whose record has that scope, and tokens made before are cut off.',
  remedy:
    'In ServiceNow, add the scope of the REST API, or useraccount, to "Auth Scopes" of the record of the connector; write it in "Scope" of the connector too if the record asks for it, and sign in again.',
  symptoms: [{ at: 'api', status: 403, text: 'Missing required api access scope' }],

  diagnose(flow, see) {
    for (const exchange of callsWith(flow, 'auth-scope-missing')) {
      see({
        exchange,
        part: 'status',
        message: `the API answers ${exchange.response?.status}: the token lacks the scope of this API`,
      });
    }
  },
});

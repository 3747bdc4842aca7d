import { defineRule } from '../../engine/rule.js';
import { refusalsAbout } from '../../exchange/refusals.js';

export default defineRule({
  id: 'servicenow/user-refused',
  title: 'ServiceNow gives no token for this person',
  severity: 'error',
  layer: 'error',
  repairBy: ['servicenow-admin', 'user'],
  sources: ['sn-token-parameters', 'copilot-connectors-docs'],
  why: 'Before it gives a token, the instance looks whether the person is active, not locked out, and may use an interactive session. If not, it answers 401 server_error, access_denied, as it does for a wrong secret. Other people can sign in meanwhile.',
  remedy:
    'Let somebody else sign in: if that works, it is the person. In the record of the user set "Active", clear "Locked out", "Password needs reset" and "Web service access only", and take away the role snc_read_only.',
  symptoms: [{ at: 'token', status: 401, error: 'server_error', text: 'access_denied' }],

  diagnose(flow, see) {
    for (const { exchange, answered } of refusalsAbout(flow, 'user', 'token'))
      see({
        exchange,
        part: 'response',
        message: `the exchange is refused with ${answered}, with which ServiceNow refuses a person who may not sign in, and in the same words a wrong client ID or secret; expected an active person who is not locked out`,
        confidence: 'low',
      });
  },
});

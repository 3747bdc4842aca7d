import { defineRule } from '../../engine/rule.js';
import { refusalsAbout } from '../../exchange/refusals.js';

export default defineRule({
  id: 'client/two-mechanisms',
  title: 'The client proves itself twice in one request',
  severity: 'error',
  layer: 'error',
  repairBy: ['maker', 'servicenow-admin'],
  sources: ['rfc6749#2.3', 'sn-authorization-code'],
  why: 'OAuth 2.0 allows one way of client authentication in a request. A form with client_secret beside a header Authorization is refused by strict services, so nobody can sign in.',
  remedy:
    'Send the secret in the form alone: take the policy or the script that sets the header Authorization off the token request. In ServiceNow as the client, choose one value of "Send Credentials" and no own header.',
  symptoms: [{ at: 'token', status: 400, error: 'invalid_request' }],

  diagnose(flow, see) {
    for (const { exchange, answered } of refusalsAbout(flow, 'two-mechanisms'))
      see({
        exchange,
        part: 'request',
        message: `the client is refused with ${answered} for a secret in two places; expected the form or the header Authorization alone`,
      });
  },
});

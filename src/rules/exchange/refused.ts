import { defineRule } from '../../engine/rule.js';
import { refusalsAbout } from '../../exchange/refusals.js';

export default defineRule({
  id: 'exchange/refused',
  title: 'The exchange of the code is refused without a reason',
  severity: 'error',
  layer: 'rest',
  repairBy: ['maker', 'servicenow-admin', 'provider-admin'],
  sources: ['rfc6749#5.2', 'learn-troubleshoot-oauth2'],
  why: 'The service took the request and gave no token, and its answer does not say why. Each of these is refused so: another redirect URL than at the sign-in, a code that expired or was used, a wrong client ID or secret, another grant type.',
  remedy:
    'Compare "Client ID", "Client secret" and the redirect URL with the registration, character by character, then sign in again. The log of the service has the reason; in ServiceNow search the system log for "Exception on token flow".',
  symptoms: [
    { at: 'token', status: 400 },
    { at: 'token', status: 400, error: 'invalid_grant' },
  ],

  diagnose(flow, see) {
    for (const { exchange, answered } of refusalsAbout(flow, 'not-told', 'token'))
      see({
        exchange,
        part: 'response',
        message: `the exchange of the code is refused with ${answered}, without a reason; expected a token`,
        confidence: 'low',
      });
  },
});

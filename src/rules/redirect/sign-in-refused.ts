import { defineRule } from '../../engine/rule.js';
import { signInRefusals } from '../../exchange/sign-in-refusals.js';

export default defineRule({
  id: 'redirect/sign-in-refused',
  title: 'The sign-in is refused without a reason that is known',
  severity: 'error',
  layer: 'rest',
  repairBy: ['maker', 'servicenow-admin', 'provider-admin'],
  sources: ['rfc6749#4.1.2.1', 'learn-troubleshoot-oauth2'],
  why: 'The authorization endpoint showed a page or came back with an error in place of a code, and what it says fits none of the usual causes. The exchange never began, so secret and token URL are not at fault.',
  remedy:
    'Open the sign-in address in a private window and read the page. Compare client_id, redirect_uri, response_type and scope of the address with the registration.',
  symptoms: [
    { at: 'authorize', status: 400 },
    { at: 'callback', error: 'server_error' },
  ],

  diagnose(flow, see) {
    for (const { exchange, part, answered } of signInRefusals(flow, 'not-told'))
      see({ exchange, part, message: `the sign-in ends with ${answered}; expected a code`, confidence: 'low' });
  },
});

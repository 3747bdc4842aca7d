import { defineRule } from '../../engine/rule.js';
import { signInRefusals } from '../../exchange/sign-in-refusals.js';

export default defineRule({
  id: 'redirect/sign-in-denied',
  title: 'The person, or a policy, said no to the sign-in',
  severity: 'error',
  layer: 'error',
  repairBy: ['user', 'servicenow-admin', 'entra-admin'],
  sources: ['rfc6749#4.1.2.1'],
  why: 'The service asked whether the connector may act for the person, and the answer was no: "Deny" or "Cancel" was pressed, or a policy refuses this person or this application. No file of the connector is at fault.',
  remedy:
    'Sign in again and press "Allow" or "Accept". If the page does not offer it, let the administrator of the service see whether this person may use the application, and give consent for it.',
  symptoms: [{ at: 'callback', error: 'access_denied' }],

  diagnose(flow, see) {
    for (const { exchange, part, answered } of signInRefusals(flow, 'denied'))
      see({ exchange, part, message: `the sign-in ended with ${answered}; expected a code` });
  },
});

import { defineRule } from '../../engine/rule.js';
import { refusalsAbout } from '../../exchange/refusals.js';
import { signInRefusals } from '../../exchange/sign-in-refusals.js';

export default defineRule({
  id: 'exchange/pkce-required',
  title: 'The service demands PKCE',
  severity: 'error',
  layer: 'error',
  repairBy: ['servicenow-admin', 'maker', 'provider-admin'],
  sources: ['rfc7636#4', 'troy-pkce', 'supabase-2585', 'sn-copilot-studio'],
  why: 'The providers oauth2 and oauth2generic send no code_challenge by themselves. A service that demands one refuses every sign-in, at its own page or at the exchange of the code.',
  remedy:
    'In ServiceNow, clear "Public Client" and "Always use PKCE" of the registry record, because the connector has a secret. Elsewhere use identityProvider "oauth2pkce". People then make their connections anew.',
  symptoms: [
    { at: 'callback', error: 'invalid_request' },
    { at: 'token', status: 400, error: 'invalid_request' },
  ],

  diagnose(flow, see) {
    // Whether PKCE is used is a matter of the provider.
    const key = flow.oauth?.node.get('identityProvider');
    for (const { exchange, part, answered } of signInRefusals(flow, 'pkce-required'))
      see({ exchange, part, key, message: `the sign-in is refused with ${answered}; expected a code_challenge in it` });
    for (const { exchange, answered } of refusalsAbout(flow, 'pkce-required', 'token'))
      see({
        exchange,
        part: 'request',
        key,
        message: `the code is refused with ${answered}; expected PKCE: a code_challenge at the sign-in and its code_verifier here`,
      });
  },
});

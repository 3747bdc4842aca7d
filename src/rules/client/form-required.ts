import { defineRule } from '../../engine/rule.js';
import { refusalsAbout } from '../../exchange/refusals.js';
import { readingOf } from '../../exchange/token-reading.js';

export default defineRule({
  id: 'client/form-required',
  title: 'The service wants the secret in the form, not by HTTP Basic',
  severity: 'error',
  layer: 'error',
  repairBy: ['maker', 'provider-admin'],
  sources: ['rfc6749#2.3.1', 'coe-646'],
  why: 'A service may take client ID and secret in the request body alone. The platform begins with that; a test tool, a policy or a script that sends them by HTTP Basic is refused although both are right.',
  remedy:
    'Send client_id and client_secret in the body and no header Authorization: in Postman choose "Send client credentials in body"; take a policy that sets the header Authorization away from the token request.',
  symptoms: [{ at: 'token', status: 401, error: 'invalid_client' }],

  diagnose(flow, see) {
    for (const { exchange, answered } of refusalsAbout(flow, 'form-required')) {
      const worksByForm = flow.tokenAnswers.some(
        ({ exchange: other }) => other.attempt === 'form' && readingOf(other)?.hasToken === true,
      );
      see({
        exchange,
        part: 'request',
        message: `HTTP Basic is refused with ${answered}; expected client_id and client_secret in the form`,
        ...(worksByForm && { severity: 'warning' }),
      });
    }
  },
});

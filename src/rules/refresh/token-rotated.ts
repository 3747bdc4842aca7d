import { defineRule } from '../../engine/rule.js';
import { refusalsAbout } from '../../exchange/refusals.js';

export default defineRule({
  id: 'refresh/token-rotated',
  title: 'An old refresh token is used after a new one was given',
  severity: 'error',
  layer: 'error',
  repairBy: ['maker', 'provider-admin'],
  sources: ['rfc6749#6', 'learn-troubleshoot-oauth2'],
  why: 'The service gives a new refresh token with each refresh, and the old one is dead. Who brings the old one is refused, and many services then end the whole sign-in. Two clients that share a sign-in, or a test with the token of a connection, do that.',
  remedy:
    'Keep the refresh token of the last answer. Do not test with the token of a connection that people use; sign in for the test. If the platform itself brings an old one, turn rotation off in the registration.',
  symptoms: [{ at: 'refresh', status: 400, error: 'invalid_grant' }],

  diagnose(flow, see) {
    for (const { exchange, answered } of refusalsAbout(flow, 'refresh-token-rotated'))
      see({
        exchange,
        part: 'request',
        message: `a refresh token that was replaced by a later answer is refused with ${answered}; expected the refresh token of the last answer`,
      });
  },
});

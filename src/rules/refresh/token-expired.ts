import { defineRule } from '../../engine/rule.js';
import { refusalsAbout } from '../../exchange/refusals.js';

export default defineRule({
  id: 'refresh/token-expired',
  title: 'The refresh token has expired or was revoked',
  severity: 'error',
  layer: 'error',
  repairBy: ['user', 'servicenow-admin', 'entra-admin'],
  sources: ['rfc6749#6', 'learn-broken-connections', 'sn-create-endpoint'],
  why: 'Refresh tokens end: in ServiceNow 100 days after the sign-in unless the registry record says otherwise, in Entra after 90 days without use, with a new password, or by a policy. No file of the connector is at fault; every flow of this connection fails until the person signs in again.',
  remedy:
    'Make the connection anew and sign in. To have it hold longer, raise "Refresh Token Lifespan" of the registry record in ServiceNow.',
  symptoms: [
    { at: 'refresh', status: 400, error: 'invalid_grant' },
    { at: 'refresh', status: 401, error: 'server_error' },
    { at: 'refresh', text: 'AADSTS50173: The provided grant has expired due to it being revoked' },
    { at: 'refresh', text: 'AADSTS700082: The refresh token has expired due to inactivity' },
  ],

  diagnose(flow, see) {
    for (const { exchange, answered, isDenied } of refusalsAbout(flow, 'refresh-token')) {
      // A live run refreshes with the token that it was given seconds before.
      const isFresh = flow.isLive;
      const other = isDenied ? ', with which ServiceNow refuses also a changed secret or a locked person' : '';
      see({
        exchange,
        part: 'response',
        message: `the refresh token is refused with ${answered}${other}; expected one that is valid`,
        ...(isDenied && { confidence: 'low' }),
        ...(isFresh && { remedy: FRESH, repairBy: ['servicenow-admin', 'provider-admin'] as const }),
      });
    }
  },
});

const FRESH =
  'The refresh token was given seconds before, so that another sign-in does not help. Let the administrator of the server see how long refresh tokens live and what revokes them: in ServiceNow "Refresh Token Lifespan" of the registry record, and the tokens of the person under System OAuth, Manage Tokens.';

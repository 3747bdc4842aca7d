import { defineRule } from '../../engine/rule.js';
import { refusalsAbout } from '../../exchange/refusals.js';

export default defineRule({
  id: 'refresh/refused',
  title: 'The refresh is refused without a reason',
  severity: 'error',
  layer: 'rest',
  repairBy: ['maker', 'servicenow-admin', 'provider-admin'],
  sources: ['rfc6749#6', 'learn-troubleshoot-oauth2'],
  why: 'The sign-in worked, and its renewal is refused in an answer that does not say why. People see a connection that works for half an hour or an hour and then fails.',
  remedy:
    'Compare "Refresh URL" with "Token URL"; for ServiceNow they are the same. With provider oauth2generic, see that refreshBodyTemplate has grant_type, refresh_token, client_id and client_secret. The log of the service has the reason.',
  symptoms: [
    { at: 'refresh', status: 400 },
    { at: 'refresh', text: 'Failed to refresh access token for service' },
  ],

  diagnose(flow, see) {
    for (const { exchange, answered } of refusalsAbout(flow, 'not-told', 'refresh'))
      see({
        exchange,
        part: 'response',
        message: `the refresh is refused with ${answered}, without a reason; expected a token`,
        confidence: 'low',
      });
  },
});

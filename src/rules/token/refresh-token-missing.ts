import { defineRule } from '../../engine/rule.js';
import { goodAnswers } from '../../exchange/token-answers.js';

export default defineRule({
  id: 'token/refresh-token-missing',
  title: 'The sign-in gives no refresh token',
  severity: 'warning',
  layer: 'token',
  repairBy: ['maker', 'servicenow-admin', 'provider-admin'],
  sources: ['learn-troubleshoot-oauth2', 'ltwlf-1', 'oidc-offline-access'],
  why: 'Without a refresh token the connection works until the first access token expires, half an hour to an hour; then every flow fails with "Missing refresh token" and people sign in again.',
  remedy:
    'Ask for the scope that brings one: "offline_access" at Entra and OpenID Connect, "refresh_token" at Salesforce, in "Scope" of the security page. In ServiceNow see "Refresh Token Lifespan" of the registry record; no scope is needed. Then make the connections anew.',
  symptoms: [
    { at: 'token', status: 200 },
    { at: 'refresh', text: 'Failed to refresh access token for service: oauth2. Error: Missing refresh token.' },
  ],

  diagnose(flow, see) {
    const key = flow.oauth?.node.get('scopes');
    for (const { exchange, reading } of goodAnswers(flow)) {
      const { members } = reading;
      const token = members?.get('refresh_token');
      if (exchange.stage !== 'token' || (typeof token === 'string' && token !== '')) continue;
      const came = !members?.has('refresh_token')
        ? 'no'
        : token === null
          ? 'null as'
          : token === ''
            ? 'an empty'
            : 'no text as';
      see({
        exchange,
        part: 'response',
        key,
        message: `the token answer has ${came} "refresh_token"; expected a refresh token`,
      });
    }
    for (const exchange of flow.said)
      if (/\bmissing refresh token\b/i.test(exchange.said))
        see({
          exchange,
          key,
          severity: 'error',
          message: 'the platform reports "Missing refresh token"; expected one in the answer to the sign-in',
        });
  },
});

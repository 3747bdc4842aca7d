import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'token/nested-error',
  title: 'The token endpoint refuses as a REST API does',
  severity: 'error',
  layer: 'error',
  repairBy: ['maker', 'servicenow-admin', 'provider-admin'],
  sources: ['rfc6749#5.2', 'sn-rest-api'],
  why: 'OAuth 2.0 has "error" as a text. An object in its place, {"error":{…}}, comes from a REST API of ServiceNow, from Microsoft Graph or from a gateway: the request for a token reached something that gives none.',
  remedy:
    'Enter the OAuth 2.0 token endpoint in "Token URL" and "Refresh URL": /oauth_token.do of the instance, not an address under /api/. A gateway before it has to let the request through without a token.',
  symptoms: [{ at: 'token', status: 401, text: 'User Not Authenticated' }],

  diagnose(flow, see) {
    for (const { exchange, reading } of flow.tokenAnswers) {
      const { status, answer } = reading;
      if (answer.shape !== 'nested-error' || OTHERS.has(status)) continue;
      see({
        exchange,
        part: 'response',
        message: `${status > 0 ? `status ${status} comes with` : 'the answer has'} an object as "error"; expected a token, or "error" as a text`,
      });
    }
  },
});

/** Statuses that say more than the body. */
const OTHERS: ReadonlySet<number> = new Set([404, 405, 407, 429, 503]);

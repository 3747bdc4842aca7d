import { defineRule } from '../../engine/rule.js';
import { callsWith } from '../../exchange/call-fault.js';
import { headerOf } from '../../exchange/exchange.js';

export default defineRule({
  id: 'api/token-rejected',
  title: 'The API refuses the token',
  severity: 'error',
  layer: 'api',
  repairBy: ['maker', 'servicenow-admin'],
  sources: ['learn-troubleshoot-oauth2', 'sn-rest-api', 'coe-4920', 'rfc6750#3.1'],
  why: 'There is a token, and the backend does not take it: it is for another audience, of another instance, or expired, or a REST API access policy keeps the client out. Headers that begin with x-ms-apihub stand on answers of the backend; sign-in and token exchange are then not at fault.',
  remedy:
    'Make "Host", "Token URL" and "Scope" those of one API, and create the connection anew. On ServiceNow, see REST API Access Policies and "Enforce Token Restrictions" of the record of the client.',
  symptoms: [
    { at: 'api', status: 401, text: 'User Not Authenticated' },
    { at: 'api', status: 401 },
  ],

  diagnose(flow, see) {
    for (const exchange of callsWith(flow, 'token-rejected')) {
      const scheme = /^(bearer|basic|negotiate|ntlm|digest)\b/i.exec(
        headerOf(exchange.response, 'www-authenticate') ?? '',
      )?.[0];
      const challenge = scheme === undefined ? '' : `, WWW-Authenticate: ${scheme}`;
      const isRelayed = exchange.response?.headers?.some(({ name }) => /^x-ms-apihub-/i.test(name)) === true;
      see({
        exchange,
        part: 'status',
        // Not the operation is at fault, but whose token it gets.
        key: flow.isLive ? flow.connector?.definition?.root.get('host') : undefined,
        message: `the API refuses the token with 401${challenge}${isRelayed ? '; the platform only passed the answer of the backend on' : ''}; expected an API that takes tokens of this client`,
      });
    }
  },
});

import { isSameAddress } from '../../connector/addresses.js';
import { serviceNowAddresses } from '../../connector/servicenow.js';
import { partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'servicenow/authorization-endpoint-as-token-url',
  title: 'The token or refresh URL is the authorization endpoint of ServiceNow',
  severity: 'error',
  sources: ['sn-authorization-code', 'sn-mcp-client', 'sn-copilot-studio', 'troy-servicenow-mcp'],
  why: 'Codes and refresh tokens are redeemed at oauth_token.do only. One page of the vendor documentation gives oauth_auth.do as refresh URL: with it the first sign-in works, and every connection fails when its access token expires after 30 minutes.',
  remedy:
    'Set "Token URL" and "Refresh URL" to https://<instance>.service-now.com/oauth_token.do, then make new connections.',
  symptoms: [
    { at: 'token', text: 'OAuth 2 sign in failed to exchange code for access token' },
    { at: 'refresh', text: 'Failed to refresh access token for service' },
  ],

  check({ connector }, report) {
    for (const { oauth, name, key, node, text, endpoint } of serviceNowAddresses(connector)) {
      if (name === 'authorization' || !endpoint.endsWith('/oauth_auth.do')) continue;
      const authorization = oauth.endpoint('authorization')?.text ?? '';
      // Equal and exchanged addresses are reported as such.
      if (isSameAddress(text, authorization)) continue;
      if (name === 'token' && /\/oauth_token\.do\b/i.test(authorization)) continue;
      const part = /oauth_auth\.do/i.exec(text)?.[0] ?? text;
      report({
        at: partOf(node, part),
        message: `${key} ends with "${part}", the authorization endpoint; expected "oauth_token.do"`,
        fix: {
          title: 'write "oauth_token.do"',
          applicability: 'safe',
          changes: [{ change: 'replace', place: partOf(node, part), text: 'oauth_token.do' }],
        },
      });
    }
  },
});

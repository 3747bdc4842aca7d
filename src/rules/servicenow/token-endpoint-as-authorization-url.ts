import { isSameAddress } from '../../connector/addresses.js';
import { serviceNowAddresses } from '../../connector/servicenow.js';
import { partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'servicenow/token-endpoint-as-authorization-url',
  title: 'The authorization URL is the token endpoint of ServiceNow',
  severity: 'error',
  sources: ['sn-authorization-code', 'learn-verify-oauth'],
  why: 'oauth_token.do answers the platform, not a browser: people see an error instead of the page on which they allow access.',
  remedy:
    'Set "Authorization URL" (customParameters.authorizationUrl) to https://<instance>.service-now.com/oauth_auth.do.',
  symptoms: [
    { at: 'authorize', status: 401 },
    { at: 'authorize', text: 'access_denied' },
  ],

  check({ connector }, report) {
    for (const { oauth, name, key, node, text, endpoint } of serviceNowAddresses(connector)) {
      if (name !== 'authorization' || !endpoint.endsWith('/oauth_token.do')) continue;
      const token = oauth.endpoint('token')?.text ?? '';
      // Equal and exchanged addresses are reported as such.
      if (isSameAddress(text, token) || /\/oauth_auth\.do\b/i.test(token)) continue;
      const part = /oauth_token\.do/i.exec(text)?.[0] ?? text;
      report({
        at: partOf(node, part),
        message: `${key} ends with "${part}", the token endpoint; expected "oauth_auth.do"`,
        fix: {
          title: 'write "oauth_auth.do"',
          applicability: 'safe',
          changes: [{ change: 'replace', place: partOf(node, part), text: 'oauth_auth.do' }],
        },
      });
    }
  },
});

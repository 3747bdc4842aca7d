import { isEnvironmentVariable, shown } from '../../connector/addresses.js';
import { looseUrl } from '../../connector/endpoints.js';
import { partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { isEntraHost } from '../../facts/oauth-servers.js';

export default defineRule({
  id: 'endpoint/login-uri',
  title: 'The login URL of the Entra ID provider has a path',
  severity: 'warning',
  sources: ['learn-aad-auth', 'ppc-properties-schema', 'ppc-connectors'],
  why: 'Provider aad is told login URL and tenant apart and makes the address of the sign-in page of them; in all published connectors the login URL is the host alone. A path in it ends up in the middle of that address, which then does not exist.',
  remedy:
    'Set "Login URL" (customParameters.loginUri) to "https://login.microsoftonline.com" or "https://login.windows.net", and the tenant in tenantId.',
  symptoms: [{ at: 'authorize', status: 404 }],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      const node = oauth.family === 'entra' ? oauth.custom('loginUri') : undefined;
      const text = node?.text;
      const url = text === undefined || isEnvironmentVariable(text) ? undefined : looseUrl(text);
      if (!node || !text || !url || !isEntraHost(url.host) || url.path.length <= 1) continue;
      const from = text.indexOf('://') + 3 + url.host.length;
      const right = text.trim().slice(0, text.trim().indexOf('://') + 3 + url.host.length);
      report({
        at: partOf(node, [from, text.length]),
        message: `loginUri is ${shown(text)}; expected "${right}"`,
        confidence: 'low',
        fix: {
          title: `set loginUri to "${right}"`,
          applicability: 'unsafe',
          changes: [{ change: 'set', node, value: right }],
        },
      });
    }
  },
});

import { fixedAddressesOf, formOf, shown } from '../../connector/addresses.js';
import { looseUrl } from '../../connector/endpoints.js';
import { partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { entraPath, isEntraHost } from '../../facts/oauth-servers.js';

export default defineRule({
  id: 'endpoint/entra-path',
  title: 'The path of an endpoint of Microsoft Entra ID does not exist',
  severity: 'warning',
  sources: ['learn-entra-code-flow', 'learn-verify-oauth'],
  why: 'Microsoft Entra ID answers at /<tenant>/oauth2/v2.0/authorize and /<tenant>/oauth2/v2.0/token, or the same without "v2.0" for version 1. Another path ends in a page "not found" instead of a sign-in or a token.',
  remedy:
    'Enter https://login.microsoftonline.com/<tenant>/oauth2/v2.0/authorize and .../token, with your tenant id, "organizations" or "common".',
  symptoms: [
    { at: 'authorize', status: 404 },
    { at: 'token', status: 404 },
  ],

  check({ connector }, report) {
    for (const { name, key, node, text } of fixedAddressesOf(connector)) {
      const url = formOf(text) === 'url' ? looseUrl(text) : undefined;
      if (!url || !isEntraHost(url.host) || entraPath(url.path)) continue;
      const end = name === 'authorization' ? 'authorize' : 'token';
      const from = text.indexOf('://') + 3 + url.host.length;
      report({
        at: url.path === '' ? node : partOf(node, [from, from + url.path.length]),
        message: `${key} is ${shown(text)}; expected the path "/<tenant>/oauth2/v2.0/${end}"`,
      });
    }
  },
});

import { addressesOf } from '../../connector/addresses.js';
import { looseUrl } from '../../connector/endpoints.js';
import { defineRule } from '../../engine/rule.js';
import { isEntraHost } from '../../facts/oauth-servers.js';

export default defineRule({
  id: 'endpoint/entra-with-generic-provider',
  title: 'Microsoft Entra ID is used through provider oauth2',
  severity: 'info',
  sources: ['learn-aad-auth', 'learn-connection-parameters', 'ppc-connectors'],
  why: 'The platform has a provider of its own for Microsoft Entra ID. The generic one works as well, and is the way to scopes of version 2, but offers neither login on behalf of nor the choice of the tenant, and needs "offline_access" among the scopes to get a refresh token.',
  remedy:
    'Nothing, if you need scopes of version 2. Otherwise choose "Microsoft Entra ID" (identityProvider "aad") with loginUri, tenantId and resourceUri.',
  symptoms: [{ at: 'refresh', text: 'Missing refresh token' }],

  check({ connector }, report) {
    for (const { oauth, name, key, node, text } of addressesOf(connector)) {
      if (name !== 'authorization' || oauth.family !== 'plain') continue;
      if (!isEntraHost(looseUrl(text)?.host ?? '')) continue;
      report({
        at: oauth.node.get('identityProvider') ?? node,
        message: `provider "${oauth.provider}" signs in at Microsoft Entra ID; provider "aad" is made for it`,
        related: [{ at: node, message: key }],
      });
    }
  },
});

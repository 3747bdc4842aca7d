import type { OAuthSettings } from '../../connector/properties.js';
import { typeName } from '../../connector/properties-structure.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { ENTRA_KEYS, TEMPLATE_KEYS, URL_KEYS } from '../../facts/provider-keys.js';

export default defineRule({
  id: 'client/provider-missing',
  title: 'OAuth settings name no identity provider',
  severity: 'error',
  sources: ['ppc-properties-schema', 'learn-connection-parameters'],
  why: 'identityProvider is the only member that OAuth settings must have. It decides which custom parameters are read; without it none is, and nobody can sign in.',
  remedy:
    'Set identityProvider to "oauth2" (Generic OAuth 2), "oauth2generic" when templates are needed, "oauth2pkce" or "aad".',
  symptoms: [{ at: 'upload', text: 'identityProvider' }, { at: 'authorize' }],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      if (oauth.provider !== undefined) continue;
      const node = oauth.node.get('identityProvider');
      const meant = providerOf(oauth);
      const expected = meant ? `"${meant}", whose custom parameters are there` : 'the name of a provider';
      report({
        at: node ?? keyOf(oauth.node),
        message: node
          ? `identityProvider is ${typeName(node.value)}; expected ${expected}`
          : `oAuthSettings has no identityProvider; expected ${expected}`,
        fix:
          meant === undefined
            ? undefined
            : {
                title: `set identityProvider to "${meant}"`,
                applicability: 'unsafe',
                changes: [
                  node
                    ? { change: 'set', node, value: meant }
                    : { change: 'add', to: oauth.node, key: 'identityProvider', value: meant },
                ],
              },
      });
    }
  },
});

/** The one provider that reads a custom parameter which is there. */
function providerOf({ customParameters }: OAuthSettings): string | undefined {
  const names = new Set((customParameters?.children() ?? []).map(({ key }) => String(key).toLowerCase()));
  const has = (keys: readonly string[]): boolean => keys.some((key) => names.has(key.toLowerCase()));
  const candidates = [
    ...(has(URL_KEYS) ? ['oauth2'] : []),
    ...(has(TEMPLATE_KEYS) ? ['oauth2generic'] : []),
    ...(has(ENTRA_KEYS) ? ['aad'] : []),
  ];
  return candidates.length === 1 ? candidates[0] : undefined;
}

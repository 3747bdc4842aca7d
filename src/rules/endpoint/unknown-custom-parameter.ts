import { foreignKeys, keysOf, misspeltKeys } from '../../connector/custom-parameters.js';
import type { OAuthSettings } from '../../connector/properties.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { ENTRA_KEYS, TEMPLATE_KEYS, URL_KEYS } from '../../facts/provider-keys.js';

export default defineRule({
  id: 'endpoint/unknown-custom-parameter',
  title: 'A custom parameter is not read by the identity provider',
  severity: 'error',
  sources: ['ppc-properties-schema', 'troy-pkce', 'ppc-connectors'],
  why: 'The provider reads custom parameters by name and ignores names it does not know. What was entered there has no effect; where the name is a misspelling, the address that was meant is missing.',
  remedy: 'Correct the name, or remove the custom parameter.',
  symptoms: [{ at: 'authorize', text: 'authorizationUrl' }],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      if (oauth.family === 'other' || !oauth.customParameters?.isObject) continue;
      const misspelt = misspeltKeys(oauth);
      for (const { node, name, meant } of misspelt)
        report({
          at: keyOf(node),
          message: `"${name}" is not a custom parameter of provider "${oauth.provider}"; expected "${meant}"`,
          fix: {
            title: `rename "${name}" to "${meant}"`,
            applicability: 'safe',
            changes: [{ change: 'rename', node, key: meant }],
          },
        });
      const said = new Set([...misspelt, ...foreignKeys(oauth)].map(({ name }) => name));
      for (const node of oauth.customParameters.children()) {
        const name = String(node.key);
        const owner = said.has(name) ? undefined : ownerOf(oauth, name.toLowerCase());
        if (owner === undefined) continue;
        report({
          at: keyOf(node),
          message: `"${name}" is not read by provider "${oauth.provider}"${owner ? `; it belongs to provider "${owner}"` : `; expected only ${keysOf(oauth).join(', ')}`}`,
          severity: 'warning',
          confidence: 'low',
        });
      }
    }
  },
});

/** The provider that reads a key which these settings do not; empty when none does, undefined when there is no slip. */
function ownerOf(oauth: OAuthSettings, key: string): string | undefined {
  if (oauth.family === 'plain') {
    if (oauth.provider?.toLowerCase() === 'oauth2pkcewithprm' || isOneOf(keysOf(oauth), key)) return undefined;
    return isOneOf(ENTRA_KEYS, key) ? 'aad' : isOneOf(TEMPLATE_KEYS, key) ? 'oauth2generic' : '';
  }
  // Under oauth2generic any other name may be the value of a placeholder.
  if (oauth.family !== 'entra') return undefined;
  return isOneOf(URL_KEYS, key) ? 'oauth2' : isOneOf(TEMPLATE_KEYS, key) ? 'oauth2generic' : undefined;
}

const isOneOf = (keys: readonly string[], key: string): boolean => keys.some((known) => known.toLowerCase() === key);

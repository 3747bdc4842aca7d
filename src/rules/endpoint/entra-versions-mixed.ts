import { type Address, bySettings, fixedAddressesOf, shown } from '../../connector/addresses.js';
import { looseUrl } from '../../connector/endpoints.js';
import { defineRule } from '../../engine/rule.js';
import { entraPath, isEntraHost } from '../../facts/oauth-servers.js';

export default defineRule({
  id: 'endpoint/entra-versions-mixed',
  title: 'Endpoints of Microsoft Entra ID of two versions are mixed',
  severity: 'warning',
  sources: ['learn-verify-oauth', 'learn-entra-code-flow'],
  why: 'Version 1 asks for a resource, version 2 for scopes. A code or refresh token of one version is refused by the other or gives a token for another audience; Microsoft names mixed versions among the frequent mistakes.',
  remedy:
    'Use ".../oauth2/v2.0/authorize" and ".../oauth2/v2.0/token" for all three URLs, or all three without "v2.0".',
  symptoms: [
    { at: 'token', text: 'AADSTS' },
    { at: 'api', status: 401 },
  ],

  check({ connector }, report) {
    const endpoints = fixedAddressesOf(connector).flatMap((address) => {
      const url = looseUrl(address.text);
      const path = url && isEntraHost(url.host) ? entraPath(url.path) : undefined;
      return path ? [{ ...address, version: path.version }] : [];
    });
    const groups = bySettings(endpoints);
    for (const { oauth, key, node, text, version } of endpoints) {
      const own = groups.get(oauth) ?? [];
      const reference = own.find((other) => other.version === versionOfMost(own));
      if (!reference || version === reference.version) continue;
      const right = withVersion(text, reference.version);
      report({
        at: node,
        message: `${key} is ${shown(text)}, of version ${version}; expected ${shown(right)}, version ${reference.version} like ${reference.key}`,
        related: [{ at: reference.node, message: `version ${reference.version}` }],
        fix: {
          title: `set ${key} to ${shown(right)}`,
          applicability: 'unsafe',
          changes: [{ change: 'set', node, value: right }],
        },
      });
    }
  },
});

/** The version that most of the addresses have; of two, the first one's. */
function versionOfMost(endpoints: readonly (Address & { readonly version: 1 | 2 })[]): 1 | 2 | undefined {
  const second = endpoints.filter(({ version }) => version === 2).length;
  if (second * 2 === endpoints.length) return endpoints[0]?.version;
  return second * 2 > endpoints.length ? 2 : 1;
}

const withVersion = (text: string, version: 1 | 2): string =>
  text.replace(/\/oauth2\/(?:v2\.0\/)?(?=authorize|token)/i, version === 2 ? '/oauth2/v2.0/' : '/oauth2/');

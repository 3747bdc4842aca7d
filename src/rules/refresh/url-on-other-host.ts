import { faultOf } from '../../connector/address-faults.js';
import { fixedAddressesOf, shown, trustedTokenUrl } from '../../connector/addresses.js';
import { isConsentHost, type LooseUrl, looseUrl } from '../../connector/endpoints.js';
import { partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { isPrivateHost, samplePart } from '../../facts/sample-names.js';
import { isServiceNowHost } from '../../facts/servicenow.js';
import { misspellingIn } from '../../facts/url-misspellings.js';

export default defineRule({
  id: 'refresh/url-on-other-host',
  title: 'The refresh URL is the token URL of another host',
  severity: 'warning',
  sources: ['learn-troubleshoot-oauth2', 'rfc6749#6'],
  why: 'A refresh token is known only to the server that issued it. The same path on another host mostly is another instance or a test system that was forgotten; it refuses the token, and connections die when their first access token expires.',
  remedy: 'Set "Refresh URL" (customParameters.refreshUrl) to the token URL.',
  symptoms: [
    { at: 'refresh', text: 'Failed to refresh access token for service' },
    { at: 'refresh', error: 'invalid_grant' },
  ],

  check({ connector }, report) {
    for (const { oauth, name, key, node, text } of fixedAddressesOf(connector)) {
      const refresh = name === 'refresh' ? looseUrl(text) : undefined;
      const tokenNode = oauth.endpoint('token');
      const tokenUrl = trustedTokenUrl(oauth);
      const token = looseUrl(tokenUrl ?? '');
      if (!refresh || !token || !tokenUrl || !tokenNode || isConsentHost(refresh.host)) continue;
      if (refresh.host === token.host || refresh.path.length < 2) continue;
      if (!isPlausible(text, refresh) || !isPlausible(tokenUrl, token)) continue;
      if (refresh.path.toLowerCase() !== token.path.toLowerCase()) continue;
      const from = text.indexOf('://') + 3;
      report({
        at: partOf(node, [from, from + refresh.host.length]),
        message: `${key} is ${shown(text)}; expected the host "${token.host}" of ${oauth.endpointKey('token')}`,
        confidence: 'low',
        related: [{ at: tokenNode, message: 'the token URL' }],
        fix: {
          title: `set ${key} to ${shown(tokenUrl)}`,
          applicability: 'unsafe',
          changes: [{ change: 'set', node, value: tokenUrl }],
        },
      });
    }
  },
});

/** False for an address that another rule looks at, because of its host or a fault of its own. */
const isPlausible = (text: string, { host, path }: LooseUrl): boolean =>
  !host.includes('{') &&
  !isServiceNowHost(host) &&
  !samplePart(text) &&
  !faultOf(text) &&
  !misspellingIn(host, path) &&
  !isPrivateHost(host);

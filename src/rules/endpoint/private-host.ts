import { fixedAddressesOf, formOf, shown } from '../../connector/addresses.js';
import { looseUrl } from '../../connector/endpoints.js';
import { partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { isPrivateHost, samplePart } from '../../facts/sample-names.js';

export default defineRule({
  id: 'endpoint/private-host',
  title: 'An OAuth endpoint lies in a private network',
  severity: 'error',
  sources: ['rfc1918#3', 'learn-troubleshoot-oauth2', 'learn-faq'],
  why: 'The platform itself calls the token and refresh URL from the cloud, where this host cannot be reached, and the on-premises data gateway does not support OAuth. The sign-in page may open for people in the network, but no connection comes of it.',
  remedy:
    'Enter an address that can be reached from the internet, or use another kind of authentication through the gateway.',
  symptoms: [{ at: 'token', text: 'OAuth 2 sign in failed to exchange code for access token' }],

  check({ connector }, report) {
    for (const { name, key, node, text } of fixedAddressesOf(connector)) {
      const host = looseUrl(text)?.host ?? '';
      if (!isPrivateHost(host) || formOf(text) !== 'url' || samplePart(text)) continue;
      const from = text.indexOf('://') + 3;
      report({
        at: partOf(node, [from, from + host.length]),
        message: `${key} is ${shown(text)}; expected a host that can be reached from the cloud`,
        // The browser of a person inside the network can open the sign-in page.
        ...(name === 'authorization' ? { severity: 'warning' as const } : {}),
      });
    }
  },
});

import { fixedAddressesOf, shown, trustedTokenUrl } from '../../connector/addresses.js';
import { isConsentHost, looseUrl } from '../../connector/endpoints.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'endpoint/consent-host',
  title: 'An OAuth endpoint is the redirect page of the platform',
  severity: 'error',
  sources: ['learn-troubleshoot-oauth2', 'ppc-connectors', 'rfc6749#3.1.2'],
  why: 'The consent host receives the answer of the sign-in; it issues no tokens. With it as refresh URL the first sign-in works and every connection dies when its access token expires; with it as token or authorization URL no connection can be made.',
  remedy:
    'Enter the endpoint of the service instead, as Refresh URL the token URL. The redirect URL is registered at the service, it is not an endpoint.',
  symptoms: [
    { at: 'refresh', text: 'Failed to refresh access token for service' },
    { at: 'token', text: 'OAuth 2 sign in failed to exchange code for access token' },
  ],

  check({ connector }, report) {
    for (const { oauth, name, key, node, text } of fixedAddressesOf(connector)) {
      const host = looseUrl(text)?.host;
      const redirectUrl = oauth.node.string('redirectUrl')?.trim();
      if (host === undefined || !(isConsentHost(host) || text.trim() === redirectUrl)) continue;
      const token = name === 'refresh' ? trustedTokenUrl(oauth) : undefined;
      report({
        at: node,
        message: `${key} is ${shown(text)}, the redirect URL of the platform; expected ${token ? `the token endpoint ${shown(token)}` : `the ${name} endpoint of the service`}`,
        fix: token
          ? {
              title: `set ${key} to ${shown(token)}`,
              applicability: 'safe',
              changes: [{ change: 'set', node, value: token }],
            }
          : undefined,
      });
    }
  },
});

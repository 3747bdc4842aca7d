import { fixedAddressesOf, isSameAddress, shown, trustedTokenUrl } from '../../connector/addresses.js';
import { looseUrl } from '../../connector/endpoints.js';
import { defineRule } from '../../engine/rule.js';
import { knownEndpoint, spokenOf } from '../../facts/oauth-servers.js';
import { isServiceNowHost } from '../../facts/servicenow.js';

export default defineRule({
  id: 'endpoint/token-url-looks-like-authorize',
  title: 'The token or refresh URL looks like a sign-in page',
  severity: 'error',
  sources: ['learn-verify-oauth', 'rfc6749#3.2', 'ppc-connectors'],
  why: 'The platform posts codes and refresh tokens to these addresses and expects JSON. A sign-in page answers with HTML, so the first sign-in or the first refresh fails.',
  remedy:
    'Enter the address that issues tokens as "Token URL" and "Refresh URL" (customParameters.tokenUrl, refreshUrl).',
  symptoms: [
    { at: 'token', text: 'OAuth 2 sign in failed to exchange code for access token' },
    { at: 'refresh', text: 'Failed to refresh access token for service' },
  ],

  check({ connector }, report) {
    for (const { oauth, name, key, node, text } of fixedAddressesOf(connector)) {
      const url = name === 'authorization' ? undefined : looseUrl(text);
      if (!url) continue;
      const known = knownEndpoint(text, url.host, url.path);
      if (known ? known.kind === 'token' : spokenOf(url.path) !== 'authorization') continue;
      const authorization = oauth.endpoint('authorization')?.text;
      // Equal and exchanged URLs are reported as such; those of ServiceNow by its own rules.
      if (known?.product === 'ServiceNow' || isServiceNowHost(url.host)) continue;
      if (isSameAddress(text, authorization)) continue;
      if (name === 'token' && spokenOf(looseUrl(authorization ?? '')?.path ?? '') === 'token') continue;
      const token = name === 'refresh' ? trustedTokenUrl(oauth) : undefined;
      const right = known?.counterpart ?? (spokenOf(looseUrl(token ?? '')?.path ?? '') === 'token' ? token : undefined);
      report({
        at: node,
        message: `${key} is ${shown(text)}, ${known ? `the authorization endpoint of ${known.product}` : 'which looks like a sign-in page'}; expected ${right ? shown(right) : 'the address that issues tokens'}`,
        ...(known ? {} : ({ severity: 'warning', confidence: 'low' } as const)),
        fix: right
          ? {
              title: `set ${key} to ${shown(right)}`,
              applicability: known ? 'safe' : 'unsafe',
              changes: [{ change: 'set', node, value: right }],
            }
          : undefined,
      });
    }
  },
});

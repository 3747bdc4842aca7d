import { isAskedFor, isSameAddress, shown, trustedTokenUrl } from '../../connector/addresses.js';
import { looseUrl } from '../../connector/endpoints.js';
import { defineRule } from '../../engine/rule.js';
import { spokenOf } from '../../facts/oauth-servers.js';

export default defineRule({
  id: 'refresh/url-is-authorize',
  title: 'The refresh URL is the authorization endpoint',
  severity: 'error',
  sources: ['learn-troubleshoot-oauth2', 'rfc6749#6', 'troy-servicenow-mcp'],
  why: 'Refresh requests are posted to the token endpoint. The authorization endpoint answers them with a sign-in page, so every connection stops working when its first access token expires, with ServiceNow after 30 minutes.',
  remedy:
    'Set "Refresh URL" (customParameters.refreshUrl) to the token URL, then delete the connection and create it again.',
  symptoms: [{ at: 'refresh', text: 'Failed to refresh access token for service' }],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      const authorization = oauth.endpoint('authorization');
      const refresh = oauth.endpoint('refresh');
      if (!authorization || !refresh || !isSameAddress(refresh.text, authorization.text)) continue;
      if (isAskedFor(oauth, oauth.endpointKey('authorization')) || isAskedFor(oauth, oauth.endpointKey('refresh')))
        continue;
      // Then the authorization URL is the wrong one: endpoint/token-url-is-authorize or -looks-like-token says so.
      if (spokenOf(looseUrl(authorization.text as string)?.path ?? '') === 'token') continue;
      const key = oauth.endpointKey('refresh');
      const token = trustedTokenUrl(oauth);
      report({
        at: refresh,
        message: `${key} is ${shown(refresh.text as string)}, the authorization endpoint; expected the token endpoint${token ? ` ${shown(token)}` : ''}`,
        related: [{ at: authorization, message: 'the same URL' }],
        fix: token
          ? {
              title: `set ${key} to ${shown(token)}`,
              applicability: 'safe',
              changes: [{ change: 'set', node: refresh, value: token }],
            }
          : undefined,
      });
    }
  },
});

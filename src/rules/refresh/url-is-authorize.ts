import { sameEndpoint } from '../../connector/endpoints.js';
import { defineRule } from '../../engine/rule.js';

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
      const token = oauth.endpoint('token');
      const refresh = oauth.endpoint('refresh');
      if (!authorization || !refresh || !sameEndpoint(refresh.text, authorization.text)) continue;
      const key = oauth.endpointKey('refresh');
      const isTokenRight = token && !sameEndpoint(token.text, authorization.text);
      report({
        at: refresh,
        message: `${key} is "${refresh.text}", the authorization endpoint; expected the token endpoint${isTokenRight ? ` "${token.text}"` : ''}`,
        related: [{ at: authorization, message: 'the same URL' }],
        fix: isTokenRight
          ? {
              title: `set ${key} to "${token.text}"`,
              applicability: 'safe',
              changes: [{ change: 'set', node: refresh, value: token.text }],
            }
          : undefined,
      });
    }
  },
});

import { isAskedFor, isSameAddress, shown, trustedTokenUrl } from '../../connector/addresses.js';
import { looseUrl } from '../../connector/endpoints.js';
import { defineRule } from '../../engine/rule.js';
import { foreignAnswers } from '../../exchange/foreign-answer.js';
import { spokenOf } from '../../facts/oauth-servers.js';

export default defineRule({
  id: 'refresh/url-is-authorize',
  title: 'The refresh URL is the authorization endpoint',
  severity: 'error',
  layer: 'content',
  repairBy: ['maker'],
  sources: ['learn-troubleshoot-oauth2', 'rfc6749#6', 'troy-servicenow-mcp'],
  why: 'Refresh requests are posted to the token endpoint. The authorization endpoint answers them with a sign-in page, so every connection stops working when its first access token expires, with ServiceNow after 30 minutes.',
  remedy:
    'Set "Refresh URL" (customParameters.refreshUrl) to the token URL, then delete the connection and create it again.',
  symptoms: [
    { at: 'refresh', text: 'Failed to refresh access token for service' },
    { at: 'refresh', status: 200 },
  ],

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

  diagnose(flow, see) {
    const signIns = flow.of('authorize').flatMap(({ request }) => (request ? [withoutQuery(request.url)] : []));
    for (const exchange of foreignAnswers(flow, 'login-page')) {
      if (exchange.stage !== 'refresh' || !exchange.request) continue;
      const url = withoutQuery(exchange.request.url);
      const isKnown = signIns.some((signIn) => isSameAddress(signIn, url));
      if (!isKnown && spokenOf(looseUrl(url)?.path ?? '') !== 'authorization') continue;
      see({
        exchange,
        part: 'response',
        message: `the refresh request goes to the authorization URL, which answers with a sign-in page, status ${exchange.response?.status}; expected the token endpoint`,
      });
    }
  },
});

const withoutQuery = (url: string): string => url.replace(/[?#].*$/s, '');

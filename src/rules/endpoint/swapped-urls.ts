import { isSameAddress, shown } from '../../connector/addresses.js';
import { looseUrl } from '../../connector/endpoints.js';
import { defineRule } from '../../engine/rule.js';
import { spokenOf } from '../../facts/oauth-servers.js';

export default defineRule({
  id: 'endpoint/swapped-urls',
  title: 'The authorization URL and the token URL have changed places',
  severity: 'error',
  sources: ['learn-verify-oauth', 'rfc6749#3.1', 'rfc6749#3.2'],
  why: 'People are sent to the endpoint that issues tokens and see an error instead of a sign-in page; the code, were there one, would be posted to the sign-in page.',
  remedy: 'Exchange the values of "Authorization URL" and "Token URL".',
  symptoms: [{ at: 'authorize', status: 405 }, { at: 'token' }],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      const authorization = oauth.endpoint('authorization');
      const token = oauth.endpoint('token');
      if (!authorization || !token || isSameAddress(authorization.text, token.text)) continue;
      if (spokenOf(looseUrl(authorization.text as string)?.path ?? '') !== 'token') continue;
      if (spokenOf(looseUrl(token.text as string)?.path ?? '') !== 'authorization') continue;
      report({
        at: authorization,
        message: `${oauth.endpointKey('authorization')} is ${shown(authorization.text as string)}, the token endpoint; expected ${shown(token.text as string)}`,
        related: [{ at: token, message: 'the authorization endpoint' }],
        fix: {
          title: 'exchange the two URLs',
          applicability: 'safe',
          changes: [
            { change: 'set', node: authorization, value: token.text },
            { change: 'set', node: token, value: authorization.text },
          ],
        },
      });
    }
  },
});

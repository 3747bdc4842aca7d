import { isAskedFor, isSameAddress, shown } from '../../connector/addresses.js';
import { declaredUrl } from '../../connector/declared-urls.js';
import { looseUrl } from '../../connector/endpoints.js';
import { defineRule } from '../../engine/rule.js';
import { foreignAnswers, isKnownTokenAddress } from '../../exchange/foreign-answer.js';
import { knownEndpoint, spokenOf } from '../../facts/oauth-servers.js';

export default defineRule({
  id: 'endpoint/token-url-is-authorize',
  title: 'The token URL and the authorization URL are one address',
  severity: 'error',
  layer: 'content',
  repairBy: ['maker'],
  sources: ['learn-verify-oauth', 'rfc6749#3.1', 'rfc6749#3.2', 'ppc-connectors'],
  why: 'The authorization endpoint shows the sign-in page to people, the token endpoint answers the platform with JSON. One address cannot do both: either no sign-in page appears or the code is never exchanged for a token.',
  remedy:
    'Enter the address of the sign-in page as "Authorization URL" (customParameters.authorizationUrl) and the address that issues tokens as "Token URL" (customParameters.tokenUrl), then create the connection again.',
  symptoms: [
    { at: 'token', text: 'OAuth 2 sign in failed to exchange code for access token' },
    { at: 'authorize', status: 405 },
  ],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      const authorization = oauth.endpoint('authorization');
      const token = oauth.endpoint('token');
      if (!authorization || !token || !isSameAddress(authorization.text, token.text)) continue;
      if (isAskedFor(oauth, oauth.endpointKey('authorization')) || isAskedFor(oauth, oauth.endpointKey('token')))
        continue;
      const { host = '', path = '' } = looseUrl(token.text as string) ?? {};
      const isTokenEndpoint = spokenOf(path) === 'token';
      const [wrong, name, other] = isTokenEndpoint
        ? ([authorization, 'authorization', token] as const)
        : ([token, 'token', authorization] as const);
      const counterpart = knownEndpoint(token.text as string, host, path)?.counterpart;
      const declared = counterpart ? undefined : declaredUrl(connector, oauth, name);
      const isOther = declared && !isSameAddress(declared.text, token.text);
      const right = counterpart ?? (isOther ? declared.text : undefined);
      const key = oauth.endpointKey(name);
      report({
        at: wrong,
        message: `${key} is ${shown(wrong.text as string)}, the ${isTokenEndpoint ? 'token URL' : 'authorization URL'}; expected ${right ? shown(right) : `the ${name} endpoint`}`,
        related: [
          { at: other, message: 'the same URL' },
          ...(isOther ? [{ at: declared, message: 'the address in the definition' }] : []),
        ],
        fix: right
          ? {
              title: `set ${key} to ${shown(right)}`,
              applicability: counterpart ? 'safe' : 'unsafe',
              changes: [{ change: 'set', node: wrong, value: right }],
            }
          : undefined,
      });
    }
  },

  diagnose(flow, see) {
    for (const exchange of foreignAnswers(flow, 'login-page')) {
      // Where the addresses are two, something else shows the page: endpoint/redirected-to-login.
      if (exchange.stage !== 'token' || isKnownTokenAddress(flow, exchange)) continue;
      see({
        exchange,
        part: 'response',
        message: `the token URL is answered with a sign-in page, status ${exchange.response?.status}; expected a token answer in JSON`,
        // An answer alone does not tell which address gave it.
        ...(exchange.request ? {} : { confidence: 'low' as const }),
      });
    }
  },
});

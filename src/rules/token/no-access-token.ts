import { defineRule } from '../../engine/rule.js';
import { successesOf } from '../../exchange/token-answers.js';
import { placeOfToken } from '../../exchange/token-place.js';

export default defineRule({
  id: 'token/no-access-token',
  title: 'The token answer has no access token',
  severity: 'error',
  layer: 'shape',
  repairBy: ['maker', 'provider-admin', 'servicenow-admin'],
  sources: ['rfc6749#5.1', 'oltu'],
  why: 'The service answered with a JSON object and success, and access_token is not in it, or holds no text. Most often the address is another one: a REST API, the discovery document, or an endpoint for sign-in alone that gives an id_token.',
  remedy:
    'Enter the OAuth 2.0 token endpoint in "Token URL": /oauth_token.do of the instance, /oauth2/v2.0/token of the tenant in Entra. Where it is right, ask for a scope of an API and not only for "openid".',
  symptoms: [{ at: 'token', status: 200, text: 'Missing parameters: access_token' }],

  diagnose(flow, see) {
    for (const { exchange, reading } of successesOf(
      flow,
      'other-json',
      'token-empty',
      'token-below-top',
      'token-renamed',
    )) {
      const { members } = reading;
      const place = members && placeOfToken(members);
      if (!members || (place?.is !== 'absent' && place?.is !== 'empty')) continue;
      const came = place.is === 'empty' ? `has ${place.holds} as "access_token"` : `is ${describe(members)}`;
      see({ exchange, part: 'response', message: `the token answer ${came}; expected a text "access_token"` });
    }
  },
});

function describe(members: ReadonlyMap<string, unknown>): string {
  if (members.size === 0) return 'an empty object';
  if (members.has('issuer') && members.has('token_endpoint')) return 'the OpenID discovery document';
  if (members.has('id_token')) return 'an object with "id_token" and without "access_token"';
  if (members.has('result')) return 'the answer of a REST API, an object with "result"';
  return 'an object without "access_token"';
}

import { defineRule } from '../../engine/rule.js';
import { successesOf } from '../../exchange/token-answers.js';
import { placeOfToken } from '../../exchange/token-place.js';

export default defineRule({
  id: 'token/nested',
  title: 'The access token is not at the top of the answer',
  severity: 'error',
  layer: 'shape',
  repairBy: ['servicenow-admin', 'provider-admin'],
  sources: ['rfc6749#5.1', 'oltu'],
  why: 'Clients look for access_token at the top of the JSON object. A scripted REST API of ServiceNow wraps what it returns in "result", other services in "data" or "authed_user", so the token is there and nobody finds it.',
  remedy:
    'Use the OAuth endpoint of the instance, /oauth_token.do, in "Token URL". A scripted REST API that has to give tokens writes its answer to the response stream itself, without "result".',
  symptoms: [{ at: 'token', status: 200, text: 'Missing parameters: access_token' }],

  diagnose(flow, see) {
    for (const { exchange, reading } of successesOf(flow, 'token-below-top', 'token-empty', 'token-renamed')) {
      const place = reading.members && placeOfToken(reading.members);
      if (place?.is !== 'below') continue;
      see({
        exchange,
        part: 'response',
        message: `the access token stands at ${place.path}; expected "access_token" at the top of the object`,
      });
    }
  },
});

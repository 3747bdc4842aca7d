import { defineRule } from '../../engine/rule.js';
import { successesOf } from '../../exchange/token-answers.js';
import { placeOfToken } from '../../exchange/token-place.js';

export default defineRule({
  id: 'token/renamed',
  title: 'The access token has another name',
  severity: 'error',
  layer: 'shape',
  repairBy: ['provider-admin', 'servicenow-admin'],
  sources: ['rfc6749#5.1', 'oltu'],
  why: 'Clients look for a member with the name access_token, in small letters with an underscore. A token called accessToken or token is not found, and the sign-in fails although the service gave one.',
  remedy:
    'Let the token endpoint name its members access_token, refresh_token, token_type and expires_in. Where it cannot, put a service before it that renames them.',
  symptoms: [{ at: 'token', status: 200, text: 'Missing parameters: access_token' }],

  diagnose(flow, see) {
    for (const { exchange, reading } of successesOf(
      flow,
      'token-renamed',
      'token-empty',
      'token-below-top',
      'other-json',
    )) {
      const place = reading.members && placeOfToken(reading.members);
      if (place?.is !== 'renamed') continue;
      see({ exchange, part: 'response', message: `the token answer has "${place.name}"; expected "access_token"` });
    }
  },
});

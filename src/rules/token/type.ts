import { defineRule } from '../../engine/rule.js';
import { goodAnswers } from '../../exchange/token-answers.js';

export default defineRule({
  id: 'token/type',
  title: 'The token type is missing or unknown',
  severity: 'warning',
  layer: 'token',
  repairBy: ['provider-admin'],
  sources: ['rfc6749#5.1', 'rfc6750#2.1'],
  why: 'token_type tells how a token is used, and the platform uses every token as a bearer token. A strict client refuses an answer without it; a token of another type is refused by the API later.',
  remedy:
    'Let the token endpoint add "token_type":"Bearer". A service that gives other tokens needs another way of signing in.',
  symptoms: [{ at: 'token', status: 200 }],

  diagnose(flow, see) {
    for (const { exchange, reading } of goodAnswers(flow)) {
      const type = reading.members?.get('token_type');
      if (typeof type === 'string' && /^bearer$/i.test(type)) continue;
      const came = typeof type !== 'string' || type === '' ? 'no "token_type"' : `"token_type" ${shown(type)}`;
      see({ exchange, part: 'response', message: `the token answer has ${came}; expected "Bearer"` });
    }
  },
});

/** Types that specifications know; others may be anything. */
const KNOWN = /^(?:mac|dpop|pop|n_a|jwt|basic|token|access_token|id_token|bearertoken)$/i;
const shown = (type: string): string => (KNOWN.test(type) ? `"${type}"` : 'with another text');

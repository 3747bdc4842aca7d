import { defineRule } from '../../engine/rule.js';
import { successesOf } from '../../exchange/token-answers.js';

export default defineRule({
  id: 'token/error-in-200',
  title: 'The token endpoint refuses with a status of success',
  severity: 'error',
  layer: 'error',
  repairBy: ['provider-admin', 'maker'],
  sources: ['rfc6749#5.2'],
  why: 'A refusal of OAuth 2.0 has status 400 or 401. A client that looks at the status first takes the answer for a token, finds none, and reports something else than the error in the body.',
  remedy:
    'Repair what the error says: invalid_grant is about the code or its redirect URL, invalid_client about client ID and secret. Let the token endpoint send it with status 400.',
  symptoms: [{ at: 'token', status: 200, error: 'invalid_grant' }],

  diagnose(flow, see) {
    for (const { exchange, reading } of successesOf(flow, 'error', 'error-in-form')) {
      const { status, answer } = reading;
      // Without a status nobody knows that it was one of success.
      if (status === 0) continue;
      const error = answer.error ? `"${answer.error}"` : 'an error of its own';
      see({
        exchange,
        part: 'response',
        message: `status ${status} comes with ${error} in the body; expected status 400 or a token`,
      });
    }
  },
});

import { defineRule } from '../../engine/rule.js';
import { lengthBeforeMarks } from '../../exchange/masked.js';
import { successesOf } from '../../exchange/token-answers.js';

export default defineRule({
  id: 'token/incomplete',
  title: 'The token answer is empty or cut',
  severity: 'error',
  layer: 'shape',
  repairBy: ['provider-admin', 'servicenow-admin', 'network-admin'],
  sources: ['rfc6749#5.1', 'rfc9110#15.3.5'],
  why: 'The status says success, and the body is not there, breaks off, or is no JSON, so the client finds no token and the sign-in fails. A proxy that cuts answers, a script that failed half way, or an endpoint that answers 204 does that.',
  remedy:
    'Make the same request with curl, past the proxy: if the answer is whole there, the proxy cuts it. Otherwise look into the log of the service for the error behind it.',
  symptoms: [
    { at: 'token', status: 200 },
    { at: 'token', status: 204 },
  ],

  diagnose(flow, see) {
    for (const { exchange, reading } of successesOf(flow, 'empty', 'broken-json', 'token')) {
      const { status, answer } = reading;
      // A body alone that is empty is no evidence.
      if (status === 0 && answer.shape === 'empty') continue;
      const body = exchange.response?.body?.trim() ?? '';
      const came =
        answer.shape === 'empty'
          ? `is empty, with status ${status}`
          : body.endsWith('}')
            ? 'is no JSON'
            : `breaks off after ${lengthBeforeMarks(body)} characters`;
      see({
        exchange,
        part: 'response',
        message: `the token answer ${came}; expected a JSON object with "access_token"`,
      });
    }
  },
});

import { defineRule } from '../../engine/rule.js';
import { successesOf } from '../../exchange/token-answers.js';
import type { TokenReading } from '../../exchange/token-reading.js';

export default defineRule({
  id: 'token/shape',
  title: 'The token answer is no JSON object',
  severity: 'error',
  layer: 'shape',
  repairBy: ['provider-admin', 'maker', 'servicenow-admin'],
  sources: ['rfc6749#5.1', 'oltu'],
  why: 'OAuth 2.0 has the token in a JSON object. In an array, a bare string, XML or plain text a client finds no access_token, and the sign-in fails although the service said 200.',
  remedy:
    'Enter the OAuth 2.0 token endpoint in "Token URL". An endpoint of your own answers with one object: {"access_token":"…","token_type":"Bearer","expires_in":1800}.',
  symptoms: [{ at: 'token', status: 200 }],

  diagnose(flow, see) {
    for (const { exchange, reading } of successesOf(flow, 'json-array', 'xml', 'text'))
      see({
        exchange,
        part: 'response',
        message: `the token answer is ${kindOf(reading, exchange.response?.body ?? '')}; expected a JSON object with "access_token"`,
      });
  },
});

function kindOf({ answer }: TokenReading, body: string): string {
  if (answer.shape === 'json-array') return 'a JSON array';
  if (answer.shape === 'xml') return 'XML';
  const text = body.trim();
  if (/^".{0,10000}"$/s.test(text)) return 'a JSON string';
  return /^(?:true|false|-?\d{1,20}(?:\.\d{1,20})?)$/.test(text) ? 'a JSON value' : 'plain text';
}

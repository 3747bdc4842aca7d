import { defineRule } from '../../engine/rule.js';
import { goodAnswers } from '../../exchange/token-answers.js';

export default defineRule({
  id: 'token/byte-order-mark',
  title: 'The token answer begins with a byte order mark',
  severity: 'warning',
  layer: 'content',
  repairBy: ['provider-admin', 'servicenow-admin'],
  sources: ['rfc8259#8.1'],
  why: 'A byte order mark is no part of JSON, and senders must not add one. Strict readers stop at the first character and find no token; whether the platform is one is not documented.',
  remedy: 'Let the token endpoint write UTF-8 without a byte order mark.',
  symptoms: [{ at: 'token', status: 200 }],

  diagnose(flow, see) {
    for (const { exchange, reading } of goodAnswers(flow))
      if (reading.hasByteOrderMark)
        see({
          exchange,
          part: 'response',
          message: 'the token answer begins with a byte order mark; expected "{" as its first character',
        });
  },
});

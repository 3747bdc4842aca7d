import { defineRule } from '../../engine/rule.js';
import { goodAnswers } from '../../exchange/token-answers.js';

export default defineRule({
  id: 'token/unusual-status',
  title: 'The token comes with another status than 200',
  severity: 'warning',
  layer: 'http',
  repairBy: ['provider-admin'],
  sources: ['rfc6749#5.1'],
  why: 'OAuth 2.0 gives tokens with status 200. Strict clients take no other, so a sign-in may fail with a token in the answer; what the platform does is not documented.',
  remedy: 'Let the token endpoint answer with status 200.',
  symptoms: [{ at: 'token', status: 201 }],

  diagnose(flow, see) {
    for (const { exchange, reading } of goodAnswers(flow))
      if (reading.status !== 200 && reading.status !== 0)
        see({ exchange, part: 'status', message: `the token comes with status ${reading.status}; expected 200` });
  },
});

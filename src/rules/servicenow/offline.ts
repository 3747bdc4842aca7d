import { defineRule } from '../../engine/rule.js';
import { askedInWords, foreignAnswers, isPage, partOfAnswer } from '../../exchange/foreign-answer.js';

export default defineRule({
  id: 'servicenow/offline',
  title: 'The instance is offline or being upgraded',
  severity: 'error',
  layer: 'http',
  repairBy: ['wait', 'servicenow-admin'],
  sources: ['rfc9110#15.6.4'],
  why: 'While an instance is upgraded, restarted or moved, what stands before it answers in its place, mostly with 503. The connector and the record of the client are not at fault.',
  remedy:
    'Wait and try again; Retry-After says how long, if it is there. Ask the administrator of the instance whether it is being upgraded.',
  symptoms: [
    { at: 'token', status: 503 },
    { at: 'api', status: 503 },
  ],

  diagnose(flow, see) {
    for (const exchange of foreignAnswers(flow, 'offline')) {
      const { status = 0, body } = exchange.response ?? {};
      see({
        exchange,
        part: partOfAnswer(exchange), // A gateway that got no answer may have other reasons.
        confidence: status === 502 || status === 504 ? 'low' : 'high',
        message: `${askedInWords(exchange)} is answered with status ${status}${isPage(body) ? ' and a page' : ''}; expected an instance that is there`,
      });
    }
  },
});

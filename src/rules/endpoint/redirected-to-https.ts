import { defineRule } from '../../engine/rule.js';
import { askedInWords, foreignAnswers } from '../../exchange/foreign-answer.js';

export default defineRule({
  id: 'endpoint/redirected-to-https',
  title: 'The address leads on to the same one with https',
  severity: 'error',
  layer: 'http',
  repairBy: ['maker'],
  sources: ['rfc9110#15.4', 'rfc6749#1.6'],
  why: 'A client that follows such a redirect turns POST into GET or sends the secret once in plain text; one that does not follow gets no token. Power Platform is not documented to follow it.',
  remedy:
    'Begin "Authorization URL", "Token URL" and "Refresh URL" with https:// (customParameters in apiProperties.json), and take http out of the schemes of the definition.',
  symptoms: [
    { at: 'token', status: 301 },
    { at: 'api', status: 301 },
  ],

  diagnose(flow, see) {
    for (const exchange of foreignAnswers(flow, 'redirected-to-https')) {
      see({
        exchange,
        part: 'status',
        message: `${askedInWords(exchange)} begins with http and is answered with ${exchange.response?.status} to the same host with https; expected the https address itself`,
      });
    }
  },
});

import { defineRule } from '../../engine/rule.js';
import { askedInWords, foreignAnswers, isPage } from '../../exchange/foreign-answer.js';

export default defineRule({
  id: 'endpoint/path-not-found',
  title: 'There is nothing at the path of an OAuth address',
  severity: 'error',
  layer: 'http',
  repairBy: ['maker'],
  sources: ['rfc9110#15.5.5', 'sn-authorization-server', 'learn-verify-oauth'],
  why: 'The host is there, the path is not: a slash too many at its end, a stray "?", a part of the path left out, or the path of another product.',
  remedy:
    'Compare the address letter by letter with that in the documentation of the server. ServiceNow has https://<instance>/oauth_auth.do as "Authorization URL" and https://<instance>/oauth_token.do as "Token URL" and "Refresh URL".',
  symptoms: [
    { at: 'token', status: 404 },
    { at: 'refresh', status: 404 },
    { at: 'authorize', status: 404 },
  ],

  diagnose(flow, see) {
    for (const exchange of foreignAnswers(flow, 'not-found')) {
      see({
        exchange,
        part: 'status',
        message: `${askedInWords(exchange)} is answered with status ${exchange.response?.status}${isPage(exchange.response?.body) ? ' and a page' : ''}; expected an endpoint at this path`,
      });
    }
  },
});

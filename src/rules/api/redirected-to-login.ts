import { defineRule } from '../../engine/rule.js';
import { plainName } from '../../exchange/broken-ways.js';
import { foreignAnswers, redirectHost } from '../../exchange/foreign-answer.js';

export default defineRule({
  id: 'api/redirected-to-login',
  title: 'The API answers with a sign-in page',
  severity: 'error',
  layer: 'http',
  repairBy: ['maker', 'servicenow-admin'],
  sources: ['rfc6750#3.1', 'sn-rest-api'],
  why: 'A REST API answers a call without a valid token with 401. A sign-in page, or a redirect to one, means that the address is a page for people, or that single sign-on of a gateway does not know the token. A flow then reports that the body is a text where an object was declared.',
  remedy:
    'Compare "Host", "Base URL" and the path of the operation with the REST API Explorer of the instance: paths of the API begin with /api/. Let a gateway before the instance leave /api/ without single sign-on.',
  symptoms: [
    { at: 'api', status: 302 },
    { at: 'api', status: 200 },
  ],

  diagnose(flow, see) {
    for (const exchange of foreignAnswers(flow, 'redirected-to-login', 'login-page')) {
      if (exchange.stage !== 'api') continue;
      const { status = 0 } = exchange.response ?? {};
      const host = redirectHost(exchange);
      see({
        exchange,
        part: status < 400 && status >= 300 ? 'status' : 'response',
        message:
          status < 400 && status >= 300
            ? `the API answers ${status} with the way to a sign-in page${host === undefined ? '' : ` at "${plainName(host)}"`}; expected data in JSON`
            : `the API answers ${status} with a sign-in page; expected data in JSON`,
      });
    }
  },
});

import { defineRule } from '../../engine/rule.js';
import { askedInWords, foreignAnswer, foreignAnswers } from '../../exchange/foreign-answer.js';

export default defineRule({
  id: 'endpoint/web-page',
  title: 'A web page came in the place of data',
  severity: 'error',
  layer: 'content',
  repairBy: ['maker', 'servicenow-admin', 'network-admin'],
  sources: ['rfc6749#5.1', 'learn-verify-oauth', 'learn-policy-host'],
  why: 'A token endpoint and a REST API answer with JSON. A page for people means that the address is another one, or that something before the server answered. The platform finds no token in it, and a flow finds a text where an object was declared.',
  remedy:
    'Open the address in a browser and see whose page it is; then correct "Token URL", "Refresh URL", or "Host" and "Base URL" of the definition.',
  symptoms: [
    { at: 'token', status: 200 },
    { at: 'api', status: 200 },
  ],

  diagnose(flow, see) {
    for (const exchange of foreignAnswers(flow, 'web-page', 'login-page')) {
      const isLogin = foreignAnswer(exchange) === 'login-page';
      // At the token URL and the API a sign-in page has causes of its own.
      if (isLogin && exchange.stage !== 'refresh') continue;
      see({
        exchange,
        part: 'response',
        message: `${askedInWords(exchange)} is answered with ${isLogin ? 'a sign-in page' : 'a web page'}, status ${exchange.response?.status}; expected JSON`,
        // refresh/url-is-authorize says more where it sees it.
        ...(isLogin && { layer: 'rest' as const }),
      });
    }
  },
});

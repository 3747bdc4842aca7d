import { defineRule } from '../../engine/rule.js';
import { plainName } from '../../exchange/broken-ways.js';
import { askedInWords, foreignAnswers, isKnownTokenAddress, redirectHost } from '../../exchange/foreign-answer.js';

export default defineRule({
  id: 'endpoint/redirected-to-login',
  title: 'The token URL leads to a sign-in page',
  severity: 'error',
  layer: 'http',
  repairBy: ['maker', 'servicenow-admin'],
  sources: ['rfc6749#3.2', 'rfc9110#15.4', 'learn-verify-oauth'],
  why: 'The token endpoint takes client ID and secret and never asks a person to sign in. A sign-in page, or a redirect to one, means that the address is a page for people, or that single sign-on of the instance or of a gateway stands before the endpoint.',
  remedy:
    'Enter the token endpoint as "Token URL" and "Refresh URL", for ServiceNow https://<instance>/oauth_token.do, and let a gateway before the instance leave that path without single sign-on.',
  symptoms: [
    { at: 'token', status: 302 },
    { at: 'token', status: 200 },
  ],

  diagnose(flow, see) {
    for (const exchange of foreignAnswers(flow, 'login-page')) {
      if (exchange.stage !== 'token' || (exchange.request && !isKnownTokenAddress(flow, exchange))) continue;
      see({
        exchange,
        part: 'response',
        layer: 'content',
        ...(exchange.request ? {} : { confidence: 'low' as const }),
        message: `the token URL is answered with a sign-in page, status ${exchange.response?.status}; expected a token answer in JSON`,
      });
    }
    for (const exchange of foreignAnswers(flow, 'redirected-to-login')) {
      if (exchange.stage === 'api') continue;
      const host = redirectHost(exchange);
      see({
        exchange,
        part: 'status',
        message: `${askedInWords(exchange)} is answered with ${exchange.response?.status} to a sign-in page${host === undefined ? '' : ` at "${plainName(host)}"`}; expected a token answer in JSON`,
      });
    }
  },
});

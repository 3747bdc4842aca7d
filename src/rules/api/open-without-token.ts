import { defineRule } from '../../engine/rule.js';
import { isThroughPlatform } from '../../exchange/call-fault.js';
import { type Exchange, headerOf, queryOf } from '../../exchange/exchange.js';
import { isPage } from '../../exchange/foreign-answer.js';

export default defineRule({
  id: 'api/open-without-token',
  title: 'The API answers without a token',
  severity: 'warning',
  layer: 'api',
  repairBy: ['maker', 'servicenow-admin'],
  sources: ['learn-troubleshoot-oauth2', 'rfc6750#3.1'],
  why: 'The same call without a token gets data too. So the good answer with the token proves nothing about the token, and anybody can make the call.',
  remedy:
    'Test with an operation that demands a sign-in, such as reading one record of a table. If the API should not be public, let its administrator require authentication: for a Scripted REST API the box "Requires authentication" of the resource.',
  symptoms: [{ at: 'api', status: 200 }],

  diagnose(flow, see) {
    for (const exchange of flow.exchanges) {
      const { stage, probe, response, request } = exchange;
      const status = response?.status ?? 0;
      if (stage !== 'api' || status < 200 || status >= 300 || isPage(response?.body)) continue;
      const isProbe = probe === 'without-token';
      if (!isProbe && (flow.evidence.isSanitized || !isBare(exchange) || isThroughPlatform(exchange))) continue;
      see({
        exchange,
        part: 'status',
        confidence: isProbe ? 'high' : 'low',
        message: `${KNOWN.test(request?.method ?? '') ? `${request?.method} ` : 'a call '}without a token is answered with ${status}; expected 401`,
      });
    }
  },
});

const KNOWN = /^(?:GET|HEAD|POST|PUT|PATCH|DELETE)$/;

/** True for a request that is whole and carries nothing that says who sends it. */
const isBare = (exchange: Exchange): boolean =>
  (exchange.request?.headers?.length ?? 0) > 0 &&
  ['authorization', 'cookie', 'x-usertoken', 'x-sn-apikey', 'api-key', 'x-api-key'].every(
    (name) => headerOf(exchange.request, name) === undefined,
  ) &&
  [...queryOf(exchange).keys()].every((name) => !/token|key|sig/i.test(name));

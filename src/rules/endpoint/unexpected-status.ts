import { defineRule } from '../../engine/rule.js';
import type { Exchange } from '../../exchange/exchange.js';
import { askedInWords, foreignAnswer } from '../../exchange/foreign-answer.js';

export default defineRule({
  id: 'endpoint/unexpected-status',
  title: 'The answer has a status that leads nowhere',
  severity: 'error',
  layer: 'rest',
  repairBy: ['maker', 'servicenow-admin', 'provider-admin'],
  sources: ['rfc6749#5.1', 'rfc9110#15.4'],
  why: 'A token endpoint and an API answer with 200 and data, or with 4xx and a reason. A redirect that names no address, "not modified" for a request that was new, or an error of the server itself holds neither.',
  remedy:
    'Send the same request with "curl -i" and read the answer. Compare the address with that in the documentation of the server; for 5xx let the administrator of the server look into its log.',
  symptoms: [
    { at: 'token', status: 302 },
    { at: 'authorize', status: 500 },
  ],

  diagnose(flow, see) {
    const isLive = flow.isLive;
    for (const exchange of flow.exchanges) {
      const { probe, response } = exchange;
      if (probe || !response || foreignAnswer(exchange) || !leadsNowhere(exchange)) continue;
      // A browser has an answer of its own for that.
      if (response.status === 304 && !isLive) continue;
      see({
        exchange,
        part: 'status',
        message: `${askedInWords(exchange)} is answered with status ${response.status}; expected ${exchange.stage === 'authorize' ? 'a page to sign in' : 'a status from 200 to 299'}`,
        confidence: 'low',
      });
    }
  },
});

/** Statuses of which no other rule says anything. */
function leadsNowhere({ stage, response }: Exchange): boolean {
  const { status = 0 } = response ?? {};
  if (stage === 'callback' || status === 0) return false;
  return status < 200 || (stage === 'authorize' ? status >= 500 : status >= 300 && status < 400);
}

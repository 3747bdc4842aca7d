import { defineRule } from '../../engine/rule.js';
import { type Exchange, headerOf } from '../../exchange/exchange.js';
import { askedInWords, foreignAnswers } from '../../exchange/foreign-answer.js';

export default defineRule({
  id: 'edge/rate-limit',
  title: 'A limit of requests is reached',
  severity: 'error',
  layer: 'http',
  repairBy: ['wait', 'maker', 'servicenow-admin'],
  sources: ['rfc6585#4', 'sn-rate-limits', 'learn-faq'],
  why: 'Three limits answer with 429: a Rate Limit Rule of the instance, which counts the requests of an hour; the platform, which lets a connection send 500 requests a minute; and gateways before the instance.',
  remedy:
    'Wait as long as Retry-After says. Then poll less often, fetch more records with one call, or lower the concurrency of the flow; for a rule of the instance, let its administrator look at Rate Limit Rules.',
  symptoms: [
    { at: 'api', status: 429, text: 'Rate limit exceeded' },
    { at: 'token', status: 429 },
  ],

  diagnose(flow, see) {
    for (const exchange of foreignAnswers(flow, 'rate-limit')) {
      see({
        exchange,
        part: 'status',
        ...(exchange.stage !== 'api' && AT_SIGN_IN),
        message: `${askedInWords(exchange)} is answered with status 429${waitInWords(exchange)}: ${whoseLimit(exchange)}`,
      });
    }
  },
});

/** Nobody polls the sign-in: it is the limit, or who else calls, that has to be looked at. */
const AT_SIGN_IN = {
  repairBy: ['wait', 'servicenow-admin', 'network-admin'],
  remedy:
    'Wait as long as Retry-After says, and try again. If it stays, let the administrator of the instance look at Rate Limit Rules, and that of the network at what stands before the instance and counts the requests of one address.',
} as const;

/** How long to wait, if the answer says it in seconds. */
function waitInWords({ response }: Exchange): string {
  const seconds = /^\d{1,6}$/.exec(headerOf(response, 'retry-after')?.trim() ?? '')?.[0];
  return seconds === undefined ? '' : `, Retry-After ${seconds} s`;
}

function whoseLimit({ response }: Exchange): string {
  const body = (response?.body ?? '').slice(0, 5000);
  if (headerOf(response, 'x-ratelimit-rule') !== undefined || /"rate limit exceeded"|requests per hour/i.test(body))
    return 'a Rate Limit Rule of the instance';
  if (/rate limit is exceeded\. try again in/i.test(body)) return 'the limit of the platform for one connection';
  return 'the answer does not say whose limit it is';
}

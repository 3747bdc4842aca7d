import { defineRule } from '../../engine/rule.js';
import { hostInWords } from '../../exchange/broken-ways.js';
import { addressParts } from '../../exchange/exchange.js';
import { foreignAnswers } from '../../exchange/foreign-answer.js';

export default defineRule({
  id: 'edge/proxy-sign-in',
  title: 'A proxy between wants a sign-in',
  severity: 'error',
  layer: 'http',
  repairBy: ['network-admin'],
  sources: ['rfc9110#15.5.8', 'curl-errors'],
  why: 'The request ended at a proxy of your own network. The cloud does not go through it, so this says nothing about the connector.',
  remedy: 'Run the tool where no proxy is needed, or set HTTPS_PROXY and NO_PROXY for it; then try again.',
  symptoms: [{ at: 'token', status: 407 }],

  diagnose(flow, see) {
    for (const exchange of foreignAnswers(flow, 'proxy-sign-in')) {
      see({
        exchange,
        part: 'status',
        message: `a proxy answers with status 407 and wants a sign-in; the request did not reach ${hostInWords(addressParts(exchange.request?.url ?? '')?.host)}`,
      });
    }
  },
});

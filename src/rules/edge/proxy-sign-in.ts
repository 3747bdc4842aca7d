import { defineRule } from '../../engine/rule.js';
import { brokenWays, hostInWords, plainName } from '../../exchange/broken-ways.js';
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
  remedy:
    'Run the tool where no proxy is needed, or set HTTPS_PROXY and NO_PROXY for it, with user and password where the proxy wants them (http://user:password@proxy.example:3128); then try again.',
  symptoms: [{ at: 'token', status: 407 }],

  diagnose(flow, see) {
    for (const { exchange, failure, host } of brokenWays(flow, 'proxy-sign-in')) {
      const proxy = failure.proxy ? `the proxy "${plainName(failure.proxy.address)}"` : 'a proxy';
      see({
        exchange,
        layer: 'network',
        message: `${proxy} wants a sign-in (${plainName(failure.code)}); the request did not reach ${hostInWords(host)}`,
      });
    }
    for (const exchange of foreignAnswers(flow, 'proxy-sign-in')) {
      see({
        exchange,
        part: 'status',
        message: `a proxy answers with status 407 and wants a sign-in; the request did not reach ${hostInWords(addressParts(exchange.request?.url ?? '')?.host)}`,
      });
    }
  },
});

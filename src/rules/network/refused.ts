import { defineRule } from '../../engine/rule.js';
import { brokenWays, hostInWords, plainName } from '../../exchange/broken-ways.js';

export default defineRule({
  id: 'network/refused',
  title: 'Nothing listens at the address',
  severity: 'error',
  layer: 'network',
  repairBy: ['maker', 'network-admin'],
  sources: ['node-errors', 'curl-errors', 'chromium-errors'],
  why: 'The host exists and nothing answers at the port: a wrong port, a server that is down, or an address that means another machine to the cloud than to you.',
  remedy:
    'Give the public address of the instance without a port in "Host" and in the OAuth addresses, and see that the server runs.',
  symptoms: [{ at: 'token', text: 'connect ECONNREFUSED' }],

  diagnose(flow, see) {
    for (const { exchange, failure, host, confidence } of brokenWays(flow, 'refused')) {
      see({
        exchange,
        confidence,
        message: /UNREACH/.test(failure.code)
          ? `there is no way to ${hostInWords(host)} (${plainName(failure.code)})`
          : `${hostInWords(host)} refuses the connection (${plainName(failure.code)}); expected a server that listens there`,
      });
    }
  },
});

import { defineRule } from '../../engine/rule.js';
import { brokenWays, hostInWords, plainName } from '../../exchange/broken-ways.js';

export default defineRule({
  id: 'network/host-not-found',
  title: 'The host of the address does not exist',
  severity: 'error',
  layer: 'network',
  repairBy: ['maker', 'network-admin'],
  sources: ['node-errors', 'curl-errors', 'chromium-errors'],
  why: 'No request leaves before the name of the host is turned into an address. A placeholder that was never filled in, a misspelt or renamed instance, or a name that only the network of the company knows all end here.',
  remedy:
    'Write the host as the browser shows it when you are signed in to the instance, in "Host" and in "Authorization URL", "Token URL" and "Refresh URL". It has to be known to public name servers.',
  symptoms: [
    { at: 'token', text: 'getaddrinfo ENOTFOUND' },
    { at: 'authorize', text: 'DNS_PROBE_FINISHED_NXDOMAIN' },
  ],

  diagnose(flow, see) {
    for (const { exchange, failure, host, confidence } of brokenWays(flow, 'host-not-found')) {
      see({
        exchange,
        confidence,
        message:
          failure.code === 'EAI_AGAIN'
            ? `the name server gave no answer for ${hostInWords(host)} (EAI_AGAIN)`
            : `the name of ${hostInWords(host)} is not known (${plainName(failure.code)}); expected a host that public name servers know`,
      });
    }
  },
});

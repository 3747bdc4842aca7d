import { defineRule } from '../../engine/rule.js';
import { addressParts } from '../../exchange/exchange.js';
import { isPrivateHost } from '../../facts/sample-names.js';

export default defineRule({
  id: 'network/private-address',
  title: 'A request goes to a host in a private network',
  severity: 'warning',
  layer: 'network',
  repairBy: ['maker', 'network-admin'],
  sources: ['rfc1918#3', 'learn-faq', 'learn-troubleshoot-oauth2'],
  why: 'This computer reaches the host. Power Platform calls the token URL, the refresh URL and the API from the cloud, where private addresses and names without a public domain lead nowhere, and the on-premises data gateway does not support OAuth.',
  remedy:
    'Use an address of the instance that can be reached from the internet, or publish it there, and let the outbound addresses of Microsoft for your region through.',
  symptoms: [{ at: 'token', text: 'OAuth 2 sign in failed to exchange code for access token' }],

  diagnose(flow, see) {
    if (flow.direction === 'servicenow-to-microsoft') return;
    const seen = new Set<string>();
    for (const exchange of flow.of('token', 'refresh', 'api')) {
      const host = addressParts(exchange.request?.url ?? '')?.host;
      if (host === undefined || seen.has(host) || !isPrivateHost(host)) continue;
      // A run against the sandbox is on this computer on purpose.
      if (isLoopback(host) && flow.isLive) continue;
      seen.add(host);
      see({
        exchange,
        part: 'url',
        message: `the request goes to "${host}", which the cloud cannot reach; expected a public host`,
      });
    }
  },
});

const isLoopback = (host: string): boolean =>
  /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(?::\d{1,5})?$/i.test(host);

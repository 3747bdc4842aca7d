import { defineRule } from '../../engine/rule.js';
import { type BrokenWay, brokenWays, hostInWords, plainName } from '../../exchange/broken-ways.js';

export default defineRule({
  id: 'network/proxy-refused',
  title: 'The proxy of this computer does not lead to the host',
  severity: 'error',
  layer: 'network',
  repairBy: ['network-admin'],
  sources: ['rfc9110#9.3.6', 'curl-errors', 'chromium-errors'],
  why: 'The request was to go through a proxy of your own network, and ended there: the proxy is not there, does not let requests to this host through, or the setting that names it cannot be read. The cloud does not go through it, so this says nothing about the connector.',
  remedy:
    'Correct HTTPS_PROXY, which looks like http://proxy.example:3128, or name the host in NO_PROXY where no proxy is needed. If the proxy refuses the host, let its administrator allow it, or run the tool elsewhere.',
  symptoms: [{ at: 'token', text: 'ERR_TUNNEL_CONNECTION_FAILED' }],

  diagnose(flow, see) {
    for (const way of brokenWays(flow, 'proxy')) {
      const { exchange, failure, confidence } = way;
      see({ exchange, confidence, message: `${toldOf(way)} (${plainName(failure.code)})` });
    }
  },
});

function toldOf({ failure, host }: BrokenWay): string {
  const { address, status } = failure.proxy ?? {};
  const proxy = address ? `the proxy "${plainName(address)}"` : 'the proxy';
  if (/NO_SUPPORTED/.test(failure.code))
    return 'HTTPS_PROXY or HTTP_PROXY holds what is no address of an http proxy; nothing was sent';
  if (/PROXY_CONNECTION/.test(failure.code)) return `${proxy} cannot be reached; expected one that listens there`;
  return `${proxy} does not connect to ${hostInWords(host)}${status === undefined ? '' : ` and answers ${status}`}`;
}

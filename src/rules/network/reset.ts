import { defineRule } from '../../engine/rule.js';
import { brokenWays, hostInWords, plainName } from '../../exchange/broken-ways.js';

export default defineRule({
  id: 'network/reset',
  title: 'The connection is cut before an answer comes',
  severity: 'error',
  layer: 'network',
  repairBy: ['network-admin', 'wait'],
  sources: ['node-errors', 'curl-errors', 'chromium-errors'],
  why: 'The other side, or something between, ended the connection. Firewalls do so with callers they do not want, and servers while they restart.',
  remedy:
    'Try again after a minute. If it stays, let the administrator of the network before the instance look for connections that are cut, and let the outbound addresses of Microsoft for your region through.',
  symptoms: [{ at: 'token', text: 'read ECONNRESET' }],

  diagnose(flow, see) {
    for (const { exchange, failure, host, confidence } of brokenWays(flow, 'reset')) {
      see({
        exchange,
        confidence,
        message: `${hostInWords(host)} ended the connection ${failure.phase === 'body' ? 'in the middle of its answer' : 'without an answer'} (${plainName(failure.code)})${confidence === 'low' ? '; a port for https that was spoken to in plain http looks the same' : ''}`,
      });
    }
  },
});

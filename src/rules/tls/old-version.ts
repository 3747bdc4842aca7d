import { defineRule } from '../../engine/rule.js';
import { brokenWays, hostInWords, plainName } from '../../exchange/broken-ways.js';

export default defineRule({
  id: 'tls/old-version',
  title: 'The server speaks old versions of TLS only',
  severity: 'error',
  layer: 'tls',
  repairBy: ['network-admin'],
  sources: ['rfc8996#5', 'rfc6749#1.6', 'node-errors', 'chromium-errors'],
  why: 'OAuth demands TLS, and versions before 1.2 are given up everywhere. Where client and server have none in common no request is made at all.',
  remedy: 'Switch TLS 1.2 or later on at the server or the load balancer before it.',
  symptoms: [{ at: 'token', text: 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION' }],

  diagnose(flow, see) {
    for (const { exchange, failure, host, confidence } of brokenWays(flow, 'old-version')) {
      see({
        exchange,
        confidence,
        message: `${hostInWords(host)} ${failure.protocol === undefined ? 'and this client have no version of TLS in common' : `speaks ${plainName(failure.protocol)} at most`} (${plainName(failure.code)}); expected TLS 1.2 or later${confidence === 'low' ? `; ${LOOKS_THE_SAME.get(failure.code) ?? 'a port without TLS'} looks the same` : ''}`,
      });
    }
  },
});

const LOOKS_THE_SAME: ReadonlyMap<string, string> = new Map([
  ['ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', 'a server that wants a certificate of the client'],
]);

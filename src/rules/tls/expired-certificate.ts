import { defineRule } from '../../engine/rule.js';
import { brokenWays, certificateInWords, hostInWords, plainName } from '../../exchange/broken-ways.js';

export default defineRule({
  id: 'tls/expired-certificate',
  title: 'The certificate of the server is outside its dates',
  severity: 'error',
  layer: 'tls',
  repairBy: ['network-admin'],
  sources: ['node-certificates', 'curl-errors', 'chromium-errors'],
  why: 'No client sends a token or a secret to a server whose certificate is not valid today. Either it was not renewed, or the clock of the client is wrong.',
  remedy:
    'Renew the certificate on the server or load balancer. If the dates are fine, set the clock of this computer.',
  symptoms: [{ at: 'token', text: 'CERT_HAS_EXPIRED' }],

  diagnose(flow, see) {
    for (const { exchange, failure, host, confidence } of brokenWays(flow, 'expired-certificate')) {
      see({
        exchange,
        confidence,
        message: `the certificate of ${hostInWords(host)} ${failure.code === 'CERT_NOT_YET_VALID' ? 'is not valid yet' : /DATE_INVALID/.test(failure.code) ? 'is not valid today' : 'has expired'} (${plainName(failure.code)})${certificateInWords(failure)}`,
      });
    }
  },
});

import { defineRule } from '../../engine/rule.js';
import { brokenWays, certificateInWords, hostInWords, plainName } from '../../exchange/broken-ways.js';

export default defineRule({
  id: 'tls/wrong-name',
  title: 'The certificate is for another host',
  severity: 'error',
  layer: 'tls',
  repairBy: ['maker', 'network-admin'],
  sources: ['rfc9525#6', 'node-errors', 'curl-errors', 'chromium-errors'],
  why: 'The host in the address has to be among the names in the certificate. A name with a label too many before service-now.com is not, nor is a custom URL that was set up without its certificate.',
  remedy:
    'Write the host as the browser shows it when you are signed in to the instance, in "Host" and in the OAuth addresses; for a custom URL, install its certificate on the instance.',
  symptoms: [{ at: 'token', text: 'ERR_TLS_CERT_ALTNAME_INVALID' }],

  diagnose(flow, see) {
    for (const { exchange, failure, host, confidence } of brokenWays(flow, 'wrong-name')) {
      const names = (failure.certificate?.names ?? []).slice(0, 3).map((name) => `"${plainName(name)}"`);
      see({
        exchange,
        confidence,
        message: `${hostInWords(host)} shows a certificate for ${names.length > 0 ? names.join(', ') : 'another host'} (${plainName(failure.code)})${certificateInWords(failure)}`,
      });
    }
  },
});

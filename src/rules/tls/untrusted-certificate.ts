import { defineRule } from '../../engine/rule.js';
import { brokenWays, certificateInWords, hostInWords, plainName } from '../../exchange/broken-ways.js';

export default defineRule({
  id: 'tls/untrusted-certificate',
  title: 'The certificate of the server is not trusted',
  severity: 'error',
  layer: 'tls',
  repairBy: ['network-admin'],
  sources: ['node-certificates', 'curl-errors', 'chromium-errors'],
  why: 'A client goes on only if an authority it knows vouches for the certificate. Three things look alike: a certificate signed by itself, a private authority of the company or of its proxy, and a server that does not send the certificates in between. Browsers often help themselves in the last case; services do not.',
  remedy:
    'Install a certificate of a public authority on the server, and let it send the whole chain. If a proxy of your company opens the connection, give its authority to the tool with NODE_EXTRA_CA_CERTS; the cloud does not go through that proxy. Do not switch the check off for requests that carry a secret.',
  symptoms: [
    { at: 'token', text: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
    { at: 'token', text: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' },
  ],

  diagnose(flow, see) {
    for (const { exchange, failure, host, confidence } of brokenWays(flow, 'untrusted-certificate')) {
      see({
        exchange,
        confidence,
        message: `${hostInWords(host)} shows a certificate that ${KINDS.get(failure.code) ?? 'no known authority vouches for'} (${plainName(failure.code)})${certificateInWords(failure)}`,
      });
    }
  },
});

/** Which of the three it is, as far as the code says. */
const KINDS: ReadonlyMap<string, string> = new Map([
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'is signed by itself'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'comes from a private authority, of a company or of its proxy'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'came without the certificates between it and its authority'],
  ['UNABLE_TO_GET_ISSUER_CERT', 'came without all the certificates between it and its authority'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'came with an incomplete chain, or from a private authority'],
]);

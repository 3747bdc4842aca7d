import { expect, test } from '@jest/globals';
import { networkFailureIn } from '../../src/exchange/network-failures.js';
import { Explainer } from '../../src/report/explanation.js';
import { rules } from '../../src/rules/index.js';

const explainer = new Explainer(rules);

/** The same failure in the words of .NET, Windows, Java, Go and Python. */
test.each([
  [
    'Could not establish trust relationship for the SSL/TLS secure channel.',
    'tls-chain-incomplete',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  ],
  [
    'The remote certificate is invalid because of errors in the certificate chain: UntrustedRoot',
    'tls-chain-incomplete',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  ],
  ['schannel: SEC_E_UNTRUSTED_ROOT (0x80090325)', 'tls-chain-incomplete', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY'],
  ['x509: certificate signed by unknown authority', 'tls-chain-incomplete', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY'],
  [
    'The remote certificate is invalid because of errors in the certificate chain: NotTimeValid',
    'tls-expired',
    'CERT_HAS_EXPIRED',
  ],
  [
    'The remote certificate is invalid according to the validation procedure: RemoteCertificateNameMismatch',
    'tls-wrong-name',
    'ERR_TLS_CERT_ALTNAME_INVALID',
  ],
  [
    "javax.net.ssl.SSLPeerUnverifiedException: Certificate for <a> doesn't match any of the subject alternative names: [b]",
    'tls-wrong-name',
    'ERR_TLS_CERT_ALTNAME_INVALID',
  ],
  [
    'The request was aborted: Could not create SSL/TLS secure channel.',
    'tls-version',
    'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE',
  ],
  [
    'javax.net.ssl.SSLException: Unsupported or unrecognized SSL message',
    'tls-not-tls',
    'ERR_SSL_WRONG_VERSION_NUMBER',
  ],
  [
    'A connection attempt failed because the connected party did not properly respond after a period of time',
    'network-timeout',
    'ETIMEDOUT',
  ],
  ['java.net.SocketTimeoutException: Read timed out', 'network-timeout', 'ETIMEDOUT'],
  [
    "The proxy tunnel request to proxy 'http://p:8080/' failed with status code '407'.",
    'network-proxy',
    'ERR_PROXY_AUTH_REQUESTED',
  ],
  ['curl: (56) Received HTTP code 403 from proxy after CONNECT', 'network-proxy', 'ERR_TUNNEL_CONNECTION_FAILED'],
  ['socket.gaierror: [Errno -3] Temporary failure in name resolution', 'network-host-not-found', 'ENOTFOUND'],
])('%s', (text, id, code) => {
  expect(explainer.explain(text).primary?.message.id).toBe(id);
  expect(networkFailureIn(text)?.code).toBe(code);
});

test.each([
  'The lunch timed out',
  'I have no connection to the proxy of my uncle',
  '403 Forbidden',
])('%s is none', (text) => {
  expect(explainer.explain(text).primary).toBeUndefined();
  expect(networkFailureIn(text)).toBeUndefined();
});

import type { NetworkFailure } from './exchange.js';

/**
 * How programs say that there is no answer, by what Node.js calls it, the more telling words first.
 * Sources: curl's exit codes, Chromium's net_error_list.h, Mozilla's nsprpub and sslerr, messages of .NET, Windows, Java, Go and Python; read
 * 2026-11-23. Which code of Node.js a word of a browser comes to is inferred.
 */
const FAILURES: readonly (readonly [words: RegExp, code: string, phase: NetworkFailure['phase']])[] = [
  [/ERR_NAME_NOT_RESOLVED|DNS_PROBE_|ERR_UNKNOWN_HOST|NS_ERROR_UNKNOWN_HOST/i, 'ENOTFOUND', 'resolve'],
  [/could not resolve proxy|curl: \(5\)/i, 'ERR_PROXY_CONNECTION_FAILED', 'resolve'],
  [/could not resolve host|curl: \(6\)|name or service not known/i, 'ENOTFOUND', 'resolve'],
  [/remote name could not be resolved|no such host is known|UnknownHostException/i, 'ENOTFOUND', 'resolve'],
  [/nodename nor servname|temporary failure in name resolution/i, 'ENOTFOUND', 'resolve'],
  [/self[- ]signed certificate in certificate chain/i, 'SELF_SIGNED_CERT_IN_CHAIN', 'tls'],
  [/self[- ]signed certificate|ERROR_SELF_SIGNED_CERT/i, 'DEPTH_ZERO_SELF_SIGNED_CERT', 'tls'],
  [
    /UntrustedRoot|PartialChain|SEC_E_UNTRUSTED_ROOT|CERT_TRUST_IS_UNTRUSTED_ROOT|signed by unknown authority|could not establish trust relationship/i,
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'tls',
  ],
  [
    /unable to get local issuer certificate|ERR_CERT_AUTHORITY_INVALID|SEC_ERROR_UNKNOWN_ISSUER|PKIX path building failed/i,
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'tls',
  ],
  [/unable to verify the first certificate/i, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls'],
  [
    /certificate has expired|ERR_CERT_DATE_INVALID|SEC_ERROR_EXPIRED_CERTIFICATE|SEC_E_CERT_EXPIRED|CertificateExpiredException|chain: NotTimeValid/i,
    'CERT_HAS_EXPIRED',
    'tls',
  ],
  [/certificate is not yet valid/i, 'CERT_NOT_YET_VALID', 'tls'],
  [
    /no alternative certificate subject name matches|ERR_CERT_COMMON_NAME_INVALID|SSL_ERROR_BAD_CERT_DOMAIN|does not match certificate's altnames|RemoteCertificateNameMismatch|SSLPeerUnverifiedException|hostname mismatch, certificate|x509: certificate is valid for/i,
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'tls',
  ],
  [
    /alert certificate required|remote error: tls: certificate required|ERR_SSL_CLIENT_AUTH_CERT_NEEDED|SSL_ERROR_RX_CERTIFICATE_REQUIRED_ALERT/i,
    'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED',
    'tls',
  ],
  [
    /alert bad certificate|ERR_BAD_SSL_CLIENT_AUTH_CERT|SSL_ERROR_BAD_CERT_ALERT/i,
    'ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE',
    'tls',
  ],
  [
    /wrong version number|ERR_SSL_PROTOCOL_ERROR|SSL_ERROR_RX_RECORD_TOO_LONG|packet length too long|unrecognized SSL message|corrupted frame was received/i,
    'ERR_SSL_WRONG_VERSION_NUMBER',
    'tls',
  ],
  [
    /alert protocol version|unsupported protocol|ERR_SSL_VERSION_OR_CIPHER_MISMATCH|SSL_ERROR_UNSUPPORTED_VERSION/i,
    'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
    'tls',
  ],
  [
    /alert handshake failure|fatal alert: handshake_failure|SSL_ERROR_HANDSHAKE_FAILURE_ALERT|could not create SSL\/TLS secure channel/i,
    'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE',
    'tls',
  ],
  [
    /ERR_PROXY_AUTH_|tunnel failed, response 407|HTTP code 407 from proxy|statusCode=407|tunnel connection failed: 407|failed with status code '407'/i,
    'ERR_PROXY_AUTH_REQUESTED',
    'connect',
  ],
  [/ERR_PROXY_CONNECTION_FAILED/i, 'ERR_PROXY_CONNECTION_FAILED', 'connect'],
  [/ERR_TUNNEL_CONNECTION_FAILED|tunneling socket/i, 'ERR_TUNNEL_CONNECTION_FAILED', 'connect'],
  [
    /connect tunnel failed|tunnel connection failed|HTTP code \d{3} from proxy after connect/i,
    'ERR_TUNNEL_CONNECTION_FAILED',
    'connect',
  ],
  [/ERR_CONNECTION_REFUSED|connection refused|actively refused|curl: \(7\)/i, 'ECONNREFUSED', 'connect'],
  [/ERR_ADDRESS_UNREACHABLE|no route to host/i, 'EHOSTUNREACH', 'connect'],
  [/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED|network is unreachable/i, 'ENETUNREACH', 'connect'],
  [
    /ERR_(?:CONNECTION_)?TIMED_OUT|NS_ERROR_NET_TIMEOUT|connection timed out|connect timed out/i,
    'ETIMEDOUT',
    'connect',
  ],
  [/connected party did not properly respond/i, 'ETIMEDOUT', 'connect'],
  [/SocketTimeoutException: read timed out|configured HttpClient\.Timeout/i, 'ETIMEDOUT', 'headers'],
  [/timed out after \d{1,9} milliseconds with 0 (?:out of \d{1,12} )?bytes received/i, 'ETIMEDOUT', 'headers'],
  [/timed out after \d{1,9} milliseconds with \d{1,12} /i, 'ETIMEDOUT', 'body'],
  [/operation timed out|curl: \(28\)/i, 'ETIMEDOUT', undefined],
  [/ERR_CONNECTION_(?:RESET|CLOSED|ABORTED)|ERR_EMPTY_RESPONSE|NS_ERROR_NET_RESET/i, 'ECONNRESET', 'headers'],
  [/connection (?:was )?reset|recv failure|empty reply from server|curl: \((?:52|56)\)/i, 'ECONNRESET', 'headers'],
  [/socket hang up|forcibly closed|ERR_HTTP2_PROTOCOL_ERROR/i, 'ECONNRESET', 'headers'],
];

/** The codes of Node.js itself, with how far the request had come. */
const NODE_CODES: ReadonlyMap<string, NetworkFailure['phase']> = new Map([
  ['ENOTFOUND', 'resolve'],
  ['EAI_AGAIN', 'resolve'],
  ['ECONNREFUSED', 'connect'],
  ['EHOSTUNREACH', 'connect'],
  ['ENETUNREACH', 'connect'],
  ['ETIMEDOUT', 'connect'],
  ['ECONNRESET', 'headers'],
  ['EPROTO', 'tls'],
  ['CERT_HAS_EXPIRED', 'tls'],
  ['CERT_NOT_YET_VALID', 'tls'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'tls'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'tls'],
  ['UNABLE_TO_GET_ISSUER_CERT', 'tls'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls'],
  ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'tls'],
  ['ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', 'tls'],
  ['ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE', 'tls'],
  ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'tls'],
  ['ERR_INVALID_URL', 'resolve'],
  ['ERR_NO_SUPPORTED_PROXIES', 'connect'],
]);
/** A failure is said in a line or two. */
const LOOKED_AT = 2000;

/** The failure that a line of curl, a browser, .NET or Node.js tells; undefined for other texts and for calls that were broken off. */
export function networkFailureIn(text: string): NetworkFailure | undefined {
  const line = text.slice(0, LOOKED_AT);
  for (const [word] of line.matchAll(/\b[A-Z][A-Z0-9_]{5,40}\b/g)) {
    const phase = NODE_CODES.get(word);
    if (phase) return { code: word, phase };
  }
  const found = FAILURES.find(([words]) => words.test(line));
  return found && { code: found[1], ...(found[2] && { phase: found[2] }) };
}

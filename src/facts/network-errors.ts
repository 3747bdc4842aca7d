/** Why a request got no answer. */
export type NetworkCause =
  | 'host-not-found'
  | 'refused'
  | 'reset'
  | 'timeout'
  | 'untrusted-certificate'
  | 'expired-certificate'
  | 'wrong-name'
  | 'old-version'
  | 'client-certificate'
  | 'not-tls'
  | 'proxy'
  | 'proxy-sign-in'
  | 'plain-http'
  | 'not-an-address'
  | 'broken-answer';

/**
 * What the codes of Node.js, OpenSSL and Chromium mean, without their prefixes `net::` and `ERR_SSL_`, and the one that
 * `verify` has of its own (ERR_SECRET_OVER_PLAIN_HTTP). Two causes where the code is the same for both. Sources: nodejs.org/docs/latest-v20.x/api/errors.html, tls.html#x509-certificate-error-codes,
 * and Chromium's net_error_list.h.
 */
export const NETWORK_ERRORS: ReadonlyMap<string, readonly NetworkCause[]> = new Map<string, readonly NetworkCause[]>([
  ['ENOTFOUND', ['host-not-found']],
  ['EAI_AGAIN', ['host-not-found']],
  ['EAI_FAIL', ['host-not-found']],
  ['ENODATA', ['host-not-found']],
  ['ERR_NAME_NOT_RESOLVED', ['host-not-found']],
  ['ERR_NAME_RESOLUTION_FAILED', ['host-not-found']],
  ['ECONNREFUSED', ['refused']],
  ['EHOSTUNREACH', ['refused']],
  ['ENETUNREACH', ['refused']],
  ['EHOSTDOWN', ['refused']],
  ['ENETDOWN', ['refused']],
  ['EADDRNOTAVAIL', ['refused']],
  ['ERR_CONNECTION_REFUSED', ['refused']],
  ['ERR_ADDRESS_UNREACHABLE', ['refused']],
  ['ECONNRESET', ['reset']],
  ['ECONNABORTED', ['reset']],
  ['EPIPE', ['reset']],
  ['UND_ERR_SOCKET', ['reset']],
  ['ERR_CONNECTION_RESET', ['reset']],
  ['ERR_CONNECTION_CLOSED', ['reset']],
  ['ERR_CONNECTION_ABORTED', ['reset']],
  ['ERR_EMPTY_RESPONSE', ['reset']],
  ['ETIMEDOUT', ['timeout']],
  ['ESOCKETTIMEDOUT', ['timeout']],
  ['UND_ERR_CONNECT_TIMEOUT', ['timeout']],
  ['UND_ERR_HEADERS_TIMEOUT', ['timeout']],
  ['UND_ERR_BODY_TIMEOUT', ['timeout']],
  ['ERR_TIMED_OUT', ['timeout']],
  ['ERR_CONNECTION_TIMED_OUT', ['timeout']],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', ['untrusted-certificate']],
  ['SELF_SIGNED_CERT_IN_CHAIN', ['untrusted-certificate']],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', ['untrusted-certificate']],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', ['untrusted-certificate']],
  ['UNABLE_TO_GET_ISSUER_CERT', ['untrusted-certificate']],
  ['CERT_UNTRUSTED', ['untrusted-certificate']],
  ['CERT_REVOKED', ['untrusted-certificate']],
  ['CERT_REJECTED', ['untrusted-certificate']],
  ['CERT_SIGNATURE_FAILURE', ['untrusted-certificate']],
  ['CERT_CHAIN_TOO_LONG', ['untrusted-certificate']],
  ['PATH_LENGTH_EXCEEDED', ['untrusted-certificate']],
  ['INVALID_CA', ['untrusted-certificate']],
  ['INVALID_PURPOSE', ['untrusted-certificate']],
  ['ERR_CERT_AUTHORITY_INVALID', ['untrusted-certificate']],
  ['CERT_HAS_EXPIRED', ['expired-certificate']],
  ['CERT_NOT_YET_VALID', ['expired-certificate']],
  ['ERR_CERT_DATE_INVALID', ['expired-certificate']],
  ['ERR_TLS_CERT_ALTNAME_INVALID', ['wrong-name']],
  ['HOSTNAME_MISMATCH', ['wrong-name']],
  ['ERR_CERT_COMMON_NAME_INVALID', ['wrong-name']],
  ['TLSV1_ALERT_PROTOCOL_VERSION', ['old-version']],
  ['UNSUPPORTED_PROTOCOL', ['old-version']],
  ['VERSION_OR_CIPHER_MISMATCH', ['old-version']],
  // A server of TLS 1.2 that misses the certificate of a client says the same as one that finds no version or cipher.
  ['SSLV3_ALERT_HANDSHAKE_FAILURE', ['old-version', 'client-certificate']],
  ['OBSOLETE_VERSION', ['old-version']],
  ['TLSV13_ALERT_CERTIFICATE_REQUIRED', ['client-certificate']],
  // Alerts come from the other side, and a server is shown no certificate but that of the client.
  ['SSLV3_ALERT_BAD_CERTIFICATE', ['client-certificate']],
  ['SSLV3_ALERT_CERTIFICATE_UNKNOWN', ['client-certificate']],
  ['TLSV1_ALERT_UNKNOWN_CA', ['client-certificate']],
  ['CLIENT_AUTH_CERT_NEEDED', ['client-certificate']],
  ['ERR_BAD_SSL_CLIENT_AUTH_CERT', ['client-certificate']],
  ['WRONG_VERSION_NUMBER', ['not-tls']],
  ['PACKET_LENGTH_TOO_LONG', ['not-tls']],
  ['HTTP_REQUEST', ['not-tls']],
  ['EPROTO', ['old-version', 'not-tls']],
  ['PROTOCOL_ERROR', ['old-version', 'not-tls']],
  ['ERR_PROXY_CONNECTION_FAILED', ['proxy']],
  ['ERR_TUNNEL_CONNECTION_FAILED', ['proxy']],
  ['ERR_NO_SUPPORTED_PROXIES', ['proxy']],
  ['ERR_PROXY_AUTH_REQUESTED', ['proxy-sign-in']],
  ['ERR_SECRET_OVER_PLAIN_HTTP', ['plain-http']],
  ['ERR_INVALID_URL', ['not-an-address']],
  ['ERR_INVALID_HTTP_RESPONSE', ['broken-answer']],
  ['ERR_CONTENT_DECODING_FAILED', ['broken-answer']],
  ['ERR_RESPONSE_HEADERS_TOO_BIG', ['broken-answer']],
]);

/** What llhttp says of an answer, and zlib and Brotli of a body that is packed. */
const OF_AN_ANSWER = /^(?:HPE_|Z_(?:DATA|BUF)_ERROR$|Z_NEED_DICT$|ERR__ERROR_FORMAT_)/;

/** The causes of a code, however it is spelled; empty for one that is not known. */
export const networkCauses = (code: string): readonly NetworkCause[] => {
  const name = code
    .trim()
    .toUpperCase()
    .replace(/^NET::/, '');
  return (
    NETWORK_ERRORS.get(name) ??
    NETWORK_ERRORS.get(name.replace(/^ERR_SSL_/, '')) ??
    (OF_AN_ANSWER.test(name) ? ['broken-answer'] : [])
  );
};

/** Versions of TLS that the services of Microsoft do not speak any more. */
export const isOldTls = (protocol: string): boolean => /^(?:SSLv\d|TLSv1(?:\.[01])?)$/i.test(protocol.trim());

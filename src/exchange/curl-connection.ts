import type { NetworkFailure } from './exchange.js';

/** `no_proxy` names what goes past the proxy. */
const PROXY_VARIABLE = /^\* {1,3}Uses proxy env variable (?!no_proxy\b)\w{1,40} == '([^']{1,500})'/i;
/** curl tries one address after the other; what failed before this does not count. */
const CONNECTED = /^\* {1,3}(?:Connected to|Established connection)/;
const CLOSED = /^\* {1,3}Closing connection/;
/** A server asks for a certificate in the handshake (RFC 5246, 7.4.4; RFC 8446, 4.3.2). */
const CERTIFICATE_REQUEST = /\bRequest CERT \(13\)/;
/** Newer versions of curl name the server and the proxy. */
const VIA_PROXY = /failed to connect to \S{1,253} port \d{1,5} via (\S{1,253}) after/i;
const TUNNEL_STATUS = /(?:tunnel failed, response|HTTP code) (\d{3})\b/i;

/** What `curl -v` tells of a connection beside why it failed. */
export class CurlConnection {
  private proxy: string | undefined;
  private wantsCertificate = false;

  /** Takes notice of a line; true for one that says that a connection stands. */
  hears(line: string): boolean {
    const variable = PROXY_VARIABLE.exec(line)?.[1];
    if (variable !== undefined) this.proxy = addressIn(variable);
    if (CERTIFICATE_REQUEST.test(line)) this.wantsCertificate = true;
    if (CLOSED.test(line)) this.proxy = undefined;
    const isConnected = CONNECTED.test(line);
    if (isConnected) this.wantsCertificate = false;
    return isConnected;
  }

  /** The failure that a line tells, with what the lines before it told: that it was the proxy, or that a certificate was asked for. */
  failure(failure: NetworkFailure, line: string): NetworkFailure {
    const via = VIA_PROXY.exec(line)?.[1];
    const address = this.proxy ?? (via && addressIn(via));
    const status = TUNNEL_STATUS.exec(line)?.[1];
    const proxy = address !== undefined && {
      proxy: { address, ...(status !== undefined && { status: Number(status) }) },
    };
    const isOfProxy = address !== undefined && (failure.phase === 'connect' || failure.phase === 'resolve');
    return {
      ...failure,
      // With a proxy curl connects to nothing else; what a proxy refuses has a code of its own.
      ...(isOfProxy && !/PROXY|TUNNEL/.test(failure.code) && { code: 'ERR_PROXY_CONNECTION_FAILED' }),
      ...(isOfProxy && proxy),
      ...(this.wantsCertificate && { wantsCertificate: true }),
    };
  }
}

/** Host and port of a proxy, without the user and password that may stand before them. */
const addressIn = (proxy: string): string =>
  proxy
    .replace(/^[a-z][\w+.-]{0,20}:\/\//i, '')
    .replace(/^.*@/s, '')
    .replace(/[/?#].*$/s, '')
    .slice(0, 253);

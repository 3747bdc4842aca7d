import { describe, expect, test } from '@jest/globals';
import { Document } from '../../src/document/document.js';
import { readEvidence } from '../../src/exchange/evidence.js';
import type { NetworkFailure } from '../../src/exchange/exchange.js';

const failureOf = (...lines: readonly string[]): NetworkFailure | undefined =>
  readEvidence(new Document('curl.txt', lines.join('\n'), { json: false })).exchanges[0]?.failure;

const PROXY = "* Uses proxy env variable https_proxy == 'http://user:canary@10.0.0.5:8080/'";
const TRYING = '*   Trying 10.0.0.5:8080...';
const REFUSED = '* connect to 10.0.0.5 port 8080 failed: Connection refused';
const address = '10.0.0.5:8080';

describe('with a proxy, curl -v tells', () => {
  test.each([
    [REFUSED, 'ERR_PROXY_CONNECTION_FAILED', { address }],
    ['* connect to 10.0.0.5 port 8080 failed: Connection timed out', 'ERR_PROXY_CONNECTION_FAILED', { address }],
    ['* connect to 10.0.0.5 port 8080 failed: No route to host', 'ERR_PROXY_CONNECTION_FAILED', { address }],
    ['* CONNECT tunnel failed, response 407', 'ERR_PROXY_AUTH_REQUESTED', { address, status: 407 }],
    ['* CONNECT tunnel failed, response 403', 'ERR_TUNNEL_CONNECTION_FAILED', { address, status: 403 }],
    ['* Received HTTP code 502 from proxy after CONNECT', 'ERR_TUNNEL_CONNECTION_FAILED', { address, status: 502 }],
    ['* SSL certificate problem: certificate has expired', 'CERT_HAS_EXPIRED', undefined],
    ['curl: (52) Empty reply from server', 'ECONNRESET', undefined],
  ])('%s', (line, code, proxy) => {
    const failure = failureOf(PROXY, TRYING, line, '* Closing connection 0');
    expect([failure?.code, failure?.proxy]).toEqual([code, proxy]);
  });

  test.each([
    "* Uses proxy env variable HTTPS_PROXY == '10.0.0.5:8080'",
    "* Uses proxy env variable all_proxy == 'socks5://user@10.0.0.5:8080'",
  ])('%s', (line) => expect(failureOf(line, TRYING, REFUSED)?.proxy).toEqual({ address }));
});

test.each([
  ["* Uses proxy env variable no_proxy == '10.0.0.5'", REFUSED],
  [PROXY, '* Closing connection 0', REFUSED],
  [REFUSED],
])('no proxy: %s', (...lines) => expect(failureOf(...lines)).toEqual({ code: 'ECONNREFUSED', phase: 'connect' }));

test('newer versions name the proxy in the failure itself', () => {
  const line = "curl: (7) Failed to connect to itsm.example.com port 443 via 10.0.0.5 after 3 ms: Couldn't connect";
  expect(failureOf(line)).toMatchObject({ code: 'ERR_PROXY_CONNECTION_FAILED', proxy: { address: '10.0.0.5' } });
});

test('a request for a certificate counts for its own connection', () => {
  const asked = '* TLSv1.2 (IN), TLS handshake, Request CERT (13):';
  const failed = '* OpenSSL/3.0.19: error:0A000410:SSL routines::sslv3 alert handshake failure';
  expect(failureOf('* Connected to a.example', asked, failed)?.wantsCertificate).toBe(true);
  expect(failureOf('* Connected to a.example', asked, '* Connected to b.example', failed)?.wantsCertificate).toBe(
    undefined,
  );
});

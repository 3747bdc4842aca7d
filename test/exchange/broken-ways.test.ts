import { describe, expect, test } from '@jest/globals';
import type { Rule, Sighting } from '../../src/engine/rule.js';
import { causesOf, certificateInWords } from '../../src/exchange/broken-ways.js';
import type { Certificate, NetworkFailure } from '../../src/exchange/exchange.js';
import privateAddress from '../../src/rules/network/private-address.js';
import reset from '../../src/rules/network/reset.js';
import timeout from '../../src/rules/network/timeout.js';
import notTls from '../../src/rules/tls/not-tls.js';
import oldVersion from '../../src/rules/tls/old-version.js';
import untrusted from '../../src/rules/tls/untrusted-certificate.js';
import wrongName from '../../src/rules/tls/wrong-name.js';
import { exchangeOf, flowOf, TOKEN } from '../support/traffic.js';

test.each([
  ['ENOTFOUND', ['host-not-found']],
  ['net::ERR_NAME_NOT_RESOLVED', ['host-not-found']],
  ['ECONNREFUSED', ['refused']],
  ['ENETUNREACH', ['refused']],
  ['UND_ERR_SOCKET', ['reset']],
  ['UND_ERR_BODY_TIMEOUT', ['timeout']],
  ['ERR_SSL_WRONG_VERSION_NUMBER', ['not-tls']],
  ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', ['old-version']],
  ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', ['client-certificate']],
  ['net::ERR_SSL_CLIENT_AUTH_CERT_NEEDED', ['client-certificate']],
  ['ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', ['old-version', 'client-certificate']],
  ['EPROTO', ['old-version', 'not-tls']],
  ['NET::ERR_CERT_DATE_INVALID', ['expired-certificate']],
  ['ERR_ABORTED', []],
  ['', []],
])('%s', (code, expected) => expect(causesOf(exchangeOf('token', { code }))).toEqual(expected));

test('the highest version of the server decides what EPROTO is', () => {
  expect(causesOf(exchangeOf('token', { code: 'EPROTO', protocol: 'TLSv1.1' }))).toEqual(['old-version']);
  expect(causesOf(exchangeOf('token', { code: 'EPROTO', protocol: 'TLSv1.3' }))).toEqual(['not-tls']);
});

test('that a server asked for a certificate decides why it ended the handshake, and nothing else', () => {
  const refused = { code: 'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', wantsCertificate: true } as const;
  expect(causesOf(exchangeOf('token', refused))).toEqual(['client-certificate']);
  expect(causesOf(exchangeOf('token', { ...refused, code: 'ECONNRESET' }))).toEqual(['reset']);
});

const CERTIFICATE: Certificate = {
  subject: 'CN=*.example.org',
  issuer: 'CN=Company <Root>',
  validFrom: '2026-01-01',
  validTo: '2027-01-01',
  names: ['*.example.org', 'example.org'],
};

test('a certificate is told by its names and dates, and strange letters are not passed on', () => {
  expect(certificateInWords({ code: 'x', certificate: CERTIFICATE })).toBe(
    '; its certificate has subject "CN=*.example.org", issuer "CN=Company ?Root?", valid from 2026-01-01 to 2027-01-01',
  );
  expect(certificateInWords({ code: 'x' })).toBe('');
});

describe('the message', () => {
  const seen = (rule: Rule, failure: NetworkFailure, url?: string): Sighting[] => {
    const sightings: Sighting[] = [];
    rule.diagnose?.(flowOf([exchangeOf('token', failure, url === undefined ? {} : { url })]), (each) =>
      sightings.push(each),
    );
    return sightings;
  };
  const told = (rule: Rule, failure: NetworkFailure): string | undefined => seen(rule, failure)[0]?.message;

  test.each<readonly [Rule, NetworkFailure, string]>([
    [
      timeout,
      { code: 'ETIMEDOUT', phase: 'connect', after: 10_000 },
      '"itsm.example.com" takes no connection within 10 s (ETIMEDOUT)',
    ],
    [
      timeout,
      { code: 'ETIMEDOUT', phase: 'headers', after: 900 },
      '"itsm.example.com" took the request and sent no answer within 900 ms (ETIMEDOUT)',
    ],
    [
      timeout,
      { code: 'UND_ERR_BODY_TIMEOUT' },
      '"itsm.example.com" began its answer and did not finish it (UND_ERR_BODY_TIMEOUT)',
    ],
    [
      oldVersion,
      { code: 'EPROTO', protocol: 'TLSv1.1' },
      '"itsm.example.com" speaks TLSv1.1 at most (EPROTO); expected TLS 1.2 or later',
    ],
    [
      wrongName,
      { code: 'ERR_TLS_CERT_ALTNAME_INVALID', certificate: CERTIFICATE },
      '"itsm.example.com" shows a certificate for "*.example.org", "example.org" (ERR_TLS_CERT_ALTNAME_INVALID); its certificate has subject "CN=*.example.org", issuer "CN=Company ?Root?", valid from 2026-01-01 to 2027-01-01',
    ],
    [
      untrusted,
      { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' },
      '"itsm.example.com" shows a certificate that came without the certificates between it and its authority (UNABLE_TO_VERIFY_LEAF_SIGNATURE)',
    ],
  ])('%#', (rule, failure, message) => expect(told(rule, failure)).toBe(message));

  test('two causes that look the same are both told, and neither is sure', () => {
    const both = [...seen(oldVersion, { code: 'EPROTO' }), ...seen(notTls, { code: 'EPROTO' })];
    expect(both.map(({ confidence }) => confidence)).toEqual(['low', 'low']);
    const url = 'http://itsm.example.com:443/oauth_token.do';
    const cut = [...seen(reset, { code: 'ECONNRESET' }, url), ...seen(notTls, { code: 'ECONNRESET' }, url)];
    expect(cut.map(({ confidence }) => confidence)).toEqual(['low', 'low']);
    expect(seen(notTls, { code: 'ECONNRESET' })).toEqual([]);
  });

  test('a run against this computer is no private address to warn of', () => {
    const at = (url: string, kinds: readonly ('live' | 'raw')[]): number => {
      let count = 0;
      privateAddress.diagnose?.(flowOf([exchangeOf('token', TOKEN, { url })], { kinds }), () => count++);
      return count;
    };
    const sandbox = 'http://127.0.0.1:8080/oauth_token.do';
    expect([at(sandbox, ['live']), at(sandbox, ['raw']), at('https://10.0.0.1/oauth_token.do', ['live'])]).toEqual([
      0, 1, 1,
    ]);
  });
});

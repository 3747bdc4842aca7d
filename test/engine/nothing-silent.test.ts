import { describe, expect, test } from '@jest/globals';
import { activeRules } from '../../src/engine/check.js';
import { diagnose } from '../../src/engine/diagnose.js';
import { type Exchange, FLOW_STAGES, type FlowStage } from '../../src/exchange/exchange.js';
import { rules } from '../../src/rules/index.js';
import { FAILURE_CODES } from '../../src/verify/network-failure.js';
import { exchangeOf, flowOf } from '../support/traffic.js';

// Whatever comes of a request of `verify`: it did what it is for, or a rule says that it did not.

const active = activeRules(rules, 'repository');

const BODIES: Readonly<Partial<Record<FlowStage, string>>> = {
  token: 'grant_type=authorization_code&code=a&redirect_uri=b&client_id=c&client_secret=d',
  refresh: 'grant_type=refresh_token&refresh_token=a&client_id=c&client_secret=d',
};
const bodyOf = (stage: FlowStage): { body?: string } => {
  const body = BODIES[stage];
  return body === undefined ? {} : { body };
};

/** The rules that say that a leg failed; undefined when it went well. */
function toldOf(exchange: Exchange): readonly string[] | undefined {
  const { stages, findings, failures } = diagnose(flowOf([exchange], { kinds: ['live'] }), active);
  expect(failures).toEqual([]);
  const outcome = stages.find(({ stage }) => stage === exchange.stage)?.outcome;
  const errors = findings.flatMap(({ rule, severity }) => (severity === 'error' ? [rule] : []));
  return outcome === 'ok' ? undefined : errors;
}

const STATUSES = [
  ...[
    102, 200, 201, 204, 206, 300, 301, 302, 303, 304, 307, 308, 400, 401, 402, 403, 404, 405, 406, 407, 409, 410, 411,
    413,
  ],
  ...[
    414, 415, 418, 421, 422, 423, 425, 426, 428, 429, 431, 451, 499, 500, 501, 502, 503, 504, 505, 511, 520, 525, 599,
    999,
  ],
];
const ANSWERS = [
  '',
  '{}',
  '[]',
  '{"result":[]}',
  '{"error":"x"}',
  '{"error":{"message":"x"}}',
  'no more',
  '<html><title>x</title><body>y</body></html>',
];
const LOCATIONS = [undefined, '', '/x', 'https://b.example.com/'];

describe.each(['authorize', 'token', 'refresh', 'api'] as const)('%s', (stage) => {
  test.each(STATUSES)('status %i', (status) => {
    for (const body of ANSWERS)
      for (const location of status >= 300 && status < 400 ? LOCATIONS : [undefined]) {
        const headers = location === undefined ? {} : { Location: location };
        expect([body, location, toldOf(exchangeOf(stage, { status, body, headers }, bodyOf(stage)))]).not.toEqual([
          body,
          location,
          [],
        ]);
      }
  });
});

test.each([
  '',
  '?state=s',
  '?code=',
  '?code=&state=s',
  '?error=',
  '?error=x&state=s',
  '?a=b',
])('the browser comes back with %j', (query) => {
  const url = `https://global.consent.azure-apim.net/redirect${query}`;
  expect(toldOf({ ...exchangeOf('callback', { status: 200 }, { url }) })).not.toEqual([]);
});

/** Each code that is ours, with the rule that tells it. */
const OURS: Readonly<Record<keyof typeof FAILURE_CODES, string>> = {
  notAnAddress: 'endpoint/not-a-url',
  secretInPlainHttp: 'endpoint/not-https',
  proxySetting: 'network/proxy-refused',
  proxyUnreachable: 'network/proxy-refused',
  proxyAuthentication: 'edge/proxy-sign-in',
  tunnelRefused: 'network/proxy-refused',
  httpToHttps: 'tls/not-tls',
  notTls: 'tls/not-tls',
  timeout: 'network/timeout',
  aborted: 'network/failed',
};
/** Codes of Node.js, llhttp, zlib, Brotli and OpenSSL that come of a request. */
const THEIRS: readonly (readonly [string, string])[] = [
  ['ENOTFOUND', 'network/host-not-found'],
  ['EAI_AGAIN', 'network/host-not-found'],
  ['ECONNREFUSED', 'network/refused'],
  ['EHOSTUNREACH', 'network/refused'],
  ['ENETDOWN', 'network/refused'],
  ['ECONNRESET', 'network/reset'],
  ['EPIPE', 'network/reset'],
  ['CERT_HAS_EXPIRED', 'tls/expired-certificate'],
  ['CERT_REVOKED', 'tls/untrusted-certificate'],
  ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'tls/old-version'],
  ['HPE_INVALID_CONSTANT', 'network/broken-answer'],
  ['HPE_HEADER_OVERFLOW', 'network/broken-answer'],
  ['HPE_INVALID_CONTENT_LENGTH', 'network/broken-answer'],
  ['Z_DATA_ERROR', 'network/broken-answer'],
  ['Z_BUF_ERROR', 'network/broken-answer'],
  ['ERR__ERROR_FORMAT_PADDING_1', 'network/broken-answer'],
  ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'tls/client-certificate'],
  ['ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR', 'network/failed'],
  ['ERR_INVALID_CHAR', 'network/failed'],
  ['EACCES', 'network/failed'],
  ['ERR_UNKNOWN', 'network/failed'],
];

describe.each([
  ...(Object.keys(OURS) as (keyof typeof OURS)[]).map((name) => [FAILURE_CODES[name], OURS[name]] as const),
  ...THEIRS,
])('no answer: %s', (code, rule) => {
  test.each(FLOW_STAGES)('at %s', (stage) => {
    const exchange = exchangeOf(stage, { code }, bodyOf(stage));
    const { findings } = diagnose(flowOf([exchange], { kinds: ['live'] }), active);
    expect(findings.filter(({ rank }) => rank === 'primary').map((finding) => finding.rule)).toEqual([rule]);
  });
});

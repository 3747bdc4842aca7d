import { describe, expect, test } from '@jest/globals';
import { readEvidence } from '../../src/exchange/evidence.js';
import { type Exchange, queryOf } from '../../src/exchange/exchange.js';
import type { Evidence } from '../../src/exchange/flow.js';
import { type EntryOptions, entry, fileOf, har, json } from './recordings.js';

const read = (...entries: readonly EntryOptions[]): Evidence =>
  readEvidence(fileOf(har(entries.map(entry)), 'sign-in.har'));
const problems = ({ problems = [] }: Evidence): string[] => problems.map(({ kind }) => kind);

/** An exchange in a line. */
const brief = ({ stage, attempt, request, response, failure, said }: Exchange): string =>
  [
    stage,
    attempt,
    request?.method,
    response?.status,
    failure?.code,
    said === undefined ? undefined : `"${said.slice(0, 40)}"`,
  ]
    .filter((each) => each !== undefined)
    .join(' ');
const briefs = (evidence: Evidence): string[] => evidence.exchanges.map(brief);

const CONSENT = 'https://global.consent.azure-apim.net/redirect/synthetic-incidents';
const AUTHORIZE = `https://itsm.example.com/oauth_auth.do?response_type=code&client_id=synthetic&redirect_uri=${encodeURIComponent(CONSENT)}&state=synthetic-state`;
const API = 'https://x.environment.api.powerplatform.com/connectivity/connectors/shared_synthetic/connections';
const CONNECTION = `${API}/0123456789abcdef0123456789abcdef`;
const RESULT = 'https://make.powerapps.com/connection/oauth/redirect?oauthPopupId=1';
const FAILED =
  'OAuth2 authorization flow failed for service \'ServiceNow\'. OAuth 2 sign in failed to exchange code for access token. Client ID and secret sent in form body.. Response status code=Unauthorized. Response body: {"error":"server_error","error_description":"access_denied"} Client ID and secret sent in Basic authorization header.. Response status code=BadRequest. Response body: {"error":"invalid_grant"}';
const REFRESH_FAILED =
  'Failed to refresh access token for service: oauth2. Correlation Id=0af1-22, UTC TimeStamp=11/23/2026 10:00:00 AM, Error: Missing refresh token.';
const status = (error?: object): object =>
  json({
    name: '0123456789abcdef0123456789abcdef',
    properties: { statuses: [{ status: 'Error', target: 'token', ...(error && { error }) }] },
  });

describe('the dance in a recording', () => {
  test.each<[string, readonly EntryOptions[], string[]]>([
    ['the authorization request', [{ url: AUTHORIZE }], ['authorize GET 200']],
    ['a code on the way back', [{ url: `${CONSENT}?code=c&state=s` }], ['callback GET 200']],
    ['an error on the way back', [{ url: `${CONSENT}?error=access_denied&state=s` }], ['callback GET 200']],
    [
      'the way back in the Location of a redirect, where its page is missing',
      [{ url: AUTHORIZE, status: 302, answerHeaders: { LOCATION: `${CONSENT}?code=c&state=s` } }],
      ['authorize GET 302', 'callback GET'],
    ],
    [
      'the way back in redirectURL and in its page, once',
      [
        { url: AUTHORIZE, status: 302, redirectURL: `${CONSENT}?code=c&state=s` },
        { url: `${CONSENT}?code=c&state=s`, status: 302 },
      ],
      ['authorize GET 302', 'callback GET 302'],
    ],
    [
      'the two attempts in Base64',
      [{ url: `${RESULT}&error=${encodeURIComponent(btoa(FAILED))}` }],
      ['token form 401', 'token basic 400'],
    ],
    [
      'the two attempts in a Location',
      [{ url: `${CONSENT}?code=c&state=s`, status: 302, redirectURL: `${RESULT}&error=${btoa(FAILED)}` }],
      ['callback GET 302', 'token form 401', 'token basic 400'],
    ],
    [
      'another text in Base64',
      [{ url: `${RESULT}&error=${encodeURIComponent(btoa('AADSTS90008: The user has not consented to use it'))}` }],
      ['callback "AADSTS90008: The user has not consented "'],
    ],
    ['a connection nobody has signed in to', [{ method: 'PUT', url: CONNECTION, status: 201, content: status() }], []],
    [
      'the state of a connection, polled',
      [
        { url: CONNECTION, content: status({ code: 'Unauthorized', message: REFRESH_FAILED }) },
        { url: CONNECTION, content: status({ code: 'Unauthorized', message: REFRESH_FAILED.replace('10:0', '10:1') }) },
      ],
      ['refresh "Failed to refresh access token for servi"'],
    ],
    [
      'a list of connections has those of others',
      [
        {
          url: API,
          content: json({
            value: [
              {
                name: 'other',
                properties: { statuses: [{ status: 'Error', target: 'token', error: { message: REFRESH_FAILED } }] },
              },
            ],
          }),
        },
      ],
      [],
    ],
    [
      'a refused link',
      [
        {
          method: 'POST',
          url: `${CONNECTION}/getConsentLink`,
          status: 400,
          content: json({ error: { code: 'X', message: 'No such connection here' } }),
        },
      ],
      ['authorize "No such connection here"'],
    ],
    [
      'a refused confirmation',
      [
        {
          method: 'POST',
          url: `${CONNECTION}/confirmConsentCode`,
          status: 400,
          content: json({ error: { code: 'X', message: FAILED } }),
        },
      ],
      ['token form 401', 'token basic 400'],
    ],
    [
      'a test call through the gateway',
      [
        { method: 'OPTIONS', url: 'https://x.azure-apim.net/apim/synthetic/1/api/now/table/incident' },
        {
          url: 'https://x.azure-apim.net/apim/synthetic/1/api/now/table/incident',
          status: 401,
          answerHeaders: { 'x-ms-apihub-cached-response': 'true' },
        },
      ],
      ['api GET 401'],
    ],
    [
      'calls of other connectors',
      [
        { method: 'PUT', url: CONNECTION, status: 201, content: status() },
        { url: 'https://x.azure-apim.net/apim/office365/1/x' },
        { url: 'https://x.azure-apim.net/apim/synthetic/1/x' },
      ],
      ['api GET 200'],
    ],
    [
      'a bot without a state',
      [
        {
          url: 'https://token.botframework.com/.auth/web/redirect?code=c',
          status: 400,
          content: json({
            error: {
              code: 'ServiceError',
              message:
                'Missing required query string parameter: state. Url = https://token.botframework.com/.auth/web/redirect?code=c',
            },
          }),
        },
      ],
      ['callback GET 400', 'callback "Missing required query string parameter:"'],
    ],
    [
      'Teams',
      [{ url: 'https://teams.microsoft.com/api/platform/v1.0/oAuthRedirect?code=c&state=s' }],
      ['callback GET 200'],
    ],
    [
      'an instance as the client',
      [
        {
          url: 'https://login.microsoftonline.com/t/oauth2/v2.0/authorize?response_type=code&client_id=c&redirect_uri=https%3A%2F%2Fi.service-now.com%2Foauth_redirect.do',
        },
        { url: 'https://i.service-now.com/oauth_redirect.do?code=c&state=s' },
      ],
      ['authorize GET 200', 'callback GET 200'],
    ],
  ])('%s', (_, entries, expected) => {
    expect(briefs(read(...entries))).toEqual(expected);
  });

  test.each<[string, EntryOptions]>([
    ['a picture', { url: 'https://itsm.example.com/oauth_logo', content: { mimeType: 'image/png' } }],
    [
      'a script',
      {
        url: 'https://itsm.example.com/api/x',
        more: { _resourceType: 'script' },
        headers: { Authorization: 'Bearer x' },
      },
    ],
    ['data', { url: 'data:text/html,/oauth_auth.do' }],
    [
      'the sign-in of the portal',
      {
        url: 'https://login.microsoftonline.com/t/oauth2/v2.0/authorize?response_type=code&client_id=c&redirect_uri=https%3A%2F%2Fmake.powerapps.com%2Fauth',
      },
    ],
    [
      'the exchange of the portal',
      {
        method: 'POST',
        url: 'https://login.microsoftonline.com/t/oauth2/v2.0/token',
        headers: { Origin: 'https://make.powerapps.com' },
        postData: { mimeType: 'application/x-www-form-urlencoded', text: 'grant_type=refresh_token&refresh_token=x' },
      },
    ],
    ['the way back of the portal', { url: 'https://make.powerapps.com/auth?code=c&state=s' }],
    [
      'the sign-in of an instance at another server',
      {
        url: 'https://sso.example.com/oauth2/authorize?response_type=code&client_id=c&redirect_uri=https%3A%2F%2Fi.service-now.com%2Fnavpage.do',
      },
    ],
    [
      'a page of the instance that calls its API',
      { url: 'https://i.service-now.com/api/now/ui/concoursepicker', headers: { 'X-UserToken': 'x', cookie: 'x' } },
    ],
    ['the API of the platform', { url: `${API}?api-version=1`, headers: { Authorization: 'Bearer x' } }],
  ])('%s is no part of it', (_, each) => {
    const evidence = read(each);
    expect(briefs(evidence)).toEqual([]);
    expect(problems(evidence)).toContain('no-sign-in');
    expect(evidence.kinds).toEqual(['recording']);
  });
});

describe('entries as programs write them', () => {
  const token: EntryOptions = {
    method: 'POST',
    url: 'https://itsm.example.com/oauth_token.do',
    postData: {
      mimeType: 'application/x-www-form-urlencoded',
      text: 'grant_type=authorization_code&code=c&client_secret=s',
    },
    content: json({ access_token: 't' }),
  };
  const first = (options: Partial<EntryOptions>): Exchange | undefined => read({ ...token, ...options }).exchanges[0];

  test('form and answer', () => {
    expect(first({})).toMatchObject({
      stage: 'token',
      attempt: 'form',
      response: { status: 200, body: '{"access_token":"t"}' },
    });
  });

  test('a form in parameters, encoded or not', () => {
    const params = [
      { name: 'grant_type', value: 'refresh_token' },
      { name: 'redirect_uri', value: 'https%3A%2F%2Fx.example' },
    ];
    expect(first({ postData: { mimeType: 'x', params } })).toMatchObject({
      stage: 'refresh',
      request: { body: 'grant_type=refresh_token&redirect_uri=https%3A%2F%2Fx.example' },
    });
  });

  test.each<[string, object, string | undefined]>([
    ['in Base64', { size: 4, mimeType: 'x', encoding: 'base64', text: btoa('\u00c3\u00a4') }, '\u00e4'],
    ['not recorded', { size: 400, mimeType: 'text/html' }, undefined],
    ['with a byte order mark', { size: 5, mimeType: 'x', text: '\ufeff{}' }, '\ufeff{}'],
    ['in Base64 that is none', { size: 5, mimeType: 'x', encoding: 'base64', text: '%%%' }, undefined],
  ])('a body %s', (_, content, body) => {
    expect(first({ content })?.response?.body).toBe(body);
  });

  test.each<[string, object, string | undefined]>([
    ['net::ERR_NAME_NOT_RESOLVED', { _error: 'net::ERR_NAME_NOT_RESOLVED' }, 'ENOTFOUND'],
    [
      'net::ERR_CERT_AUTHORITY_INVALID',
      { _error: 'net::ERR_CERT_AUTHORITY_INVALID' },
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    ],
    ['net::ERR_CERT_DATE_INVALID', { _error: 'net::ERR_CERT_DATE_INVALID' }, 'CERT_HAS_EXPIRED'],
    [
      'net::ERR_CERT_COMMON_NAME_INVALID',
      { _error: 'net::ERR_CERT_COMMON_NAME_INVALID' },
      'ERR_TLS_CERT_ALTNAME_INVALID',
    ],
    ['net::ERR_CONNECTION_REFUSED', { _error: 'net::ERR_CONNECTION_REFUSED' }, 'ECONNREFUSED'],
    ['net::ERR_CONNECTION_TIMED_OUT', { _error: 'net::ERR_CONNECTION_TIMED_OUT' }, 'ETIMEDOUT'],
    ['a call broken off', { _error: 'net::ERR_ABORTED' }, undefined],
    ['a comment of Firefox', { comment: 'SEC_ERROR_UNKNOWN_ISSUER' }, 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY'],
  ])('%s', (_, more, code) => {
    for (const none of [0, -1]) {
      const exchange = read({ url: AUTHORIZE, status: none, more }).exchanges[0];
      expect([exchange?.failure?.code, exchange?.response]).toEqual([code, undefined]);
    }
  });

  test.each([
    ['with milliseconds', '2026-11-23T10:00:00.000Z'],
    ['with seven digits and an offset', '2026-11-23T11:00:00.0000000+01:00'],
    ['without a fraction', '2026-11-23T10:00:00Z'],
  ])('a time %s', (_, time) => {
    expect(first({ time })).toMatchObject({
      time: Date.UTC(2026, 10, 23, 10),
      answeredAt: Date.UTC(2026, 10, 23, 10) + 12,
    });
  });

  test('a file with a byte order mark, and entries that miss nearly everything', () => {
    const text = `\ufeff${har([{}, { request: null }, { request: { url: AUTHORIZE } }, { request: { url: AUTHORIZE, headers: { a: 'b' } }, response: {} }])}`;
    expect(briefs(readEvidence(fileOf(text)))).toEqual(['authorize GET', 'authorize GET']);
  });

  test('the order is that of the recording', () => {
    const evidence = read({ url: AUTHORIZE }, { url: `${CONSENT}?code=c&state=s` }, { url: AUTHORIZE });
    expect(evidence.exchanges.map(({ stage }) => stage)).toEqual(['authorize', 'callback', 'authorize']);
    expect(queryOf(evidence.exchanges[1] as Exchange).get('code')).toBe('c');
  });
});

describe('what a recording lacks', () => {
  test('sanitized by the browser', () => {
    const sanitized = read({ url: AUTHORIZE, headers: { accept: '*/*' } });
    expect([sanitized.isSanitized, problems(sanitized)]).toEqual([true, ['sanitized']]);
    const whole = read(
      { url: AUTHORIZE, headers: { accept: '*/*' } },
      { url: 'https://x.example', headers: { Cookie: 'a=b' } },
    );
    expect([whole.isSanitized, problems(whole)]).toEqual([false, []]);
  });

  test('written over by a program', () => {
    const masked = read({
      url: 'https://i.service-now.com/api/now/table/incident',
      headers: { Authorization: 'REDACTED' },
    });
    expect([masked.isSanitized, problems(masked)]).toEqual([true, ['masked']]);
    expect(masked.exchanges[0]?.request?.headers).toEqual([]);
  });

  test('tunnels only', () => {
    const evidence = read({ method: 'CONNECT', url: 'https://itsm.example.com:443' });
    expect(problems(evidence)).toEqual(['connect-only']);
  });

  test('bodies that were cut', () => {
    const evidence = read({
      method: 'POST',
      url: 'https://itsm.example.com/oauth_token.do',
      content: { size: 90_000, mimeType: 'text/html', text: '<html>' },
    });
    expect(problems(evidence)).toEqual(['cut-bodies']);
  });

  test('its end', () => {
    const text = har([entry({ url: AUTHORIZE }), entry({ url: `${CONSENT}?code=c&state=s` })]);
    const cut = readEvidence(fileOf(text.slice(0, text.length - 400)));
    expect([briefs(cut), problems(cut)]).toEqual([['authorize GET 200'], ['truncated']]);
    expect(cut.problems?.[0]?.text).toBe(
      'The file breaks off before its end; 1 whole request of it was read. What comes later is missing: export the recording again.',
    );
    const nothing = readEvidence(fileOf(text.slice(0, 150)));
    expect([nothing.kinds, problems(nothing)]).toEqual([['recording'], ['truncated']]);
  });
});

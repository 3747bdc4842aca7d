import { describe, expect, test } from '@jest/globals';
import { Document } from '../../src/document/document.js';
import { wholeFile } from '../../src/document/node.js';
import { diagnose } from '../../src/engine/diagnose.js';
import type { Severity } from '../../src/engine/rule.js';
import { clockDifference } from '../../src/exchange/clock.js';
import type { Exchange, FlowStage } from '../../src/exchange/exchange.js';
import { Flow } from '../../src/exchange/flow.js';
import { sentRequest } from '../../src/exchange/sent-request.js';
import { shownRedirect } from '../../src/exchange/shown-redirect.js';
import { signInOf, waysBack } from '../../src/exchange/sign-ins.js';
import { placeOfToken } from '../../src/exchange/token-place.js';
import { rules } from '../../src/rules/index.js';

const where = { exchange: wholeFile(new Document('evidence.http', '', { json: false })) };
const exchange = (stage: FlowStage, rest: Partial<Exchange> = {}): Exchange => ({ stage, where, ...rest });
const flowOf = (exchanges: readonly Exchange[], isSanitized = false): Flow =>
  new Flow({ kinds: ['raw'], exchanges, isSanitized });
const get = (url: string): Partial<Exchange> => ({ request: { method: 'GET', url, headers: [] } });
const post = (body: string, headers: Readonly<Record<string, string>> = {}): Exchange =>
  exchange('token', {
    request: {
      method: 'POST',
      url: 'https://itsm.example.com/oauth_token.do',
      headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
      body,
    },
  });

describe('where the token is', () => {
  test.each([
    [{ access_token: 'x' }, { is: 'top' }],
    [{ access_token: '' }, { is: 'empty', holds: 'an empty text' }],
    [{ access_token: null }, { is: 'empty', holds: 'null' }],
    [{ result: { access_token: 'x' } }, { is: 'below', path: 'result.access_token' }],
    [{ a: { b: { access_token: 'x' } } }, { is: 'below', path: 'a.b.access_token' }],
    [{ accessToken: 'x' }, { is: 'renamed', name: 'accessToken' }],
    [{ id_token: 'x' }, { is: 'absent' }],
    [{ 'a key that may be a value': { access_token: 'x' } }, { is: 'below', path: '….access_token' }],
    [{}, { is: 'absent' }],
  ])('%j', (object, place) => {
    expect(placeOfToken(new Map(Object.entries(object)))).toEqual(place);
  });

  test('is not looked for without end', () => {
    let deep: unknown = { access_token: 'x' };
    for (let depth = 0; depth < 10_000; depth++) deep = { a: deep };
    expect(placeOfToken(new Map(Object.entries(deep as object)))).toEqual({ is: 'absent' });
  });
});

describe('a secret that was not encoded', () => {
  const isRaw = (body: string): boolean => sentRequest(post(body), flowOf([])).hasRawSecret;

  test.each(['a+b', 'a&b', 'a%b', 'a;b', 'a&b=c', 'a%2'])('is seen in %s', (secret) => {
    expect(isRaw(`grant_type=x&client_secret=${secret}&code=c`)).toBe(true);
  });
  test.each(['ab', 'a%2Bb%26%25', 'YWI==', ''])('is not seen in %s', (secret) => {
    expect(isRaw(`client_secret=${secret}&code=c`)).toBe(false);
    expect(isRaw(`code=c&client_secret=${secret}`)).toBe(false);
  });
  test('is no matter in JSON', () => {
    expect(isRaw('{"client_secret":"a+b"}')).toBe(false);
  });
  test('is seen in a header', () => {
    const header = { Authorization: `Basic ${btoa('id:a+b')}` };
    expect(sentRequest(post('code=c', header), flowOf([]))).toMatchObject({ hasBasic: true, hasRawSecret: true });
  });
});

test('a header that was taken out is not one that was not sent', () => {
  const sent = post('code=c', { Accept: '*/*' });
  expect(sentRequest(sent, flowOf([])).hasBasic).toBe(false);
  expect(sentRequest(sent, flowOf([], true)).hasBasic).toBeUndefined();
  expect(sentRequest(post('code=c'), flowOf([])).hasBasic).toBeUndefined();
});

describe('the way back', () => {
  const BACK = 'https://global.consent.azure-apim.net/redirect/synthetic';
  const outer = exchange(
    'authorize',
    get(`https://itsm.example.com/oauth_auth.do?client_id=a&state=s&redirect_uri=${BACK}`),
  );
  const inner = exchange(
    'authorize',
    get('https://login.example.com/authorize?client_id=b&state=t&redirect_uri=https://itsm.example.com/callback'),
  );
  const innerBack = exchange('callback', get('https://itsm.example.com/callback?code=d&state=t'));
  const outerBack = exchange('callback', get(`${BACK}?code=c&state=s`));

  test('belongs to the sign-in of its address, also with another one in between', () => {
    const back = waysBack(flowOf([outer, inner, innerBack, outerBack]));
    expect(back.map(({ asked }) => asked)).toEqual([inner, outer]);
  });

  test('is the redirect where the request to the client is not there', () => {
    const response = { status: 302, headers: [{ name: 'location', value: `${BACK}?error=access_denied` }] };
    const asked = { ...outer, response };
    expect(waysBack(flowOf([asked])).map(({ parameters }) => parameters.get('error'))).toEqual(['access_denied']);
    expect(
      waysBack(flowOf([{ ...asked, response: { status: 302, headers: [{ name: 'location', value: '/login' }] } }])),
    ).toEqual([]);
  });

  test('leads from the exchange of a code to its sign-in', () => {
    const code = post('code=c&client_id=a');
    expect(signInOf(flowOf([outer, inner, innerBack, outerBack, code]), code)).toBe(outer);
    const other = post('code=z&client_id=nobody');
    expect(signInOf(flowOf([outer, other]), other)).toBeUndefined();
  });
});

test('a redirect URL is told whole at known hosts only, and never its parameters', () => {
  expect(shownRedirect('https://global.consent.azure-apim.net/redirect/x?code=y')).toBe(
    'https://global.consent.azure-apim.net/redirect/x',
  );
  expect(shownRedirect('http://127.0.0.1:8765/redirect')).toBe('http://127.0.0.1:8765/redirect');
  expect(shownRedirect('https://app.example.com/secret/path?key=y')).toBe('https://app.example.com/…');
  expect(shownRedirect('nonsense')).toBeUndefined();
  expect(shownRedirect(null)).toBeUndefined();
});

describe('the clock of the service', () => {
  const at = Date.UTC(2026, 10, 26, 10);
  const dated = (
    minutes: number,
    rest: Partial<Exchange> = {},
    more: readonly { name: string; value: string }[] = [],
  ): Exchange =>
    exchange('token', {
      response: {
        status: 200,
        headers: [{ name: 'Date', value: new Date(at + minutes * 60_000).toUTCString() }, ...more],
      },
      ...rest,
    });

  test.each([
    [60, 60],
    [-6, -6],
    [4, undefined],
  ])('by %s minutes', (minutes, expected) => {
    const by = clockDifference(flowOf([dated(minutes, { answeredAt: at })]), 300_000)?.by;
    expect(by === undefined ? by : by / 60_000).toBe(expected);
  });

  test('is not told of what came out of a cache, nor of what has no times', () => {
    expect(
      clockDifference(flowOf([dated(60, { answeredAt: at }, [{ name: 'Age', value: '9' }])]), 300_000),
    ).toBeUndefined();
    expect(clockDifference(flowOf([dated(60)]), 300_000)).toBeUndefined();
  });
});

describe('texts that a product passed on', () => {
  const active = rules.map((rule) => ({
    rule,
    severity: (typeof rule.severity === 'string' ? rule.severity : 'error') as Severity,
  }));
  const told = (stage: FlowStage, said: string): readonly string[] =>
    diagnose(flowOf([exchange(stage, { said })]), active).findings.flatMap(({ rule, rank, severity }) =>
      rank === 'primary' ? [`${severity} ${rule}`] : [],
    );

  test.each([
    [
      'refresh',
      'Failed to refresh access token for service: oauth2. Error: Missing refresh token.',
      'token/refresh-token-missing',
    ],
    [
      'refresh',
      'Failed to acquire token from AAD: AADSTS700082: The refresh token has expired due to inactivity.',
      'refresh/token-expired',
    ],
    ['token', 'AADSTS7000215: Invalid client secret is provided.', 'client/secret-refused'],
    [
      'token',
      'OAuth flow failed. Error detail:invalid_request, Missing parameters: access_token',
      'token/not-found-by-servicenow',
    ],
    ['authorize', 'Invalid redirect_uri', 'redirect/not-registered'],
    ['callback', 'Missing required query string parameter: state.', 'state/missing'],
    ['authorize', 'AADSTS700016: Application with identifier was not found', 'client/id-unknown'],
  ] as const)('%s: %s', (stage, text, rule) => {
    expect(told(stage, text)).toEqual([`error ${rule}`]);
  });
});

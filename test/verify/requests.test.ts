import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { base64, decodeQuery, encodeForm, encodeQuery } from '../../src/verify/encoding.js';
import { standIn, standIns } from '../../src/verify/flow-values.js';
import { type FlowValues, flowOf, type PlatformRequest } from '../../src/verify/requests.js';
import fc from '../support/properties.js';
import { fixture, withSettings } from './support.js';

const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
/** Values with everything in them that has to be encoded. */
const REAL: FlowValues = {
  clientId: 'id+1',
  clientSecret: 'a&b=c d;^<%é',
  redirectUrl: 'https://global.consent.azure-apim.net/redirect/desk-5f1',
  state: 's/1',
  code: 'c+de/=',
  codeVerifier: VERIFIER,
  codeChallenge: createHash('sha256').update(VERIFIER).digest('base64url'),
  refreshToken: 'r t',
  accessToken: 'a.b',
  connectionParameter: (name) => `${name} value`,
  operationParameter: (name) => `${name}/1`,
  environmentVariable: (name) => `${name}.example.com`,
};

const requestsOf = (name: string, values: FlowValues = REAL, index = 0): readonly PlatformRequest[] => {
  const connector = fixture(name);
  const oauth = connector.oauthSettings[index];
  if (!oauth) throw new Error('no settings');
  return flowOf(connector, oauth, values).requests;
};

const of = (requests: readonly PlatformRequest[], stage: string, attempt?: string): PlatformRequest => {
  const found = requests.find((request) => request.stage === stage && request.attempt === attempt);
  if (!found) throw new Error(`no ${stage}`);
  return found;
};

describe('with real values', () => {
  test('an address reads back as what was put in', () => {
    const { url } = of(requestsOf('plain'), 'authorize');
    expect(Object.fromEntries(new URL(url).searchParams)).toEqual({
      client_id: REAL.clientId,
      response_type: 'code',
      redirect_uri: REAL.redirectUrl,
      scope: 'useraccount',
      state: REAL.state,
    });
  });

  test('the first attempt has id and secret in the form', () => {
    const { body = '', headers } = of(requestsOf('plain'), 'token', 'form');
    expect(Object.fromEntries(new URLSearchParams(body))).toEqual({
      code: REAL.code,
      grant_type: 'authorization_code',
      redirect_uri: REAL.redirectUrl,
      client_id: REAL.clientId,
      client_secret: REAL.clientSecret,
    });
    expect(headers).toEqual([{ name: 'Content-Type', value: 'application/x-www-form-urlencoded' }]);
  });

  test('the second attempt has them in the header alone', () => {
    const { body = '', headers } = of(requestsOf('plain'), 'token', 'basic');
    expect(body).not.toMatch(/client_/);
    const header = headers.find(({ name }) => name === 'Authorization')?.value ?? '';
    expect(Buffer.from(header.slice('Basic '.length), 'base64').toString('utf8')).toBe(
      `${REAL.clientId}:${REAL.clientSecret}`,
    );
  });

  test('templates are sent as they stand, with the values encoded', () => {
    const requests = requestsOf('templates');
    expect(of(requests, 'authorize').url).toBe(
      'https://Instance value/oauth_auth.do?response_type=code&client_id=ClientId%20value&redirect_uri=https%3A%2F%2Fglobal.consent.azure-apim.net%2Fredirect%2Fdesk-5f1&state=s%2F1&scope=useraccount%2Cdesk%20agent&prompt=select+account',
    );
    expect(of(requests, 'token').body).toBe(
      'grant_type=authorization_code&code=c%2Bde%2F%3D&redirect_uri=https%3A%2F%2Fglobal.consent.azure-apim.net%2Fredirect%2Fdesk-5f1&client_id=ClientId%20value&client_secret=ClientSecret%20value',
    );
  });

  test('PKCE sends challenge and verifier, which belong together', () => {
    const requests = requestsOf('pkce');
    expect(new URL(of(requests, 'authorize').url).searchParams.get('code_challenge')).toBe(
      'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    );
    expect(new URLSearchParams(of(requests, 'token').body).get('code_verifier')).toBe(VERIFIER);
  });

  test('a client without secret sends none, and makes one attempt', () => {
    const requests = requestsOf('plain', { ...REAL, clientSecret: undefined });
    expect(requests.map(({ stage, attempt }) => attempt ?? stage)).toEqual(['authorize', 'form', 'api', 'refresh']);
    for (const { body = '' } of requests) expect(body).not.toContain('client_secret');
  });

  test('the table says what the request holds', () => {
    for (const name of ['plain', 'pkce', 'plain-with-secret', 'templates'])
      for (const { url, body = '', parameters } of requestsOf(name)) {
        const inTable = (place: string): string[][] =>
          parameters.filter((each) => each.in === place).map((each) => [each.name, each.value]);
        expect(inTable('query')).toEqual([...new URLSearchParams(/\?(.*)$/.exec(url)?.[1] ?? '')]);
        expect(inTable('body')).toEqual([...new URLSearchParams(body)]);
      }
  });

  test('the call of the operation that tests connections', () => {
    const { method, url, headers, operation } = of(requestsOf('solution'), 'api');
    expect([method, url, operation]).toEqual([
      'GET',
      'https://dev12345.service-now.com/api/now/v2/table/sys%20user?sysparm_limit=1',
      'CheckConnection',
    ]);
    expect(headers).toEqual([{ name: 'Authorization', value: 'Bearer a.b' }]);
  });

  test('policies set host, headers and query', () => {
    const { url, headers } = of(requestsOf('templates'), 'api');
    expect(url).toBe('https://token:Instance value/api/now/v2/table/incident/sys_id%2F1?sysparm_view=tier%20value');
    expect(headers.slice(1)).toEqual([
      { name: 'X-Tier', value: 'tier value' },
      { name: 'X-Tier', value: 'tier value-again' },
    ]);
  });
});

describe('what is left out', () => {
  test.each<[string, unknown, string[], RegExp]>([
    ['an address that is no text', { tokenUrl: { value: 7 } }, ['authorize', 'api', 'refresh'], /no address/],
    ['a blank address', { authorizationUrl: { value: ' ' } }, ['token', 'token', 'api', 'refresh'], /no address/],
    ['the refresh address', { refreshUrl: {} }, ['authorize', 'token', 'token', 'api'], /no refresh address/],
  ])('%s', (_, change, stages, note) => {
    const customParameters = {
      authorizationUrl: { value: 'https://desk.example.com/auth' },
      tokenUrl: { value: 'https://desk.example.com/token' },
      refreshUrl: { value: 'https://desk.example.com/token' },
      ...(change as object),
    };
    const connector = withSettings({ identityProvider: 'oauth2', clientId: 'desk', customParameters });
    const [oauth] = connector.oauthSettings;
    if (!oauth) throw new Error('no settings');
    const { requests, notes } = flowOf(connector, oauth, standIns(oauth));
    expect(requests.map(({ stage }) => stage)).toEqual(stages);
    expect(notes.map(({ text }) => text).join('\n')).toMatch(note);
  });

  test('placeholders that nothing fills stay and are named', () => {
    const { url, unresolved } = of(requestsOf('templates-odd'), 'authorize');
    expect(url).toMatch(/^https:\/\/\{instance\}\.example\.com.*code_challenge=\{CodeChallenge\}&x=\{nothing\}/);
    expect(unresolved.map(({ placeholder, lacksPrefix }) => [placeholder, lacksPrefix])).toEqual([
      ['instance', true],
      ['nothing', false],
    ]);
  });
});

describe('stand-ins', () => {
  test.each([
    ['clientSecret', '__CLIENT_SECRET__'],
    ['token:customHost', '__CUSTOM_HOST__'],
    ['sys_id', '__SYS_ID__'],
    ['X-Desk Tier', '__X_DESK_TIER__'],
    ['é', '__VALUE__'],
    ['', '__VALUE__'],
    ['x'.repeat(500), `__${'X'.repeat(60)}__`],
  ])('%s is shown as %s', (name, text) => {
    expect(standIn(name)).toBe(text);
    expect([encodeQuery(text), encodeForm(text)]).toEqual([text, text]);
  });

  test.each([
    ['a real id', 'desk-7731', 'desk-7731'],
    ['a placeholder', '[[DUMMY]]', '__CLIENT_ID__'],
    ['a variable', "@environmentVariables('x')", '__CLIENT_ID__'],
    ['a number', 7, '__CLIENT_ID__'],
    ['nothing', undefined, '__CLIENT_ID__'],
  ])('the client id for %s', (_, clientId, shown) => {
    const [oauth] = withSettings({ identityProvider: 'oauth2', clientId }).oauthSettings;
    if (!oauth) throw new Error('no settings');
    expect(standIns(oauth).clientId).toBe(shown);
  });

  test.each([
    ['Global', undefined, 'https://global.consent.azure-apim.net/redirect'],
    ['GlobalPerConnector', undefined, 'https://global.consent.azure-apim.net/redirect/__CONNECTOR_NAME__'],
    [
      'GlobalPerConnector',
      'https://global.consent.azure-apim.net/redirect',
      'https://global.consent.azure-apim.net/redirect/__CONNECTOR_NAME__',
    ],
    [
      'GlobalPerConnector',
      'https://global.consent.azure-apim.net/redirect/desk-5f1',
      'https://global.consent.azure-apim.net/redirect/desk-5f1',
    ],
    ['Direct', 'https://desk.example.com/back', 'https://desk.example.com/back'],
    [undefined, ['a', 'b'], 'https://global.consent.azure-apim.net/redirect/__CONNECTOR_NAME__'],
  ])('the redirect URL in mode %s with %s', (redirectMode, redirectUrl, shown) => {
    const [oauth] = withSettings({ identityProvider: 'oauth2', redirectMode, redirectUrl }).oauthSettings;
    if (!oauth) throw new Error('no settings');
    expect(standIns(oauth).redirectUrl).toBe(shown);
  });
});

describe('encoding', () => {
  const text = fc.string({ unit: 'grapheme' });

  test('of a query reads back', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(new URLSearchParams(`a=${encodeQuery(value)}`).get('a')).toBe(value);
        expect(decodeQuery(encodeQuery(value))).toBe(value);
      }),
    );
  });

  test('of a form is that of the standard', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(`a=${encodeForm(value)}`).toBe(new URLSearchParams({ a: value }).toString());
      }),
    );
  });

  test('of credentials is Base64 of UTF-8', () => {
    fc.assert(fc.property(text, (value) => expect(base64(value)).toBe(Buffer.from(value, 'utf8').toString('base64'))));
  });

  test('takes halves of characters', () => {
    expect([encodeQuery('a\ud800'), encodeForm('\udc00')]).toEqual(['a%EF%BF%BD', '%EF%BF%BD']);
    expect(decodeQuery('%E0%A4%A')).toBe('%E0%A4%A');
  });
});

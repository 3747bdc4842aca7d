import { describe, expect, test } from '@jest/globals';
import { Document } from '../../src/document/document.js';
import { wholeFile } from '../../src/document/node.js';
import type { Exchange } from '../../src/exchange/exchange.js';
import { Flow } from '../../src/exchange/flow.js';
import { refusalsAbout } from '../../src/exchange/refusals.js';
import { signInRefusals } from '../../src/exchange/sign-in-refusals.js';
import type { RefusalKind } from '../../src/facts/refusal-kinds.js';

const where = { exchange: wholeFile(new Document('evidence.http', '', { json: false })) };
const URL = 'https://itsm.example.com/oauth_token.do';
const BACK = 'https://global.consent.azure-apim.net/redirect/synthetic';

const CODE = {
  grant_type: 'authorization_code',
  code: 'synthetic-code',
  redirect_uri: BACK,
  client_id: 'synthetic-client',
  client_secret: 'synthetic-secret',
};
const formOf = (parameters: Readonly<Record<string, string>>): string => new URLSearchParams(parameters).toString();
const without = (name: string): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(CODE).filter(([key]) => key !== name));

const asked = (body: string, stage: 'token' | 'refresh' = 'token'): Partial<Exchange> => ({
  stage,
  request: {
    method: 'POST',
    url: URL,
    headers: [{ name: 'Content-Type', value: 'application/x-www-form-urlencoded' }],
    body,
  },
});
const refused = (status: number, error?: string, error_description?: string): Partial<Exchange> => ({
  response: { status, headers: [], body: error === undefined ? '' : JSON.stringify({ error, error_description }) },
});
const exchange = (...parts: readonly Partial<Exchange>[]): Exchange =>
  Object.assign({ stage: 'token', where }, ...parts) as Exchange;
const flowOf = (...exchanges: readonly Exchange[]): Flow => new Flow({ kinds: ['raw'], exchanges, isSanitized: false });

const KINDS: readonly RefusalKind[] = [
  'grant-type',
  'request-format',
  'code-expired',
  'code-used',
  'pkce-required',
  'pkce-half',
  'redirect-uri',
  'redirect-uri-missing',
  'client-missing',
  'client-id',
  'client-secret',
  'secret-not-encoded',
  'basic-required',
  'form-required',
  'two-mechanisms',
  'scope',
  'state',
  'denied',
  'user',
  'refresh-token',
  'refresh-token-missing',
  'refresh-token-rotated',
  'not-told',
];
const kindsOf = (flow: Flow): readonly RefusalKind[] => KINDS.filter((kind) => refusalsAbout(flow, kind).length > 0);
const signInKindsOf = (flow: Flow): readonly RefusalKind[] =>
  KINDS.filter((kind) => signInRefusals(flow, kind).length > 0);

const FORM = asked(formOf(CODE));
const REFRESH = asked(
  formOf({ ...without('code'), grant_type: 'refresh_token', refresh_token: 'synthetic-refresh' }),
  'refresh',
);

describe('what a refusal of the exchange is about', () => {
  const cases: readonly (readonly [string, Partial<Exchange>, Partial<Exchange>, ...RefusalKind[]])[] = [
    ['an unknown grant', FORM, refused(400, 'unsupported_grant_type'), 'grant-type'],
    [
      'a body in another format',
      FORM,
      refused(400, 'invalid_request', 'The body is not application/json'),
      'request-format',
    ],
    ['a code that expired', FORM, refused(400, 'invalid_grant', 'The code has expired'), 'code-expired'],
    ['a code that was used', FORM, refused(400, 'invalid_grant', 'Code already redeemed'), 'code-used'],
    ['expired or used', FORM, refused(400, 'invalid_grant', 'expired or already used'), 'code-expired', 'code-used'],
    ['a code by its own word', FORM, refused(403, 'invalid_code'), 'code-used'],
    ['no reason', FORM, refused(400, 'invalid_grant'), 'not-told'],
    ['nothing', FORM, refused(400), 'not-told'],
    [
      'the sentence of RFC 6749 with every reason',
      FORM,
      refused(400, 'invalid_grant', 'invalid, expired, revoked, does not match the redirection URI, or another client'),
      'not-told',
    ],
    ['a verifier that does not fit', FORM, refused(400, 'invalid_grant', 'code_verifier does not fit'), 'pkce-half'],
    ['a missing verifier', FORM, refused(400, 'invalid_request', 'code_verifier is missing'), 'pkce-required'],
    ['another redirect URL', FORM, refused(400, 'invalid_grant', 'redirect_uri mismatch'), 'redirect-uri'],
    ['no redirect URL', FORM, refused(400, 'invalid_request', 'redirect_uri is required'), 'redirect-uri-missing'],
    ['a wrong secret', FORM, refused(401, 'invalid_client', 'client_id or client_secret is wrong'), 'client-secret'],
    ['an unknown client', FORM, refused(401, 'invalid_client', 'Unknown client'), 'client-id'],
    ['no secret', asked(formOf(without('client_secret'))), refused(401, 'invalid_client'), 'client-missing'],
    ['a scope', FORM, refused(400, 'invalid_scope'), 'scope'],
    [
      'ServiceNow, who says one thing for two',
      FORM,
      refused(401, 'server_error', 'access_denied'),
      'client-secret',
      'user',
    ],
    [
      'ServiceNow, with a form that shows it',
      asked(formOf({ ...CODE, grant_type: 'code' })),
      refused(401, 'server_error', 'access_denied'),
      'grant-type',
    ],
    [
      'Basic in the place of the form',
      FORM,
      refused(401, 'invalid_client', 'the form is refused, Basic is wanted'),
      'basic-required',
    ],
    ['Entra, by its code', FORM, refused(400, 'invalid_grant', 'AADSTS54005: redeemed'), 'code-used'],
    [
      'Entra, a redirect URL at the exchange',
      FORM,
      refused(400, 'invalid_client', 'AADSTS500112: reply'),
      'redirect-uri',
    ],
    ['a refresh token', REFRESH, refused(400, 'invalid_grant', 'not valid'), 'refresh-token'],
    ['ServiceNow at the refresh', REFRESH, refused(401, 'server_error', 'access_denied'), 'refresh-token'],
    [
      'a refresh without token',
      { stage: 'refresh' },
      refused(400, 'invalid_request', 'refresh_token is missing'),
      'refresh-token-missing',
    ],
  ];
  test.each(cases)('%s', (_, request, response, ...kinds) => {
    expect(kindsOf(flowOf(exchange(request, response)))).toEqual(kinds);
  });

  test('is not asked of pages, of missing addresses and of overload', () => {
    const page = { response: { status: 403, headers: [], body: '<html><body>Request Rejected</body></html>' } };
    for (const answer of [page, refused(404), refused(405), refused(429), refused(503)])
      expect(kindsOf(flowOf(exchange(FORM, answer)))).toEqual([]);
  });

  test('is asked of a body whose status nobody told', () => {
    expect(kindsOf(flowOf(exchange(refused(0, 'invalid_grant', 'The code has expired'))))).toEqual(['code-expired']);
  });
});

describe('the two attempts of the platform', () => {
  const basic: Partial<Exchange> = { attempt: 'basic' };
  const form: Partial<Exchange> = { attempt: 'form' };

  test('refused alike are one refusal', () => {
    const flow = flowOf(
      exchange(form, refused(401, 'invalid_client')),
      exchange(basic, refused(401, 'invalid_client')),
    );
    expect(refusalsAbout(flow, 'client-secret')).toHaveLength(1);
    expect(flow.tokenAnswers).toHaveLength(1);
  });

  test('the second says that the first used the code', () => {
    const flow = flowOf(
      exchange(form, { response: { status: 200, headers: [], body: 'access_token=x&token_type=bearer' } }),
      exchange(basic, refused(400, 'invalid_grant')),
    );
    expect(refusalsAbout(flow, 'code-used')).toMatchObject([{ isSecond: true }]);
  });

  test('a second that gets past the client tells that Basic is wanted', () => {
    const flow = flowOf(
      exchange(form, refused(403, 'unauthorized_client')),
      exchange(basic, refused(400, 'invalid_grant', 'redirect_uri differs')),
    );
    expect(kindsOf(flow)).toEqual(['redirect-uri', 'basic-required']);
  });
});

describe('error texts that a product passed on', () => {
  const said = (stage: Exchange['stage'], text: string): Flow => flowOf(exchange({ stage, said: text }));

  test('speak of the token endpoint or of the sign-in, by the code of Entra', () => {
    expect(kindsOf(said('token', 'AADSTS7000215: Invalid client secret is provided'))).toEqual(['client-secret']);
    expect(kindsOf(said('refresh', 'AADSTS50173: The provided grant has expired'))).toEqual(['refresh-token']);
    const redirect = said('token', "AADSTS50011: The redirect URI 'x' does not match");
    expect([kindsOf(redirect), signInKindsOf(redirect)]).toEqual([[], ['redirect-uri']]);
  });

  test.each([
    [
      "Couldn't complete the connection. The redirect_uri doesn't match the client registered redirect_uri.",
      'redirect-uri',
    ],
    ['Missing State parameter in request', 'state'],
    ['Missing required query string parameter: state. Url = https://token.botframework.com/', 'state'],
    ['Invalid redirect_uri', 'redirect-uri'],
  ])('%s', (text, kind) => {
    expect(signInKindsOf(said('authorize', text))).toEqual([kind]);
  });

  test('are left aside where the answer itself is there', () => {
    const flow = flowOf(
      exchange(FORM, refused(400, 'invalid_grant', 'The code has expired')),
      exchange({ said: 'AADSTS7000215: Invalid client secret' }),
    );
    expect(kindsOf(flow)).toEqual(['code-expired']);
  });
});

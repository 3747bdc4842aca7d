import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { sha256 } from '../../src/sandbox/sha256.js';
import fc from '../support/properties.js';
import { jsonOf, REDIRECT, STATE, textOf, Visitor } from '../support/sandbox.js';

const DENIED = [401, '{"error_description":"access_denied","error":"server_error"}'];
const seen = (answer: { status: number; body: string | Uint8Array }) => [answer.status, textOf(answer as never)];
const basic = (id: string, secret: string) => ({ authorization: `Basic ${btoa(`${id}:${secret}`)}` });

test('SHA-256 is that of Node', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200, unit: 'grapheme' }), (text) => {
      expect(Buffer.from(sha256(text)).toString('hex')).toBe(createHash('sha256').update(text).digest('hex'));
    }),
  );
});

describe('authorization', () => {
  test('a page that asks, and the way back with code and state', () => {
    const visitor = new Visitor();
    const page = visitor.authorize();
    expect([page.status, page.headers['Content-Type']]).toEqual([200, 'text/html;charset=UTF-8']);
    expect(textOf(page)).toMatch(/name="user_name".*name="user_password".*value="allow".*value="deny"/s);
    const back = new URL(visitor.press(page).headers['Location'] as string);
    expect([back.origin + back.pathname, back.searchParams.get('state')]).toEqual([REDIRECT, STATE]);
    expect(back.searchParams.get('code')).toMatch(/^[\w-]{43}$/);
  });

  test.each<[string, Record<string, string | undefined>, string]>([
    ['no redirect URL', { redirect_uri: undefined }, 'Invalid redirect_uri'],
    ['another redirect URL', { redirect_uri: 'https://evil.example/redirect' }, 'Invalid redirect_uri'],
    ['a slash at its end', { redirect_uri: `${REDIRECT}/` }, 'Invalid redirect_uri'],
    ['other letters', { redirect_uri: REDIRECT.replace('redirect', 'Redirect') }, 'Invalid redirect_uri'],
    ['no state', { state: undefined }, 'Missing State parameter in request'],
    ['an empty state', { state: '' }, 'Missing State parameter in request'],
    ['another client', { client_id: 'somebody' }, 'Invalid client_id'],
    ['the implicit grant', { response_type: 'token' }, 'Invalid response_type'],
    ['no response type', { response_type: undefined }, 'Invalid response_type'],
  ])('%s is refused on a page, without a way back', (_, changes, text) => {
    const answer = new Visitor().authorize(changes);
    expect([answer.status, answer.headers['Location'], answer.headers['Content-Type']]).toEqual([
      400,
      undefined,
      'text/html;charset=UTF-8',
    ]);
    expect(textOf(answer)).toContain(`<h1>${text}</h1>`);
  });

  test('the person can deny', () => {
    const visitor = new Visitor();
    const back = new URL(visitor.press(visitor.authorize(), 'deny').headers['Location'] as string);
    expect(Object.fromEntries(back.searchParams)).toEqual({ error: 'access_denied', state: STATE });
  });

  test('a wrong password asks again; an answer to nothing, and a second one, are refused', () => {
    const visitor = new Visitor();
    const page = visitor.authorize();
    const again = visitor.press(page, 'allow', { user_password: 'guess' });
    expect([again.status, textOf(again)]).toEqual([200, expect.stringContaining('User name or password invalid')]);
    expect(visitor.press(again).status).toBe(302);
    expect(visitor.press(page).status).toBe(400);
    expect(visitor.form('/oauth_auth.do', { request: 'made up', action: 'allow' }).status).toBe(400);
  });

  test('without the property, no state is needed', () => {
    const visitor = new Visitor({ settings: { stateRequired: false } });
    expect(visitor.press(visitor.authorize({ state: undefined })).headers['Location']).not.toContain('state');
  });

  test('the exchange that is sent here by mistake meets the sign-in page', () => {
    const visitor = new Visitor();
    const answer = visitor.form('/oauth_auth.do', { grant_type: 'authorization_code', code: 'x' });
    expect([answer.status, answer.headers['Content-Type'], textOf(answer)]).toEqual([
      200,
      'text/html;charset=UTF-8',
      expect.stringContaining('<title>Log in'),
    ]);
  });

  test('open sign-ins do not pile up', () => {
    const visitor = new Visitor();
    const first = visitor.authorize();
    for (let count = 0; count < 100; count++) visitor.authorize();
    expect(visitor.press(first).status).toBe(400);
  });
});

describe('tokens', () => {
  test('the answer to the exchange: members in order, and their types', () => {
    const visitor = new Visitor();
    const answer = visitor.exchange(visitor.code());
    expect([answer.status, answer.headers['Content-Type'], answer.headers['Cache-Control']]).toEqual([
      200,
      'application/json;charset=UTF-8',
      'no-store',
    ]);
    expect(answer.headers['Set-Cookie']).toMatch(/^JSESSIONID=[\w-]{32}; Path=\/; HttpOnly$/);
    expect(textOf(answer)).toMatch(
      /^\{"access_token":"[\w-]{86}","refresh_token":"[\w-]{86}","scope":"useraccount","token_type":"Bearer","expires_in":1800\}$/,
    );
  });

  test.each<[string, Record<string, string | undefined>]>([
    ['a wrong secret', { client_secret: 'guess' }],
    ['no secret', { client_secret: undefined }],
    ['another client', { client_id: 'somebody' }],
    ['no code', { code: undefined }],
    ['an unknown code', { code: 'guess' }],
    ['another redirect URL', { redirect_uri: `${REDIRECT}/` }],
    ['no redirect URL', { redirect_uri: undefined }],
    ['a grant that is none', { grant_type: 'code' }],
    ['a grant with a blank', { grant_type: 'authorization_code ' }],
    ['no grant', { grant_type: undefined }],
    ['a verifier without a challenge', { code_verifier: 'v' }],
  ])('%s gets the one answer, and the code survives', (_, changes) => {
    const visitor = new Visitor();
    const code = visitor.code();
    expect(seen(visitor.exchange(code, changes))).toEqual(DENIED);
    expect(visitor.exchange(code).status).toBe(200);
  });

  test('a code is good for one exchange and one minute', () => {
    const visitor = new Visitor();
    const [used, late] = [visitor.code(), visitor.code()];
    expect(visitor.exchange(used).status).toBe(200);
    expect(seen(visitor.exchange(used))).toEqual(DENIED);
    visitor.clock.pass(60);
    expect(seen(visitor.exchange(late))).toEqual(DENIED);
  });

  test('only a form in the body of a POST counts', () => {
    const visitor = new Visitor();
    const { id, secret } = visitor.sandbox.client;
    const fields = {
      grant_type: 'authorization_code',
      code: visitor.code(),
      redirect_uri: REDIRECT,
      client_id: id,
      client_secret: secret,
    };
    const query = `/oauth_token.do?${new URLSearchParams(fields)}`;
    const bytes = (text: string) => new TextEncoder().encode(text);
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect(seen(visitor.send('GET', query))).toEqual(DENIED);
    expect(seen(visitor.send('POST', query, { headers: form }))).toEqual(DENIED);
    const asJson = { headers: { 'content-type': 'application/json' }, body: bytes(JSON.stringify(fields)) };
    expect(seen(visitor.send('POST', '/oauth_token.do', asJson))).toEqual(DENIED);
    const untyped = { body: bytes(new URLSearchParams(fields).toString()) };
    expect(seen(visitor.send('POST', '/oauth_token.do', untyped))).toEqual(DENIED);
    const odd = { headers: form, body: Uint8Array.of(0xff, 0x25, 0x26) };
    expect(seen(visitor.send('POST', '/oauth_token.do', odd))).toEqual(DENIED);
    expect(visitor.form('/oauth_token.do', fields).status).toBe(200);
  });

  test('Basic works in place of the form, with encoded parts, and not against it', () => {
    const visitor = new Visitor({ settings: { secretHasSigns: true } });
    const { id, secret } = visitor.sandbox.client;
    const none = { client_id: undefined, client_secret: undefined };
    const encoded = basic(id, encodeURIComponent(secret));
    expect(visitor.exchange(visitor.code(), none, encoded).status).toBe(200);
    expect(visitor.exchange(visitor.code(), {}, encoded).status).toBe(200);
    expect(seen(visitor.exchange(visitor.code(), {}, basic(id, 'guess')))).toEqual(DENIED);
    expect(visitor.exchange(visitor.code(), none, basic(id, secret)).status).toBe(200);
    expect(seen(visitor.exchange(visitor.code(), { client_id: 'x', client_secret: undefined }, encoded))).toEqual(
      DENIED,
    );
    expect(seen(visitor.exchange(visitor.code(), {}, { authorization: 'Bearer x' }))).toEqual(DENIED);
    expect(seen(visitor.exchange(visitor.code(), none, { authorization: 'Basic !' }))).toEqual(DENIED);
  });

  test('PKCE: taken when sent, with the right verifier only', () => {
    const visitor = new Visitor();
    const verifier = 'a-verifier-of-the-test-that-is-long-enough-0123456789';
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    const code = visitor.code({ code_challenge: challenge, code_challenge_method: 'S256' });
    expect(seen(visitor.exchange(code))).toEqual(DENIED);
    expect(seen(visitor.exchange(code, { code_verifier: 'another' }))).toEqual(DENIED);
    expect(visitor.exchange(code, { code_verifier: verifier }).status).toBe(200);
    const plain = visitor.authorize({ code_challenge: 'x', code_challenge_method: 'plain' });
    expect(plain.headers['Location']).toContain('error=invalid_request');
  });

  test('the current tokens are issued again, unchanged, with what is left of their time', () => {
    const visitor = new Visitor();
    const first = visitor.signIn();
    visitor.clock.pass(600);
    expect(visitor.signIn()).toEqual({ ...first, expires_in: 1200 });
    expect(jsonOf(visitor.refresh(first.refresh_token))).toEqual({ ...first, expires_in: 1200 });
    visitor.clock.pass(1200);
    const second = jsonOf(visitor.refresh(first.refresh_token));
    expect([second.access_token === first.access_token, second.refresh_token, second.expires_in]).toEqual([
      false,
      first.refresh_token,
      1800,
    ]);
  });

  test('the refresh token ends when it was to end at first, however often it is used', () => {
    const visitor = new Visitor();
    const { refresh_token } = visitor.signIn();
    for (let day = 1; day < 100; day++) {
      visitor.clock.pass(86_400);
      expect(visitor.refresh(refresh_token).status).toBe(200);
    }
    visitor.clock.pass(86_400);
    expect(seen(visitor.refresh(refresh_token))).toEqual(DENIED);
    expect(visitor.signIn().refresh_token).not.toBe(refresh_token);
  });

  test.each<[string, Record<string, string | undefined>]>([
    ['without the secret', { client_secret: undefined }],
    ['without the client', { client_id: undefined }],
    ['without the token', { refresh_token: undefined }],
    ['with the grant of the exchange', { grant_type: 'authorization_code' }],
    ['with another token', { refresh_token: 'guess' }],
  ])('no refresh %s', (_, changes) => {
    const visitor = new Visitor();
    expect(seen(visitor.refresh(visitor.signIn().refresh_token, changes))).toEqual(DENIED);
  });

  test('a refresh can prove the client by Basic', () => {
    const visitor = new Visitor();
    const { id, secret } = visitor.sandbox.client;
    const { refresh_token } = visitor.signIn();
    const none = { client_id: undefined, client_secret: undefined };
    expect(visitor.refresh(refresh_token, none, basic(id, secret)).status).toBe(200);
  });

  test('revoking asks nobody, and ends the token for everyone', () => {
    const visitor = new Visitor();
    const { access_token, refresh_token } = visitor.signIn();
    expect(visitor.send('GET', `/oauth_revoke_token.do?token=${access_token}`).status).toBe(200);
    const headers = { authorization: `Bearer ${access_token}` };
    expect(visitor.send('GET', '/api/now/table/incident', { headers }).status).toBe(401);
    visitor.send('GET', `/oauth_revoke_token.do?token=${refresh_token}`);
    expect(seen(visitor.refresh(refresh_token))).toEqual(DENIED);
  });
});

describe('the token at the API', () => {
  const URL_OF_API = '/api/now/table/incident?sysparm_limit=1';

  test.each<[string, (token: string) => Record<string, string>, string]>([
    ['none', () => ({}), URL_OF_API],
    ['a wrong one', () => ({ authorization: 'Bearer guess' }), URL_OF_API],
    ['one without Bearer', (token) => ({ authorization: token }), URL_OF_API],
    ['a session', () => ({ cookie: 'JSESSIONID=x' }), URL_OF_API],
    ['Basic', () => basic('abel.example', 'teaching-only'), URL_OF_API],
    ['two', (token) => ({ authorization: `Bearer ${token}, Basic eDp5` }), URL_OF_API],
  ])('%s: 401, in the words of ServiceNow', (_, headers, url) => {
    const visitor = new Visitor();
    const answer = visitor.send('GET', url, { headers: headers(visitor.signIn().access_token) });
    expect([answer.status, answer.headers['WWW-Authenticate'], jsonOf(answer)]).toEqual([
      401,
      'BASIC realm="Service-now"',
      {
        error: { message: 'User Not Authenticated', detail: 'Required to provide Auth information' },
        status: 'failure',
      },
    ]);
  });

  test('in the query it does not count, and after half an hour it is over', () => {
    const visitor = new Visitor();
    const { access_token } = visitor.signIn();
    const headers = { authorization: `Bearer ${access_token}` };
    expect(visitor.send('GET', `${URL_OF_API}&access_token=${access_token}`).status).toBe(401);
    visitor.clock.pass(1799);
    expect(visitor.send('GET', URL_OF_API, { headers }).status).toBe(200);
    visitor.clock.pass(1);
    expect(visitor.send('GET', URL_OF_API, { headers }).status).toBe(401);
  });
});

describe('what comes from outside', () => {
  test.each([
    'evil.example',
    '127.0.0.1.evil.example',
    '127.0.0.1:8765@evil.example',
    '',
    '[::1]:8765',
  ])('the host "%s" is refused', (host) => {
    const answer = new Visitor().send('GET', '/', { headers: { host } });
    expect([answer.status, textOf(answer).includes('evil')]).toEqual([403, false]);
  });

  test('no page repeats what was sent', () => {
    const canary = '<img src=x onerror=alert(1)>';
    const visitor = new Visitor();
    const pages = [
      visitor.authorize({ state: canary }),
      visitor.authorize({ client_id: canary }),
      visitor.authorize({ redirect_uri: canary }),
      visitor.authorize({ scope: canary }),
      visitor.press(visitor.authorize(), 'allow', { user_name: canary }),
      visitor.send('GET', `/${canary}`),
      visitor.send('GET', `/x.do?${canary}`),
    ];
    for (const page of pages) {
      expect(textOf(page)).not.toContain('onerror');
      expect(page.headers['Content-Security-Policy']).toContain("default-src 'none'");
    }
  });
});

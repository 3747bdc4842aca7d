import { describe, expect, test } from '@jest/globals';
import { FAULTS, faultNamed } from '../../src/sandbox/faults/index.js';
import type { SandboxResponse } from '../../src/sandbox/http.js';
import { createSandbox } from '../../src/sandbox/sandbox.js';
import { jsonOf, REDIRECT, STATE, textOf, Visitor } from '../support/sandbox.js';

const API = '/api/now/v2/table/incident?sysparm_limit=1';
const typeOf = ({ headers }: SandboxResponse) => headers['Content-Type'];
const back = (answer: SandboxResponse) =>
  Object.fromEntries(new URL(answer.headers['Location'] as string).searchParams);
const allowed = (visitor: Visitor, changes = {}) => back(visitor.press(visitor.authorize(changes)));

/** The answer to a good exchange, and to a good refresh. */
const exchanged = (visitor: Visitor) => visitor.exchange(visitor.code());
const refreshed = (visitor: Visitor) => visitor.refresh(visitor.signIn().refresh_token);
const tokens = (visitor: Visitor) => jsonOf(exchanged(visitor));
const asked = (visitor: Visitor, url = API) => visitor.api('GET', url);

const BEARER = 'Bearer';
const goodTokens = {
  access_token: expect.stringMatching(/^[\w-]{86}$/),
  refresh_token: expect.stringMatching(/^[\w-]{86}$/),
  scope: 'useraccount',
  token_type: BEARER,
  expires_in: 1800,
};
const without = (name: string) => Object.fromEntries(Object.entries(goodTokens).filter(([each]) => each !== name));

const isRefused = (answer: SandboxResponse, status: number, error: string) =>
  expect([answer.status, jsonOf(answer).error]).toEqual([status, error]);
const isServiceNowRefusal = (answer: SandboxResponse) => isRefused(answer, 401, 'server_error');
const isPage = (answer: SandboxResponse, status: number, text: string) =>
  expect([answer.status, typeOf(answer), textOf(answer)]).toEqual([
    status,
    'text/html;charset=UTF-8',
    expect.stringContaining(text),
  ]);
const isTokens = (answer: SandboxResponse, members: object) =>
  expect([answer.status, typeOf(answer), jsonOf(answer)]).toEqual([200, 'application/json;charset=UTF-8', members]);
const everywhere = (check: (answer: SandboxResponse) => void) => (visitor: Visitor) => {
  check(visitor.authorize());
  check(visitor.exchange('any'));
  check(visitor.refresh('any'));
  check(visitor.send('GET', API));
};

/** What each fault shows to a client. */
const SHOWS: Readonly<Record<string, (visitor: Visitor) => void>> = {
  'redirect-not-registered': (visitor) => isPage(visitor.authorize(), 400, 'Invalid redirect_uri'),
  'unknown-client': (visitor) => isPage(visitor.authorize(), 400, 'Invalid client_id'),
  'scope-rejected': (visitor) => {
    expect(back(visitor.authorize({ scope: 'useraccount' }))).toMatchObject({ error: 'invalid_scope', state: STATE });
    expect(visitor.authorize().status).toBe(200);
  },
  'scope-delimiter': (visitor) => {
    expect(back(visitor.authorize({ scope: 'a,b' }))['error']).toBe('invalid_scope');
    expect(visitor.authorize({ scope: 'a b' }).status).toBe(200);
  },
  'pkce-required': (visitor) => {
    expect(back(visitor.authorize())).toMatchObject({
      error: 'invalid_request',
      error_description: expect.stringContaining('PKCE'),
    });
    expect(visitor.authorize({ code_challenge: 'c', code_challenge_method: 'S256' }).status).toBe(200);
  },
  denied: (visitor) => expect(allowed(visitor)).toEqual({ error: 'access_denied', state: STATE }),
  'state-dropped': (visitor) => expect(Object.keys(allowed(visitor))).toEqual(['code']),
  'state-altered': (visitor) => expect(allowed(visitor)['state']).toBe('somebody-elses'),

  'wrong-secret': (visitor) => isServiceNowRefusal(exchanged(visitor)),
  'invalid-client': (visitor) => isRefused(exchanged(visitor), 401, 'invalid_client'),
  'secret-with-signs': (visitor) => {
    const { id, secret } = visitor.sandbox.client;
    expect(secret).toMatch(/[+&%=]/);
    expect(exchanged(visitor).status).toBe(200);
    const code = visitor.code();
    const raw = `grant_type=authorization_code&code=${code}&redirect_uri=${REDIRECT}&client_id=${id}&client_secret=${secret}`;
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    isServiceNowRefusal(visitor.send('POST', '/oauth_token.do', { headers, body: new TextEncoder().encode(raw) }));
  },
  'basic-required': (visitor) => {
    const answer = exchanged(visitor);
    isRefused(answer, 401, 'invalid_client');
    expect(answer.headers['WWW-Authenticate']).toMatch(/^Basic/);
    const { id, secret } = visitor.sandbox.client;
    const none = { client_secret: undefined };
    expect(visitor.exchange(visitor.code(), none, { authorization: `Basic ${btoa(`${id}:${secret}`)}` }).status).toBe(
      200,
    );
  },
  'form-required': (visitor) => {
    const { id, secret } = visitor.sandbox.client;
    const headers = { authorization: `Basic ${btoa(`${id}:${secret}`)}` };
    isRefused(visitor.exchange(visitor.code(), { client_secret: undefined }, headers), 401, 'invalid_client');
    expect(exchanged(visitor).status).toBe(200);
  },
  'one-mechanism': (visitor) => {
    const { id, secret } = visitor.sandbox.client;
    const headers = { authorization: `Basic ${btoa(`${id}:${secret}`)}` };
    isRefused(visitor.exchange(visitor.code(), {}, headers), 400, 'invalid_request');
    expect(exchanged(visitor).status).toBe(200);
  },
  'unauthorized-client': (visitor) => isRefused(exchanged(visitor), 403, 'unauthorized_client'),
  'user-locked': (visitor) => isServiceNowRefusal(exchanged(visitor)),
  'json-required': (visitor) => {
    const { id: client_id, secret: client_secret } = visitor.sandbox.client;
    const fields = {
      grant_type: 'authorization_code',
      code: visitor.code(),
      redirect_uri: REDIRECT,
      client_id,
      client_secret,
    };
    isRefused(visitor.form('/oauth_token.do', fields), 400, 'invalid_request');
    const headers = { 'content-type': 'application/json' };
    const body = new TextEncoder().encode(JSON.stringify(fields));
    expect(visitor.send('POST', '/oauth_token.do', { headers, body }).status).toBe(200);
  },
  'rfc-errors': (visitor) => {
    const code = visitor.code();
    isRefused(visitor.exchange(code, { client_secret: 'guess' }), 401, 'invalid_client');
    isRefused(visitor.exchange('guess'), 400, 'invalid_grant');
    isRefused(visitor.exchange(code, { redirect_uri: `${REDIRECT}/` }), 400, 'invalid_grant');
    isRefused(visitor.exchange(code, { grant_type: 'accessCode' }), 400, 'unsupported_grant_type');
    isRefused(visitor.refresh('guess', { refresh_token: undefined }), 400, 'invalid_request');
    isRefused(visitor.refresh('guess', { client_secret: undefined }), 401, 'invalid_client');
  },
  'unsupported-grant': (visitor) => isRefused(exchanged(visitor), 400, 'unsupported_grant_type'),
  'empty-refusal': (visitor) => expect([exchanged(visitor).status, exchanged(visitor).body]).toEqual([400, '']),
  'redirect-differs': (visitor) => {
    isRefused(exchanged(visitor), 400, 'invalid_grant');
    expect(textOf(exchanged(visitor))).toContain('redirect_uri');
  },
  'pkce-half': (visitor) => {
    isRefused(exchanged(visitor), 400, 'invalid_grant');
    expect(textOf(exchanged(visitor))).toContain('code_challenge');
  },
  'pkce-verifier-required': (visitor) => {
    isRefused(exchanged(visitor), 400, 'invalid_request');
    expect(textOf(exchanged(visitor))).toContain('code_verifier');
  },
  'code-expired': (visitor) => {
    isRefused(exchanged(visitor), 400, 'invalid_grant');
    expect(textOf(exchanged(visitor))).toContain('expired');
  },
  'code-used': (visitor) => {
    isRefused(exchanged(visitor), 400, 'invalid_grant');
    expect(textOf(exchanged(visitor))).toContain('used before');
  },

  'url-encoded-token': (visitor) => {
    const answer = exchanged(visitor);
    expect([answer.status, typeOf(answer)]).toEqual([200, 'application/x-www-form-urlencoded']);
    expect(Object.fromEntries(new URLSearchParams(textOf(answer)))).toEqual({ ...goodTokens, expires_in: '1800' });
  },
  'url-encoded-as-json': (visitor) => {
    const answer = exchanged(visitor);
    expect([typeOf(answer), textOf(answer)]).toEqual([
      'application/json;charset=UTF-8',
      expect.stringMatching(/^access_token=/),
    ]);
  },
  'json-as-html': (visitor) => {
    expect([typeOf(exchanged(visitor)), tokens(visitor)]).toEqual(['text/html;charset=UTF-8', goodTokens]);
  },
  'json-as-text': (visitor) =>
    expect([typeOf(exchanged(visitor)), tokens(visitor)]).toEqual(['text/plain', goodTokens]),
  'json-without-type': (visitor) =>
    expect([typeOf(exchanged(visitor)), tokens(visitor)]).toEqual([undefined, goodTokens]),
  'json-with-mark': (visitor) => {
    const text = exchanged(visitor).body as string;
    expect([text.charCodeAt(0), JSON.parse(text.slice(1))]).toEqual([0xfeff, goodTokens]);
  },
  'nested-result': (visitor) => isTokens(exchanged(visitor), { result: goodTokens }),
  'nested-user': (visitor) =>
    isTokens(
      exchanged(visitor),
      expect.objectContaining({ ok: true, authed_user: { access_token: goodTokens.access_token, token_type: BEARER } }),
    ),
  'camel-case': (visitor) =>
    expect(Object.keys(tokens(visitor))).toEqual(['accessToken', 'refreshToken', 'scope', 'tokenType', 'expiresIn']),
  'json-array': (visitor) => expect(tokens(visitor)).toEqual([goodTokens]),
  'json-string': (visitor) => expect(tokens(visitor)).toEqual(goodTokens.access_token),
  xml: (visitor) => {
    expect([typeOf(exchanged(visitor)), textOf(exchanged(visitor))]).toEqual([
      'text/xml;charset=UTF-8',
      expect.stringMatching(/^<\?xml.*<access_token>[\w-]{86}<\/access_token>/),
    ]);
  },
  'no-access-token': (visitor) => isTokens(exchanged(visitor), { scope: 'useraccount', token_type: BEARER }),
  'error-in-200': (visitor) => isRefused(exchanged(visitor), 200, 'invalid_grant'),
  'no-token-type': (visitor) => isTokens(exchanged(visitor), without('token_type')),
  'odd-token-type': (visitor) => isTokens(exchanged(visitor), { ...goodTokens, token_type: 'N_A' }),
  'no-refresh-token': (visitor) => isTokens(exchanged(visitor), without('refresh_token')),
  'refresh-token-null': (visitor) => isTokens(exchanged(visitor), { ...goodTokens, refresh_token: null }),
  'refresh-token-empty': (visitor) => isTokens(exchanged(visitor), { ...goodTokens, refresh_token: '' }),
  'expires-in-string': (visitor) => isTokens(exchanged(visitor), { ...goodTokens, expires_in: '1800' }),
  'expires-in-missing': (visitor) => isTokens(exchanged(visitor), without('expires_in')),
  'expires-in-zero': (visitor) => isTokens(exchanged(visitor), { ...goodTokens, expires_in: 0 }),
  'expires-in-date': (visitor) => isTokens(exchanged(visitor), { ...goodTokens, expires_in: 1_790_000_000_000 }),
  'short-lifetime': (visitor) => {
    const { access_token, refresh_token, expires_in } = visitor.signIn();
    const call = () => visitor.send('GET', API, { headers: { authorization: `Bearer ${access_token}` } }).status;
    expect([expires_in, call()]).toEqual([2, 200]);
    visitor.clock.pass(2);
    expect([call(), jsonOf(visitor.refresh(refresh_token)).access_token === access_token]).toEqual([401, false]);
  },
  truncated: (visitor) => {
    expect(textOf(exchanged(visitor))).toMatch(/^\{"access_token":"/);
    expect(() => tokens(visitor)).toThrow();
  },
  'empty-body': (visitor) => expect([exchanged(visitor).status, exchanged(visitor).body]).toEqual([200, '']),
  'no-content': (visitor) => expect([exchanged(visitor).status, exchanged(visitor).body]).toEqual([204, '']),
  created: (visitor) => expect([exchanged(visitor).status, tokens(visitor)]).toEqual([201, goodTokens]),
  'nested-error': (visitor) =>
    expect([exchanged(visitor).status, tokens(visitor).error.message]).toEqual([401, 'User Not Authenticated']),
  'login-page': (visitor) => isPage(exchanged(visitor), 200, '<title>Log in'),
  'redirect-login': (visitor) =>
    expect([exchanged(visitor).status, exchanged(visitor).headers]).toEqual([302, { Location: '/login.do' }]),
  'redirect-https': (visitor) =>
    expect([exchanged(visitor).status, exchanged(visitor).headers['Location']]).toEqual([
      301,
      'https://127.0.0.1:8765/oauth_token.do',
    ]),
  'redirect-host': (visitor) =>
    expect([exchanged(visitor).status, exchanged(visitor).headers['Location']]).toEqual([
      301,
      'https://renamed.example.com/oauth_token.do',
    ]),
  'not-found-html': (visitor) => isPage(exchanged(visitor), 404, 'Page not found'),
  'not-found-json': (visitor) => expect([exchanged(visitor).status, tokens(visitor).status]).toEqual([404, 'failure']),
  'method-405': (visitor) =>
    expect([exchanged(visitor).status, exchanged(visitor).headers['Allow']]).toEqual([405, 'GET']),

  'refresh-unsupported-grant': (visitor) => isRefused(refreshed(visitor), 400, 'unsupported_grant_type'),
  'refresh-without-token': (visitor) => isRefused(refreshed(visitor), 400, 'invalid_request'),
  'refresh-without-client': (visitor) => isRefused(refreshed(visitor), 401, 'invalid_client'),
  'refresh-expired': (visitor) => isRefused(refreshed(visitor), 400, 'invalid_grant'),
  'refresh-denied': (visitor) => isServiceNowRefusal(refreshed(visitor)),
  'refresh-rotated': (visitor) => {
    const { refresh_token } = visitor.signIn();
    const { refresh_token: next } = jsonOf(visitor.refresh(refresh_token));
    expect(next).not.toBe(refresh_token);
    isRefused(visitor.refresh(refresh_token), 400, 'invalid_grant');
  },

  'token-rejected': (visitor) => {
    expect([asked(visitor).status, asked(visitor).headers['WWW-Authenticate']]).toEqual([
      401,
      'BASIC realm="Service-now"',
    ]);
  },
  'acl-forbidden': (visitor) =>
    expect([asked(visitor).status, jsonOf(asked(visitor)).error.message]).toEqual([
      403,
      'Insufficient rights to query records',
    ]),
  'acl-empty': (visitor) => {
    expect([asked(visitor).status, jsonOf(asked(visitor))]).toEqual([200, { result: [] }]);
    const id = visitor.sandbox.store.all('incident')[0]?.['sys_id'];
    expect(asked(visitor, `/api/now/table/incident/${id}`).status).toBe(404);
  },
  'scope-missing': (visitor) =>
    expect([asked(visitor).status, jsonOf(asked(visitor)).error.message]).toEqual([
      403,
      'Missing required api access scope',
    ]),
  'cross-scope': (visitor) =>
    expect([asked(visitor).status, jsonOf(asked(visitor)).error.message]).toEqual([
      403,
      expect.stringContaining('cross-scope'),
    ]),
  'rate-limit': (visitor) =>
    expect([asked(visitor).status, asked(visitor).headers['Retry-After'], jsonOf(asked(visitor)).status]).toEqual([
      429,
      '60',
      'failure',
    ]),
  'api-redirect': (visitor) =>
    expect([asked(visitor).status, asked(visitor).headers]).toEqual([302, { Location: '/login.do' }]),

  hibernating: everywhere((answer) => isPage(answer, 200, 'Your instance is hibernating')),
  offline: everywhere((answer) => isPage(answer, 503, 'offline')),
  firewall: everywhere((answer) => isPage(answer, 403, 'support ID')),
  'address-blocked': everywhere((answer) => isPage(answer, 403, 'IP address')),
  'too-many-requests': everywhere((answer) =>
    expect([answer.status, answer.headers['Retry-After']]).toEqual([429, '30']),
  ),
  reset: everywhere((answer) => expect(answer.wire).toBe('reset')),
  'no-answer': everywhere((answer) => expect(answer.wire).toBe('hang')),
  slow: (visitor) =>
    expect([visitor.authorize().wire, exchanged(visitor).wire, asked(visitor).wire]).toEqual(['drip', 'drip', 'drip']),
  'clock-ahead': (visitor) => {
    const ahead = Date.parse(exchanged(visitor).headers['Date'] as string) - visitor.clock.time;
    expect(ahead).toBe(3_600_000);
  },
};

describe('each fault shows what it says', () => {
  test('and has a test', () => {
    expect(Object.keys(SHOWS).sort()).toEqual(FAULTS.map(({ name }) => name).sort());
  });
  test.each(FAULTS.map(({ name }) => [name]))('%s', (name) => SHOWS[name]?.(new Visitor({ fault: name })));
});

describe('what a fault leaves alone', () => {
  test.each(
    FAULTS.filter(({ stage }) => stage !== 'network').map(({ name, stage }) => [name, stage]),
  )('%s', (name, stage) => {
    const visitor = new Visitor({ fault: name });
    if (stage !== 'authorize') expect(visitor.authorize().status).toBe(200);
    // Without a token that is one: the answer of the API is its own.
    if (stage !== 'api') expect(jsonOf(visitor.send('GET', API)).error.message).toBe('User Not Authenticated');
    if (stage === 'refresh' || stage === 'api') expect(exchanged(visitor).status).toBe(200);
    if (stage === 'api') expect(refreshed(visitor).status).toBe(200);
  });
});

test('a fault of the token endpoint shows at the refresh too', () => {
  const refresh = new Visitor().signIn().refresh_token;
  const visitor = new Visitor({ fault: 'nested-result' });
  visitor.signIn();
  expect([
    refresh.length,
    Object.keys(jsonOf(visitor.refresh(jsonOf(exchanged(visitor)).result.refresh_token))),
  ]).toEqual([86, ['result']]);
});

describe('names', () => {
  test('are unique, small, and told in one sentence', () => {
    expect(new Set(FAULTS.map(({ name }) => name)).size).toBe(FAULTS.length);
    for (const { name, cause, sentence } of FAULTS) {
      expect(name).toMatch(/^[a-z][a-z0-9-]+$/);
      expect(cause).toMatch(/^[a-z]+\/[a-z0-9-]+$/);
      expect([sentence, sentence.length < 100]).toEqual([expect.stringMatching(/^[A-Z].*\.$/), true]);
    }
  });

  test.each([
    ['nestd-result', 'Did you mean nested-result?'],
    ['hibernat', 'Did you mean hibernating?'],
    ['something else', 'sandbox --list-faults'],
    ['', 'sandbox --list-faults'],
    ['__proto__', 'sandbox --list-faults'],
  ])('"%s" is not known', (name, hint) => {
    expect(() => createSandbox({ fault: name })).toThrow(
      expect.objectContaining({ code: 'unknown-fault', hint: expect.stringContaining(hint) }),
    );
  });

  test('any casing will do', () => expect(faultNamed('Hibernating').name).toBe('hibernating'));
});

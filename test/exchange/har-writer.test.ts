import { describe, expect, test } from '@jest/globals';
import { Document } from '../../src/document/document.js';
import { answerOf } from '../../src/exchange/answer-shape.js';
import type { Exchange, FlowStage, Header } from '../../src/exchange/exchange.js';
import { redactedHar } from '../../src/exchange/har-writer.js';
import { attemptOf, stageOf } from '../../src/exchange/stage-of.js';
import { readingOf } from '../../src/exchange/token-reading.js';
import { FAULTS } from '../../src/sandbox/faults/index.js';
import { textOf } from '../../src/sandbox/http.js';
import { createSandbox } from '../../src/sandbox/sandbox.js';
import fc from '../support/properties.js';

const OPTIONS = { tool: { name: 'sn-connector', version: '1.0.0' }, comment: 'Redacted.' };
const NOWHERE = { exchange: new Document('', '{}').root as NonNullable<Document['root']> };
const NOT_KNOWN = { authorize: new Set<string>(), token: new Set<string>(), refresh: new Set<string>() };

const headers = (all: Record<string, string>): Header[] =>
  Object.entries(all).map(([name, value]) => ({ name, value }));

const tokenExchange = (
  body: string,
  more: Partial<Exchange> = {},
  status = 200,
  type = 'application/json',
): Exchange => ({
  stage: 'token',
  request: {
    method: 'POST',
    url: 'https://dev1.service-now.com/oauth_token.do',
    headers: headers({ 'Content-Type': 'application/x-www-form-urlencoded' }),
    body: 'grant_type=authorization_code&code=c0de&redirect_uri=https%3A%2F%2Fa.example%2Fr&client_id=id1&client_secret=s3cret%2B',
  },
  response: { status, headers: headers({ 'Content-Type': type }), body },
  where: NOWHERE,
  ...more,
});

interface Entry {
  readonly request: { method: string; url: string; headers: Header[]; postData?: { text: string; mimeType: string } };
  readonly response: {
    status: number;
    headers: Header[];
    content: { text?: string };
    _error?: string;
    redirectURL: string;
  };
}
const entriesOf = (exchanges: readonly Exchange[]): Entry[] => JSON.parse(redactedHar(exchanges, OPTIONS)).log.entries;
const entryOf = (exchange: Exchange): Entry => entriesOf([exchange])[0] as Entry;

/** The exchange that a reader finds. */
function again(exchange: Exchange): Exchange {
  const { request, response } = entryOf(exchange);
  return {
    stage: exchange.stage,
    request: { method: request.method, url: request.url, headers: request.headers, body: request.postData?.text ?? '' },
    ...(response.status > 0 && {
      response: { status: response.status, headers: response.headers, body: response.content.text ?? '' },
    }),
    where: NOWHERE,
  };
}

const bodyOf = (body: string): string => entryOf(tokenExchange(body)).response.content.text ?? '';

describe('what stays', () => {
  test('names, structure, harmless values, and which values are equal', () => {
    const token = 'tok-86-canary';
    const call: Exchange = {
      stage: 'api',
      request: {
        method: 'GET',
        url: 'https://user:pw@dev1.service-now.com/api/now/v2/table/incident/9d385017c611228701d22104cc95c371?sysparm_limit=1#x',
        headers: headers({
          Authorization: `Bearer ${token}`,
          Cookie: 'JSESSIONID=1234567',
          Accept: 'application/json',
        }),
      },
      response: {
        status: 401,
        headers: headers({
          'WWW-Authenticate': 'BASIC realm="Service-now"',
          Location: 'https://a.example/login?code=c0de&error=access_denied',
          'Retry-After': '30',
          'X-Trace': 'abc-123-def',
        }),
        body: '{"error":{"message":"User Not Authenticated","detail":"Required to provide Auth information"},"status":"failure"}',
      },
      where: NOWHERE,
    };
    const answer = `{"access_token":"${token}","expires_in":1799,"token_type":"Bearer","refresh_token":null,"scope":"useraccount","n":[1,true,""]}`;
    const [first, second] = entriesOf([tokenExchange(answer), call]) as [Entry, Entry];
    expect(first.request.postData?.text).toBe(
      'grant_type=authorization_code&code=‹value-1:4-chars›&redirect_uri=https:%2F%2Fa.example%2Fr&client_id=‹value-2:3-chars›&client_secret=‹value-3:7-chars›',
    );
    expect(JSON.parse(first.response.content.text ?? '')).toEqual({
      ...{ access_token: '‹value-4:13-chars›', expires_in: 1799, token_type: 'Bearer', refresh_token: null },
      ...{ scope: 'useraccount', n: [0, true, ''] },
    });
    expect(second.request.url).toBe(
      'https://dev1.service-now.com/api/now/v2/table/incident/‹value-5:32-chars›?sysparm_limit=‹value-7:1-chars›#x',
    );
    expect(second.request.headers).toEqual(
      headers({ Authorization: 'Bearer ‹value-4:13-chars›', Cookie: '‹value-9:18-chars›', Accept: 'application/json' }),
    );
    expect(second.response.headers).toEqual(
      headers({
        'WWW-Authenticate': 'BASIC realm="Service-now"',
        Location: 'https://a.example/login?code=‹value-1:4-chars›&error=access_denied',
        'Retry-After': '30',
        'X-Trace': '‹value-10:11-chars›',
      }),
    );
    expect(second.response.content.text).toBe(call.response?.body);
  });

  test.each<[string, string]>([
    ['{"access_token":"abc12345","expi', '{"access_token":"‹value-4:8-chars›","‹value-5:4-chars›'],
    ['{"access_token":"abc12345\\', '{"access_token":"‹value-4:9-chars›'],
    ['{"error":"invalid_grant","n":12,"x":tr', '{"error":"invalid_grant","n":0,"x":‹value-4:2-chars›'],
    ['\ufeff{"access_token":""}', '\ufeff{"access_token":""}'],
    ['access_token=abc12345&token_type=bearer&x', 'access_token=‹value-4:8-chars›&token_type=bearer&x'],
    ['"abc"', '"‹value-4:3-chars›"'],
    ['OK then', '‹value-4:7-chars›'],
    ['{}', '{}'],
    ['', ''],
    [' \n', ' \n'],
    ['null', 'null'],
    [
      '{"error_description":"Bad secret Xy7-3kd9 for client: redirect_uri","error":"invalid_client"}',
      '{"error_description":"Bad secret ‹value-4:8-chars› for client: redirect_uri","error":"invalid_client"}',
    ],
    [
      '<!DOCTYPE html><html><title>Instance 7f3a is Hibernating</title><p>abel tuter</p></html>',
      '<!doctype html><html><head><title>Instance ‹value-5:4-chars› is Hibernating</title></head><body>‹value-4:88-chars› Your instance is hibernating</body></html>',
    ],
    ['<?xml version="1.0"?><token>abc</token>', '<?xml version="1.0"?><xml>‹value-4:39-chars›</xml>'],
  ])('the body %j', (body, expected) => expect(bodyOf(body)).toBe(expected));

  test.each([
    ['Bearer abc12345', 'Bearer ‹value-1:8-chars›'],
    ['abc12345', '‹value-1:8-chars›'],
    ['Bearer abc12345, Basic YTpi', 'Bearer ‹value-1:8-chars›, Basic ‹value-5:4-chars›'],
    ['Bearer <removed>', 'Bearer <removed>'],
    ['[redacted]', '[redacted]'],
  ])('credentials: %s', (value, expected) => {
    const request = { method: 'GET', url: 'https://a.example/', headers: headers({ Authorization: value }) };
    expect(entryOf({ stage: 'api', where: NOWHERE, request }).request.headers[0]?.value).toBe(expected);
  });

  test('a failure has its code and what was seen of the certificate', () => {
    const certificate = {
      subject: 'a.example',
      issuer: 'Authority',
      validFrom: 'x',
      validTo: 'y',
      names: ['a.example'],
    };
    const { request } = tokenExchange('');
    const failure = {
      code: 'CERT_HAS_EXPIRED',
      phase: 'tls',
      after: 12,
      certificate,
      protocol: 'TLSv1.3',
      wantsCertificate: true,
    } as const;
    const exchange: Exchange = { stage: 'token', where: NOWHERE, failure, time: 1000, ...(request && { request }) };
    expect(entryOf(exchange)).toMatchObject({
      ...{ startedDateTime: '1970-01-01T00:00:01.000Z', time: 12, _failure: failure },
      response: { status: 0, _error: 'CERT_HAS_EXPIRED', headers: [] },
    });
  });

  test('it is a HAR 1.2', () => {
    const text = redactedHar(
      [tokenExchange('{}'), { stage: 'token', where: NOWHERE, said: 'without a request' }],
      OPTIONS,
    );
    const { log } = JSON.parse(text);
    expect([log.version, log.creator, log.comment, log.entries.length]).toEqual(['1.2', OPTIONS.tool, 'Redacted.', 1]);
    expect(log.entries[0]).toMatchObject({
      ...{ time: 0, cache: {}, timings: { send: 0, wait: 0, receive: 0 }, _stage: 'token' },
      request: { cookies: [], queryString: [], postData: { params: expect.any(Array) }, headersSize: -1 },
      response: { cookies: [], content: { size: 2, mimeType: 'application/json' }, redirectURL: '' },
    });
    expect(text.endsWith('}\n')).toBe(true);
  });
});

describe('it leads to the same cause', () => {
  const same = (exchange: Exchange): void => {
    const copy = again(exchange);
    const seen = ({ request, response, ...rest }: Exchange) => {
      const reading = readingOf({ ...rest, ...(request && { request }), ...(response && { response }) });
      return {
        answer: response?.body === undefined ? undefined : answerOf(response.body),
        stage: stageOf({ ...(request && { request }), ...(response && { response }) }, NOT_KNOWN),
        attempt: attemptOf({ ...rest, ...(request && { request }) }),
        status: response?.status,
        hasToken: reading?.hasToken,
        mediaType: reading?.mediaType,
        names:
          reading?.members && [...reading.members].map(([name, value]) => [name, value === '' ? '' : typeof value]),
      };
    };
    expect(seen(copy)).toEqual(seen(exchange));
  };

  test.each([
    '{"result":{"access_token":"a1b2c3d4"}}',
    '{"accessToken":"a1b2c3d4"}',
    '{"authed_user":{"access_token":"a1b2c3d4"}}',
    '[{"access_token":"a"}]',
    '{"access_token":12345}',
    '{"access_token":null}',
    '{"error":{"code":"invalid_client","message":"No"}}',
    '{"error":"x7","error_description":"y"}',
    'error=invalid_client&error_description=a%20b',
    'AADSTS7000215: Invalid client secret provided',
    '{"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret provided. abc~1"}',
    '<html><body>Request Rejected. Your support ID is: 123456</body></html>',
    '<form><input type=password name=user_password></form>',
    '<html>Scheduled maintenance</html>',
    '<html>something else</html>',
    'oops <html> in the middle',
    'dG9rZW4gd2l0aG91dCBhIG5hbWU=',
    '{"access_token":"a1b2c3d4"} trailing',
    "{'access_token': 'a1b2c3d4'}",
  ])('the answer %j', (body) => {
    for (const status of [200, 400]) same(tokenExchange(body, {}, status, 'text/html; charset=utf-8'));
  });

  test.each(FAULTS.map(({ name }) => name))('the token answer of the sandbox with the fault %s', (fault) => {
    const sandbox = createSandbox({ fault });
    const body = 'grant_type=authorization_code&code=none&client_id=a&client_secret=b&redirect_uri=https://a.example/';
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    const request = { method: 'POST', url: '/oauth_token.do', headers: { host: '127.0.0.1:8765', ...type } };
    const answer = sandbox.handle({ ...request, body: new TextEncoder().encode(body) });
    same({
      ...{ stage: 'token', where: NOWHERE },
      request: { method: 'POST', url: 'https://dev1.service-now.com/oauth_token.do', headers: headers(type), body },
      response: { status: answer.status, headers: headers({ ...answer.headers }), body: textOf(answer.body) },
    });
  });

  test('Basic stays Basic', () => {
    const { request } = tokenExchange('');
    const basic = headers({ Authorization: 'Basic YTpi' });
    same({
      ...tokenExchange('{}'),
      request: {
        ...(request as NonNullable<typeof request>),
        headers: basic,
        body: 'grant_type=authorization_code&code=a',
      },
    });
  });
});

describe('no secret', () => {
  const base64 = (text: string): string => Buffer.from(text).toString('base64');
  const spellings = (secret: string): string[] => [
    secret,
    encodeURIComponent(secret),
    new URLSearchParams([['a', secret]]).toString().slice(2),
    JSON.stringify(secret).slice(1, -1),
    base64(secret).replace(/.?=*$/, ''),
    Buffer.from(secret).toString('hex'),
  ];
  /** Every place of a flow that can hold one, each with a secret of its own and with quotes of the others. */
  const flow = (s: readonly string[]): Exchange[] => {
    const [code = '', state = '', secret = '', access = '', refresh = '', cookie = '', password = '', other = ''] = s;
    const url = (path: string, query: Record<string, string>): string =>
      `https://dev1.service-now.com${path}?${new URLSearchParams(query)}`;
    const exchange = (
      stage: FlowStage,
      request: Exchange['request'],
      body: string,
      more: Header[] = [],
      status = 400,
    ): Exchange => ({
      ...{ stage, where: NOWHERE },
      ...(request && { request }),
      response: { status, headers: more, body },
    });
    const json = JSON.stringify;
    const form = new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      client_secret: secret,
      scope: 'a',
      x: other,
    });
    return [
      exchange(
        'authorize',
        {
          method: 'GET',
          url: url('/oauth_auth.do', {
            state,
            scope: secret,
            response_type: other,
            redirect_uri: `https://a.example/?x=${other}`,
          }),
          headers: headers({ Cookie: `a=${cookie}` }),
        },
        `<html><title>Hello ${other} ${access}</title>${json({ access, refresh })}</html>`,
        headers({ 'Set-Cookie': `s=${cookie}; Path=/`, Location: url('/x', { code, error: other }), Server: other }),
      ),
      exchange(
        'callback',
        { method: 'GET', url: `${url('/redirect', { code, state })}#access_token=${encodeURIComponent(access)}` },
        `no such page ${code}`,
      ),
      exchange(
        'token',
        {
          method: 'POST',
          url: url(`/oauth_token.do/${encodeURIComponent(secret)}`, { [other]: secret }),
          body: form.toString(),
        },
        json({
          access_token: access,
          refresh_token: refresh,
          error: other,
          error_description: `for ${secret} and ${code}`,
          token_type: other,
          [refresh]: 1,
          scope: access,
        }),
        headers({
          'WWW-Authenticate': `Basic realm="${secret}", error="${other}"`,
          [`X-${encodeURIComponent(code)}`]: code,
          'Content-Type': other,
        }),
      ),
      exchange(
        'token',
        {
          method: 'POST',
          url: url('/oauth_token.do', {}),
          headers: headers({ Authorization: `Basic ${base64(`id:${secret}`)}` }),
          body: json({ password, code }),
        },
        json({ access_token: access, a: { b: [refresh, password] } }).slice(0, -4),
      ),
      exchange(
        'api',
        {
          method: 'GET',
          url: url('/api/now/table/incident', { access_token: access }),
          headers: headers({ authorization: access }),
        },
        json({ error: { message: `bad ${access}`, detail: `password ${password}`, code: refresh } }),
      ),
      exchange(
        'refresh',
        { method: 'POST', url: url('/oauth_token.do', {}), body: `refresh_token=${encodeURIComponent(refresh)}` },
        `access_token=${encodeURIComponent(access)}&error=${encodeURIComponent(other)}`,
      ),
      exchange(
        'refresh',
        { method: 'POST', url: 'http://', body: `<saml>${password}</saml>` },
        `${json(refresh)} and ${secret}`,
      ),
    ];
  };

  const random = fc
    .stringMatching(/^[A-Za-z0-9+/&=% "\\äß_.~-]{8,40}$/)
    .filter((text) => /\d/.test(text) && text.trim() === text);
  const secret = fc.oneof(
    random,
    fc.stringMatching(/^[a-z]{10,18}$/),
    fc.stringMatching(/^eyJ[A-Za-z0-9_-]{12,20}\.[A-Za-z0-9_-]{12,30}\.[A-Za-z0-9_-]{12,20}$/),
  );

  test('occurs, in whatever spelling', () => {
    fc.assert(
      fc.property(fc.array(secret, { minLength: 7, maxLength: 7 }), random, (words, other) => {
        const secrets = [...words, other];
        const text = redactedHar(flow(secrets), OPTIONS);
        const folded = text.toLowerCase() + JSON.stringify(JSON.parse(text)).toLowerCase();
        for (const [index, each] of secrets.entries())
          for (const spelling of spellings(each))
            if (folded.includes(spelling.toLowerCase())) throw new Error(`${index}: ${spelling}\n${text}`);
      }),
      { numRuns: 150 },
    );
  });

  test('and whatever the exchanges hold, it is written', () => {
    const any = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
    );
    fc.assert(
      fc.property(any, any, any, fc.oneof(fc.integer(), fc.double()), (url, body, header, time) => {
        const made: Exchange = {
          stage: 'token',
          request: { method: header, url, headers: [{ name: header, value: body }], body },
          response: { status: 200, headers: [{ name: 'Authorization', value: header }], body },
          failure: { code: header },
          time,
          answeredAt: 5,
          where: NOWHERE,
        };
        expect(JSON.parse(redactedHar([made], OPTIONS)).log.entries).toHaveLength(1);
      }),
    );
  });

  test('a hostile body takes no longer than its length', () => {
    for (const body of [
      ' '.repeat(300_000),
      '{"'.repeat(150_000),
      '"\\'.repeat(150_000),
      '['.repeat(200_000),
      'a='.repeat(150_000),
      '<title '.repeat(50_000),
    ])
      expect(bodyOf(`${body}x`)).toEqual(expect.any(String));
  });
});

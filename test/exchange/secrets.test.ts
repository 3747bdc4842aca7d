import { describe, expect, test } from '@jest/globals';
import { Document } from '../../src/document/document.js';
import { wholeFile } from '../../src/document/node.js';
import type { Exchange } from '../../src/exchange/exchange.js';
import { spellingsOf, withoutBeginning } from '../../src/exchange/secret-spellings.js';
import { Secrets } from '../../src/exchange/secrets.js';
import { processorTime } from '../support/processor-time.js';
import fc from '../support/properties.js';

const where = { exchange: wholeFile(new Document('x', '', { json: false })) };
const of = (parts: Partial<Exchange>): Secrets => Secrets.of([{ stage: 'token', where, ...parts }]);
const get = (url: string): Partial<Exchange> => ({ request: { method: 'GET', url } });
const post = (body: string): Partial<Exchange> => ({ request: { method: 'POST', url: 'https://a.example/t', body } });
const sent = (name: string, value: string): Partial<Exchange> => ({
  request: { method: 'GET', url: 'https://a.example/', headers: [{ name, value }] },
});
const answered = (body: string): Partial<Exchange> => ({ response: { status: 200, body } });
const headed = (name: string, value: string): Partial<Exchange> => ({
  response: { status: 302, headers: [{ name, value }] },
});

const SECRET = 'Ca+na/ry "1" & <7>=%é';
const URL_SECRET = encodeURIComponent(SECRET);
const PLAIN = 'canary-0815-Plain';
const JWT = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJjYW5hcnkifQ.c2lnbmF0dXJl';
const html = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll('>', '&gt;');

/** Where secrets stand, each with what must not be told. */
const PLACES: Readonly<Record<string, readonly [Partial<Exchange>, string]>> = {
  'code in an address': [get(`https://a.example/redirect?code=${URL_SECRET}&state=x`), SECRET],
  'state in an address': [get(`https://a.example/redirect?code=a&state=${PLAIN}`), PLAIN],
  'token behind the hash': [get(`https://a.example/#access_token=${PLAIN}`), PLAIN],
  'password before the host': [get(`https://user:${PLAIN}@a.example/`), PLAIN],
  'secret in a form': [post(`client_id=a&client_secret=${URL_SECRET}`), SECRET],
  'password in a form': [post(`user_name=a&user_password=${URL_SECRET}`), SECRET],
  'verifier in a form': [post(`code_verifier=${PLAIN}`), PLAIN],
  'SAML in a form': [
    post(`SAMLResponse=${encodeURIComponent('PHNhbWw+Y2FuYXJ5LTA4MTU8L3NhbWw+')}`),
    'PHNhbWw+Y2FuYXJ5LTA4MTU8L3NhbWw+',
  ],
  'secret in JSON': [post(JSON.stringify({ a: { clientSecret: SECRET } })), SECRET],
  'access token': [answered(JSON.stringify({ access_token: SECRET })), SECRET],
  'refresh token': [answered(JSON.stringify({ result: [{ refresh_token: PLAIN }] })), PLAIN],
  'id token': [answered(JSON.stringify({ id_token: JWT })), JWT],
  'token in a form answer': [answered(`access_token=${URL_SECRET}&token_type=bearer`), SECRET],
  'token in damaged JSON': [answered(`{"access_token": "${PLAIN}", "x`), PLAIN],
  'JWT in a page': [answered(`<html><body>Oops: ${JWT} </body>`), JWT],
  'SAML in a page': [answered(`<form><input type="hidden" name="SAMLResponse" value="${html(PLAIN)}"/>`), PLAIN],
  'field, value first': [answered(`<input value='${PLAIN}' type=hidden name=sysparm_ck>`), PLAIN],
  'consent link': [
    answered(JSON.stringify({ consentLink: `https://eu.consent.azure-apihub.net/login?data=${PLAIN}` })),
    PLAIN,
  ],
  bearer: [sent('Authorization', `Bearer ${PLAIN}`), PLAIN],
  basic: [sent('authorization', `Basic ${btoa(`client:${PLAIN}`)}`), PLAIN],
  'basic, as it was sent': [sent('authorization', `Basic ${btoa(`client:${PLAIN}`)}`), btoa(`client:${PLAIN}`)],
  'basic, form-encoded': [
    sent('Authorization', `Basic ${btoa(`client:${encodeURIComponent('p a/ss+w0rd')}`)}`),
    'p a/ss+w0rd',
  ],
  cookie: [sent('Cookie', `a=b; glide_session=${PLAIN}; c=d`), PLAIN],
  'set-cookie': [headed('Set-Cookie', `JSESSIONID=${PLAIN}; Path=/; Secure`), PLAIN],
  'a token in a header': [sent('X-UserToken', PLAIN), PLAIN],
  'code in a redirect': [headed('Location', `https://b.example/x?code=${PLAIN}`), PLAIN],
  'anything opaque in a redirect': [headed('Location', `/next?t=${PLAIN}${PLAIN}`), `${PLAIN}${PLAIN}`],
  'code in an error text': [
    { said: `Missing parameter: state. Url = https://token.botframework.com/.auth/web/redirect?code=${PLAIN}` },
    PLAIN,
  ],
  'code in an error text in Base64': [
    { said: `error=${btoa(`The url https://a.example/?code=${PLAIN} was refused`)}` },
    PLAIN,
  ],
};

describe('secrets of a flow', () => {
  test.each(Object.keys(PLACES))('%s', (name) => {
    const [exchange, secret] = PLACES[name] as (typeof PLACES)[string];
    const secrets = of(exchange);
    for (const spelling of spellingsOf(secret))
      if (spelling.length >= 6) expect(secrets.mask(`a ${spelling} b`)).not.toContain(spelling);
  });

  test('how a sentence goes on behind the name of a secret is none', () => {
    const secrets = of({ said: `Refresh token: expired. For this token: ServiceNow answered 401. Password: ${PLAIN}` });
    expect(secrets.mask(`ServiceNow says expired, ${PLAIN}`)).toBe('ServiceNow says expired, ***');
  });

  test('inside Base64 of a longer text, wherever it stands', () => {
    const secrets = of(post(`client_secret=${PLAIN}`));
    for (const before of ['', 'a', 'ab', 'abc', 'id:']) {
      const masked = secrets.mask(btoa(`${before}${PLAIN}-and-more`));
      expect(
        atob(
          masked
            .split('***')
            .join('AAAA')
            .replace(/=+$/, '')
            .slice(0, 4 * Math.floor(masked.length / 4)),
        ),
      ).not.toContain(PLAIN.slice(3, -3));
      expect(masked).toContain('***');
    }
  });

  test('what is said in words stays', () => {
    const text = 'invalid_grant authorization_code Unauthorized Succeeded bearer useraccount client_secret 1799';
    const secrets = Secrets.of([
      {
        stage: 'token',
        where,
        ...answered('{"error":"invalid_grant","status":"Error","code":"Unauthorized","state":"Succeeded"}'),
      },
      { stage: 'token', where, ...post('grant_type=authorization_code&scope=useraccount&client_secret=client_secret') },
      { stage: 'token', where, ...sent('Cookie', 'lang=english; theme=authorization') },
    ]);
    expect(secrets.mask(text)).toBe(text);
  });

  test('a JSON text still parses', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 6, maxLength: 30 }), fc.string(), fc.string(), (secret, before, after) => {
        const value = { text: `${before}${secret}${after}` };
        const masked = Secrets.of([], [secret]).mask(JSON.stringify(value), 'json');
        expect((JSON.parse(masked) as typeof value).text).not.toContain(secret);
      }),
    );
  });

  test('hostile input takes no time and throws nothing', () => {
    const texts = [
      'eyJ'.repeat(60_000),
      'name="'.repeat(40_000),
      'a:'.repeat(100_000),
      '='.repeat(200_000),
      'value="x name='.repeat(20_000),
      '://u:'.repeat(50_000),
      '%'.repeat(200_000),
    ];
    const took = processorTime(() => {
      for (const text of texts)
        of({ ...post(text), response: { status: 200, body: text, headers: [{ name: 'Location', value: text }] } }).mask(
          text,
        );
    });
    expect(took).toBeLessThan(10_000);
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => void of({ ...post(a), ...headed(b, a), said: b }).mask(a + b)),
    );
  });

  test.each(['redirect_uri', 'next', 'state'])('an address in an address in %s is read once, however deep', (name) => {
    let url = `https://a.example/?state=${PLAIN}`;
    for (let depth = 0; depth < 24; depth++) url = `https://a.example/?${name}=${encodeURIComponent(url)}&at=${depth}`;
    // Each reading of each address would read all those within again: two to the power of the depth.
    expect(processorTime(() => expect(of(get(url)).mask(`- ${PLAIN} -`)).toBe('- *** -'))).toBeLessThan(10_000);
  });
});

test.each([
  ['as Python prints it', "it\\'s \\\\ 4711"],
  ['between single quotes of a shell', "it''s \\ 4711"],
  ['as .NET writes JSON', 'it\\u0027s \\\\ 4711'],
])('a secret is known %s', (_, written) => {
  expect(spellingsOf("it's \\ 4711").has(written)).toBe(true);
});

test.each([
  ['S3cret!Value-4711', 'S3cret!Value-4711', '***'],
  ['S3cret!Value-4711', 'before S3cret!Value... after', 'before ***... after'],
  ['S3cret!Value-4711', 'S3cret!Va and S3cret!Valu', '*** and ***'],
  ['S3cret!Value-4711', 'S3cret!', 'S3cret!'],
  ['short', 'sho', 'sho'],
  [`${'x'.repeat(20)}${'y'.repeat(4000)}`, 'x'.repeat(19), '***'],
  ['', 'any', 'any'],
])('of a secret that is cut short the beginning is masked: %#', (secret, text, expected) => {
  expect(withoutBeginning(text, secret)).toBe(expected);
});

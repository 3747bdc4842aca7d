import { describe, expect, test } from '@jest/globals';
import { Document } from '../../src/document/document.js';
import { wholeFile } from '../../src/document/node.js';
import { defineRule } from '../../src/engine/rule.js';
import { type Exchange, FLOW_STAGES, type HttpResponse } from '../../src/exchange/exchange.js';
import { spellingsOf } from '../../src/exchange/secret-spellings.js';
import { Secrets } from '../../src/exchange/secrets.js';
import type { Diagnosed } from '../../src/report/diagnosis.js';
import { diagnosisReport } from '../../src/report/diagnosis-report.js';
import { diagnosisSupport } from '../../src/report/diagnosis-support.js';
import { coloured } from '../../src/report/paint.js';
import { FORMATS } from '../../src/report/reporter.js';
import fc from '../support/properties.js';
import { connectorOf, diagnosedOf, TEST_RULES } from './diagnosed.js';

/** What people must never find in an output, planted where it stands in real traffic. */
const CANARIES = {
  code: 'c4nary-code.Kx8/+=&%"ü',
  state: 'c4nary-state-71b2 <x>',
  secret: 'c4nary+Secret/&=~!*\'()"',
  access: 'c4nary-access-_-aB3',
  refresh: 'c4nary_refresh.77/zz==',
  id: 'eyJhbGciOiJSUzI1NiJ9.eyJuYW1lIjoiYzRuYXJ5In0.c2lnLWM0bmFyeQ',
  cookie: 'c4naryCookie0815%3Aabc',
  setCookie: 'c4narySetCookie4711xyz',
  consent: 'c4nary-consent-data-0123456789abcdef',
  jwt: 'eyJ0eXAiOiJKV1QifQ.eyJhIjoiYzRuYXJ5LWp3dCJ9.ZG9uJ3Q',
  password: 'c4nary Pass word1!',
  saml: 'PHNhbWxwOlJlc3BvbnNlPmM0bmFyeTwvc2FtbHA6UmVzcG9uc2U+',
  verifier: 'c4nary-verifier-43-characters-at-the-least-0',
  opaque: 'c4naryOpaque9f8e7d6c5b4a39281706f5e4d3c2b1a0',
  userToken: 'c4nary-g_ck-5566778899',
  description: 'c4nary-in-a-description-1',
} as const;

/** Those that can be known for secrets; the words of a description cannot. */
const { description: _, ...SECRETS } = CANARIES;

const url = encodeURIComponent;
const where = (name: string): Exchange['where'] => ({ exchange: wholeFile(new Document(name, '', { json: false })) });

function planted(): Exchange[] {
  const c = CANARIES;
  const at = { where: where('planted.har') };
  const back = `https://global.consent.azure-apim.net/redirect/x?code=${url(c.code)}&state=${url(c.state)}`;
  const page: HttpResponse = {
    status: 200,
    headers: [
      { name: 'Content-Type', value: `text/html; charset=${c.userToken}` },
      { name: 'Set-Cookie', value: `glide=${c.setCookie}; Path=/` },
      { name: 'WWW-Authenticate', value: `Bearer realm="${c.opaque}"` },
    ],
    body: `<html><form><input name="SAMLResponse" value="${c.saml}"><script>var t="${c.jwt}"; var g_ck = '${c.userToken}'</script>`,
  };
  const token: HttpResponse = {
    status: 200,
    headers: [{ name: 'content-type', value: 'application/json' }],
    body: JSON.stringify({
      access_token: c.access,
      refresh_token: c.refresh,
      id_token: c.id,
      token_type: c.access,
      expires_in: c.refresh,
      scope: `${c.id} ${c.opaque}`,
    }),
  };
  const refused: HttpResponse = {
    status: 401,
    headers: [{ name: 'content-type', value: c.opaque }],
    body: JSON.stringify({
      error: 'invalid_client',
      error_description: `no ${c.description} code=${c.code}`,
      password: c.password,
    }),
  };
  const form = `grant_type=${url(c.code)}&code=${url(c.code)}&redirect_uri=${url(back)}&client_secret=${url(c.secret)}&code_verifier=${c.verifier}`;
  return [
    {
      ...at,
      stage: 'authorize',
      request: {
        method: 'POST',
        url: `https://desk.example.com/login/${c.opaque}/${url(c.code)}?response_type=${c.opaque}&state=${url(c.state)}&scope=${c.opaque}&data=${c.consent}&${c.opaque}`,
        headers: [{ name: 'Cookie', value: `a=1; glide_session=${c.cookie}` }],
        body: `user_name=me&user_password=${url(c.password)}&SAMLResponse=${url(c.saml)}`,
      },
      response: page,
    },
    {
      ...at,
      stage: 'authorize',
      request: { method: 'GET', url: '/x' },
      response: {
        status: 302,
        headers: [
          { name: 'Location', value: back },
          { name: 'X-Next', value: c.opaque },
        ],
      },
    },
    {
      ...at,
      stage: 'callback',
      request: { method: 'GET', url: `${back}&error=${url(c.description)}` },
      response: page,
    },
    {
      ...at,
      stage: 'token',
      attempt: 'form',
      request: {
        method: 'POST',
        url: `https://u:${url(c.secret)}@desk.example.com/oauth_token.do`,
        headers: [],
        body: form,
      },
      response: refused,
    },
    {
      ...at,
      stage: 'token',
      attempt: 'basic',
      request: {
        method: 'POST',
        url: 'https://desk.example.com/oauth_token.do',
        headers: [{ name: 'Authorization', value: `Basic ${btoa(`id:${c.secret}`)}` }],
        body: form,
      },
      response: token,
    },
    {
      ...at,
      stage: 'api',
      request: {
        method: c.opaque,
        url: `https://desk.example.com/api/${c.jwt}?sysparm_token=${c.access}`,
        headers: [
          { name: 'Authorization', value: `Bearer ${c.access}` },
          { name: 'X-UserToken', value: c.userToken },
        ],
      },
      response: {
        status: 200,
        body: JSON.stringify({
          result: [{ consentLink: `https://eu.consent.azure-apihub.net/login?data=${c.consent}` }],
        }),
      },
    },
    {
      ...at,
      stage: 'refresh',
      request: {
        method: 'POST',
        url: 'https://desk.example.com/oauth_token.do',
        body: JSON.stringify({ grant_type: 'refresh_token', refresh_token: c.refresh, [c.opaque]: '' }),
      },
      failure: { code: c.opaque, phase: 'tls' },
    },
    {
      ...at,
      stage: 'token',
      said: `Missing required query string parameter: state. Url = ${back}&password=${url(c.password)}`,
    },
    {
      ...at,
      stage: 'token',
      said: `OAuth 2 sign in failed. Response body: {"access_token":"${c.access}"} ${btoa(`token ${c.refresh} of me`)}`,
    },
  ];
}

const SPELLINGS = Object.entries(CANARIES).flatMap(([name, secret]) =>
  [...spellingsOf(secret), decodeURIComponent(secret.replace(/%(?![0-9A-F]{2})/g, '%25'))]
    .filter(({ length }) => length >= 8)
    .map((spelling) => [name, spelling] as const),
);

function diagnosedWith(exchanges: readonly Exchange[], rules = TEST_RULES): Diagnosed {
  return diagnosedOf('', {
    connector: connectorOf('https://desk.service-now.com/oauth_auth.do'),
    evidence: { exchanges, kinds: ['recording', 'text'] },
    rules,
  });
}

async function outputsOf(diagnosed: Diagnosed): Promise<[string, string][]> {
  const options = { tool: { name: 't', version: '1.0.0' }, profile: 'deploy' as const, rules: diagnosed.rules };
  const outputs: [string, string][] = [];
  for (const format of FORMATS) outputs.push([format, await diagnosisReport(format, diagnosed, options)]);
  outputs.push(['coloured', await diagnosisReport('text', diagnosed, { ...options, paint: coloured, width: 80 })]);
  const machine = { node: 'v20', platform: 'linux', profile: 'deploy' as const, tool: options.tool };
  outputs.push(['support', diagnosisSupport(diagnosed, { ...machine, rules: TEST_RULES })]);
  return outputs;
}

const leaks = (text: string): string[] =>
  SPELLINGS.flatMap(([name, spelling]) => (text.includes(spelling) ? [name] : []));

describe('no secret of the traffic is told', () => {
  test('in any format, in any spelling', async () => {
    for (const [format, text] of await outputsOf(diagnosedWith(planted())))
      expect([format, leaks(text)]).toEqual([format, []]);
  });

  test('even without the net below: what is told is chosen', async () => {
    const diagnosed = { ...diagnosedWith(planted()), secrets: Secrets.of([]) };
    for (const [format, text] of await outputsOf(diagnosed)) expect([format, leaks(text)]).toEqual([format, []]);
  });

  test('and with a rule that quotes what it must not, the net holds', async () => {
    const chatter = defineRule({
      ...(TEST_RULES[1] as (typeof TEST_RULES)[number]),
      id: 'client/test-chatter',
      diagnose(flow, see) {
        for (const exchange of flow.exchanges)
          for (const secret of Object.values(SECRETS))
            for (const spelling of spellingsOf(secret)) see({ exchange, message: `it was ${spelling} indeed` });
      },
    });
    for (const [format, text] of await outputsOf(diagnosedWith(planted(), [chatter])))
      expect([format, [...new Set(leaks(text).filter((name) => name in SECRETS))]]).toEqual([format, []]);
  });
});

test('any exchange can be told', async () => {
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('https://a/b?c=d', '{"a":1}', 'a=b&c=d', '%zz'),
  );
  const headers = fc.array(
    fc.record({
      name: fc.oneof(text, fc.constantFrom('location', 'authorization', 'cookie', 'content-type')),
      value: text,
    }),
    { maxLength: 3 },
  );
  const exchange: fc.Arbitrary<Exchange> = fc
    .record(
      {
        stage: fc.constantFrom(...FLOW_STAGES),
        request: fc.record({ method: text, url: text, headers, body: text }, { requiredKeys: ['method', 'url'] }),
        response: fc.record(
          { status: fc.integer({ min: -1, max: 999 }), headers, body: text },
          { requiredKeys: ['status'] },
        ),
        failure: fc.record({ code: text }),
        said: text,
      },
      { requiredKeys: ['stage'] },
    )
    .map((parts) => ({ ...parts, where: where('any') }));
  await fc.assert(
    fc.asyncProperty(fc.array(exchange, { maxLength: 4 }), async (exchanges) => {
      for (const [format, output] of await outputsOf(diagnosedWith(exchanges)))
        if (format === 'json' || format === 'sarif') expect(() => JSON.parse(output)).not.toThrow();
    }),
    { numRuns: 60 },
  );
});

import { describe, expect, test } from '@jest/globals';
import { Connector, type ConnectorFile } from '../../src/connector/connector.js';
import { Document } from '../../src/document/document.js';
import type { Finding } from '../../src/engine/finding.js';
import { isSecretName, isSecretPlaceholder } from '../../src/exchange/secret-names.js';
import { unifiedDiff } from '../../src/report/diff.js';
import { maskSecrets, Redactor } from '../../src/report/redact.js';
import { type ConnectorResult, FORMATS, Tally } from '../../src/report/reporter.js';
import { SupportReport } from '../../src/report/support.js';
import { processorTime } from '../support/processor-time.js';
import fc from '../support/properties.js';
import { findingAt, OPTIONS, RULES, reportOf } from './sample.js';

const LETTERS = [...'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789'];
/** The signs that generated secrets have: those of Entra, and those of ServiceNow. */
const SIGNS = [...'~.-_!#$%()*+,/:;<=>?@[]^{|}\'"\\ '];

/** A secret with a core that nothing escapes, so that it is found in any output in which it survives. */
const secrets = fc
  .record({
    before: fc.array(fc.constantFrom(...SIGNS, ...LETTERS), { maxLength: 6 }),
    core: fc.array(fc.constantFrom(...LETTERS), { minLength: 10, maxLength: 20 }),
    after: fc.array(fc.constantFrom(...SIGNS, ...LETTERS), { maxLength: 6 }),
  })
  .map(({ before, core, after }) => ({ text: [...before, ...core, ...after].join('').trim(), core: core.join('') }))
  .filter(({ text, core }) => /\d/.test(core) && !isSecretPlaceholder(text));

const unicode = (text: string): string =>
  [...text].map((sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
const percent = (text: string): string =>
  [...text].map((sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`).join('');
const quote = JSON.stringify;

const settings = (custom: object, more: object = {}): object => ({
  properties: {
    connectionParameters: {
      token: {
        type: 'oauthSetting',
        oAuthSettings: { identityProvider: 'oauth2generic', ...more, customParameters: custom },
      },
    },
  },
});
const template = (text: string): object => ({ tokenBodyTemplate: { value: text } });
const form = (secret: string): string => `grant_type=authorization_code&client_secret=${secret}&code={Code}`;

/** Ways in which a secret gets into a file; each gives the file and its text. */
const PLACES: Readonly<Record<string, (secret: string) => { file: string; text: string }>> = {
  clientSecret: (s) => ({ file: 'apiProperties.json', text: quote(settings({}, { clientSecret: s }), null, 2) }),
  'clientSecret, minified': (s) => ({ file: 'apiProperties.json', text: quote(settings({}, { clientSecret: s })) }),
  'clientSecret with blanks and line ends': (s) => ({
    file: 'apiProperties.json',
    text: `{ "properties" : { "clientSecret"\r\n\r\n:\r\n\t${quote(s)}\r\n}}`,
  }),
  'an escaped key and an escaped value': (s) => ({
    file: 'apiProperties.json',
    text: `{\n  "client\\u0053\\u0065cret": "${unicode(s)}"\n}`,
  }),
  'a nested value': (s) => ({
    file: 'apiProperties.json',
    text: quote(settings({ clientSecret: { type: 'string', value: s } }), null, 2),
  }),
  'a nested value, escaped, on other lines': (s) => ({
    file: 'apiProperties.json',
    text: `{"client_secret":\n{\n"v\\u0061lue"\n:\n"${unicode(s)}" } }`,
  }),
  'the default of a parameter, in its form': (s) => ({
    file: 'apiProperties.json',
    text: quote({ 'token:clientSecret': { type: 'string', uiDefinition: { constraints: { default: s } } } }),
  }),
  'the default in the schema of a parameter, before its name': (s) => ({
    file: 'apiDefinition.swagger.json',
    text: quote({ schema: { items: { enum: [s] } }, in: 'query', name: 'api_key' }),
  }),
  'a list': (s) => ({ file: 'apiProperties.json', text: quote({ clientSecrets: ['{ClientSecret}', s] }, null, 2) }),
  'a template': (s) => ({
    file: 'apiProperties.json',
    text: quote(settings(template(form(s.replaceAll('&', '')))), null, 2),
  }),
  'a template, minified': (s) => ({ file: 'apiProperties.json', text: quote(settings(template(form(s)))) }),
  'a template in escapes': (s) => ({
    file: 'apiProperties.json',
    text: `{"tokenBodyTemplate":{"value":"a=b\\u0026client\\u005fsecret\\u003d${unicode(s)}\\u0026c=d"}}`,
  }),
  'a percent-encoded template': (s) => ({
    file: 'apiProperties.json',
    text: quote(settings(template(`a=b&client%5Fsecret=${percent(s)}&c=d`)), null, 2),
  }),
  'a template encoded as a whole, twice': (s) => ({
    file: 'apiProperties.json',
    text: quote(
      settings(template(`x=${encodeURIComponent(encodeURIComponent(form(encodeURIComponent(s))))}`)),
      null,
      2,
    ),
  }),
  'JSON in a template': (s) => ({
    file: 'apiProperties.json',
    text: quote(settings(template(quote({ grant_type: 'x', client_secret: s }))), null, 2),
  }),
  'the query of an address': (s) => ({
    file: 'apiProperties.json',
    text: quote(
      settings({ tokenUrl: { value: `https://x.example.com/t?client_secret=${encodeURIComponent(s)}` } }),
      null,
      2,
    ),
  }),
  'the user of an address': (s) => ({
    file: 'apiProperties.json',
    text: quote(settings({ tokenUrl: { value: `https://me:${encodeURIComponent(s)}@x.example.com/t` } }), null, 2),
  }),
  'the user of a host': (s) => ({
    file: 'apiDefinition.swagger.json',
    text: quote({ host: `me:${encodeURIComponent(s)}@x.example.com` }, null, 2),
  }),
  'a header set by a policy': (s) => ({
    file: 'apiProperties.json',
    text: quote({ 'x-ms-apimTemplateParameter.name': 'x-api-key', 'x-ms-apimTemplateParameter.value': s }, null, 2),
  }),
  'a header set by a policy, value first': (s) => ({
    file: 'apiProperties.json',
    text: quote({
      'x-ms-apimTemplateParameter.value': `Bearer ${s}`,
      'x-ms-apimTemplateParameter.name': 'Authorization',
    }),
  }),
  'the name of a member': (s) => ({
    file: 'apiDefinition.swagger.json',
    text: quote({ paths: { [`/list?client_secret=${encodeURIComponent(s)}`]: {} } }, null, 2),
  }),
  'a default of a parameter': (s) => ({
    file: 'apiDefinition.swagger.json',
    text: quote({ parameters: [{ default: s, enum: [s], in: 'header', name: 'Ocp-Apim-Subscription-Key' }] }, null, 2),
  }),
  'an example of a property': (s) => ({
    file: 'apiDefinition.swagger.json',
    text: quote({ properties: { password: { type: 'string', example: s } } }, null, 2),
  }),
  'a file without its last bracket': (s) => ({
    file: 'apiProperties.json',
    text: `{ "clientSecret": ${quote(s)}, "a": [ `,
  }),
  'a file without a comma': (s) => ({
    file: 'apiProperties.json',
    text: `{\n"a": "b"\n"clientSecret": ${quote(s)}\n}`,
  }),
  'a line of a file without a quotation mark': (s) => ({
    file: 'apiProperties.json',
    text: `{\n"a": "b,\n"clientSecret": ${quote(s)}\n}`,
  }),
  'a minified file without a quotation mark': (s) => ({
    file: 'apiProperties.json',
    text: `{"a":"b,"clientSecret":${quote(s)},"c":"d"}`,
  }),
  'a script': (s) => ({ file: 'script.csx', text: `class A\n{\n  const string ClientSecret = ${quote(s)};\n}\n` }),
  'a verbatim string of a script': (s) => ({
    file: 'script.csx',
    text: `var password = @"${s.replaceAll('"', '""')}";\n`,
  }),
  'a raw string of a script': (s) => ({ file: 'script.csx', text: `string apiKey = """\n${s}\n""";\n` }),
  'a header set by a script': (s) => ({ file: 'script.csx', text: `request.Headers.Add("x-api-key", ${quote(s)});\n` }),
  'an authorization made by a script': (s) => ({
    file: 'script.csx',
    text: `new AuthenticationHeaderValue("Bearer", ${quote(s)});\nbody["client_secret"] = ${quote(s)};\n`,
  }),
};

/** A connector with one file, and findings on every line of it; the messages quote what rules quote. */
function resultOf(file: string, text: string): ConnectorResult {
  const document = new Document(file, text, { json: file.endsWith('.json') });
  const files: ConnectorFile[] = [
    { role: file === 'script.csx' ? 'script' : file === 'apiProperties.json' ? 'properties' : 'definition', document },
  ];
  const connector = new Connector('', files);
  const quoted = [
    ...connector.oauthSettings.flatMap(({ endpoints, templates }) => [
      ...endpoints.map(({ url }) => url),
      ...templates.map((t) => t.text),
    ]),
  ];
  const findings: Finding[] = [];
  for (let start = 0, index = 0; start < text.length; start = text.indexOf('\n', start) + 1 || text.length, index++) {
    const end = text.indexOf('\n', start) < 0 ? text.length : text.indexOf('\n', start);
    const value = quoted[index % Math.max(1, quoted.length)] ?? '';
    const finding = findingAt(document, start, end, { message: `the value is "${value}"; expected another` });
    findings.push({
      ...finding,
      location: { ...finding.location, pointer: `/a?client_secret=${value}` },
      related: [{ location: finding.location, message: `see "${value}"` }],
      fix: {
        title: `set it to "${value}"`,
        applicability: 'safe',
        edits: [
          { file, start, end, text: text.slice(start, end) },
          { file, start: 0, end: 0, text: quote(value) },
        ],
      },
    });
  }
  return { connector, findings };
}

describe('no secret survives in', () => {
  const runs = { numRuns: 25 };
  for (const [place, make] of Object.entries(PLACES)) {
    const shown = (output: string, secret: { text: string; core: string }): void => {
      for (const spelling of [secret.core, unicode(secret.core), percent(secret.core)])
        if (output.includes(spelling)) throw new Error(`${quote(secret.text)} survives in\n${output}`);
    };

    test(`any report, of ${place}`, async () => {
      await fc.assert(
        fc.asyncProperty(secrets, async (secret) => {
          const { file, text } = make(secret.text);
          const result = resultOf(file, text);
          for (const format of FORMATS) shown(await reportOf(format, [result]), secret);
          const support = new SupportReport({
            tool: OPTIONS.tool,
            node: 'v20',
            platform: 'linux',
            profile: 'deploy',
            rules: RULES,
          });
          support.add(result);
          shown(support.text(new Tally().summary), secret);
        }),
        runs,
      );
    });

    test(`a difference, of ${place}`, () => {
      fc.assert(
        fc.property(secrets, secrets, (secret, other) => {
          const { file, text } = make(secret.text);
          for (const output of [
            unifiedDiff(file, text, `${text}\n"x": 1`),
            unifiedDiff(file, text, make(other.text).text),
            unifiedDiff(file, text.replaceAll('\n', '\r\n'), text),
          ]) {
            shown(output, secret);
            shown(output, other);
          }
        }),
        runs,
      );
    });

    test(`masking keeps every other character, of ${place}`, () => {
      fc.assert(
        fc.property(secrets, (secret) => {
          const { text } = make(secret.text);
          const masked = maskSecrets(text, place.includes('script') ? 'code' : 'json');
          expect(masked).toHaveLength(text.length);
          expect(
            masked
              .split('')
              .map((sign, at) => (sign === '*' ? text[at] : sign))
              .join(''),
          ).toBe(text);
        }),
        runs,
      );
    });
  }

  test('a message that quotes the secret itself', () => {
    fc.assert(
      fc.property(secrets, (secret) => {
        const redactor = new Redactor(() => PLACES['clientSecret']?.(secret.text).text);
        for (const spelling of [secret.text, encodeURIComponent(secret.text), quote(secret.text)])
          expect(redactor.text(`it is ${spelling}; expected less`, ['apiProperties.json'])).not.toContain(secret.core);
      }),
    );
  });

  test.each([
    ['its beginning', '"https://abel:Zq8~planted.Secret..."', '"https://abel:******************..."'],
    ['its end', '"...ed.Secret-1"', '"...***********"'],
    ['its middle', '"...planted.Sec..."', '"...***********..."'],
    ['its end and its beginning', '"...Secret-1 and Zq8~planted..."', '"...******** and ***********..."'],
    ['other words', '"https://abel.example/a/long/path..."', '"https://abel.example/a/long/path..."'],
  ])('a message that cuts a long text short and quotes %s', (_, quoted, masked) => {
    const redactor = new Redactor(() => '{"tokenUrl": "https://abel:Zq8~planted.Secret-1@dev12345.service-now.com/"}');
    expect(redactor.text(`it is ${quoted} now`, ['apiProperties.json'])).toBe(`it is ${masked} now`);
  });
});

describe('the edits of a fix', () => {
  const text = '{"a": 1, "clientSecret": "Zq8~planted.Secret-1"}';
  const report = async (edit: { start: number; end: number; text: string }): Promise<[unknown, unknown]> => {
    const document = new Document('apiProperties.json', text);
    const connector = new Connector('', [{ role: 'properties', document }]);
    const edits = [{ file: document.file, ...edit }];
    const finding = findingAt(document, 1, 4, { fix: { title: 'fix', applicability: 'safe', edits } });
    const json = JSON.parse(await reportOf('json', [{ connector, findings: [finding] }]));
    const sarif = JSON.parse(await reportOf('sarif', [{ connector, findings: [finding] }]));
    return [json.findings[0].fix, sarif.runs[0].results[0].fixes];
  };

  test('are given', async () => {
    expect(await report({ start: 6, end: 7, text: '2' })).toEqual([
      { title: 'fix', applicability: 'safe', edits: [{ file: 'apiProperties.json', start: 6, end: 7, text: '2' }] },
      [expect.objectContaining({ description: { text: 'fix' } })],
    ]);
  });

  test('of many fixes are looked at beside many secrets in the time of one look at the file', () => {
    const member = '{"client_secret":"Zq8~planted.Secret-1","b":5}';
    const many = `[${Array.from({ length: 50_000 }, () => member).join(',')}]`;
    const redactor = new Redactor(() => many);
    const isShowable = (start: number, end: number): boolean =>
      redactor.isShowable({ file: 'apiProperties.json', start, end, text: '6' });
    const took = processorTime(() => {
      let right = 0;
      for (let at = 1 + member.length; at < many.length; at += member.length + 1)
        if (isShowable(at - 2, at - 1) && !isShowable(at - 12, at - 1)) right++;
      expect(right).toBe(50_000);
    });
    expect(took).toBeLessThan(15_000);
  });

  test.each([
    ['bring a known secret', { start: 6, end: 7, text: '"Zq8~planted.Secret-1"' }],
    ['bring another secret', { start: 6, end: 7, text: '2, "password": "hunter2hunter2"' }],
    ['change a secret', { start: text.indexOf('Zq8'), end: text.indexOf('Zq8') + 3, text: '' }],
  ])('are left out where they %s', async (_, edit) => {
    expect(await report(edit)).toEqual([{ title: 'fix', applicability: 'safe' }, undefined]);
  });
});

describe('what is no secret stays', () => {
  test.each([
    '{"clientSecret": "{ClientSecret}"}',
    '{"clientSecret": "<your client secret>"}',
    '{"clientSecret": "[[clientSecret]]", "clientId": "7c1f0a52b9d84e6f8f13a0c6d2e4b597"}',
    '{"clientSecret": "REPLACE_ME"}',
    '{"clientSecret": "Enter your client secret here"}',
    '{"clientSecret": "$(ClientSecret)", "other": "#{SECRET}#"}',
    '{"clientSecret": "@environmentVariables(\'sn_secret\')"}',
    '{"clientSecret": "******", "clientSecret2": ""}',
    '{"tokenBodyTemplate": "client_secret={ClientSecret}&code={Code}&refresh_token={RefreshToken}"}',
    '{"x-ms-apimTemplateParameter.name": "Authorization", "x-ms-apimTemplateParameter.value": "Bearer @connectionParameters(\'token:key1234\')"}',
    '{"connectionParameters": {"password": {"type": "securestring", "uiDefinition": {"displayName": "Password", "tooltip": "The password of the account"}}}}',
    '{"properties": {"access_token": {"type": "string", "title": "Access token"}}, "required": ["password", "user"]}',
    '{"accessTokenUrl": "https://x.example.com/oauth_token.do", "authorizationUrl": "https://x.example.com/a?prompt=login"}',
    '{"description": "Basic authentication: send the user name and the password. Secret: see the admin page; Bearer tokens expire."}',
    '{"contact": "mailto:desk2026@x.example.com", "other": "write to:desk@x.example.com, 12:30@x.example.com"}',
    '{"password": {"type": "string", "uiDefinition": {"constraints": {"required": "true", "default": ""}}}}',
    '{"schema": {"default": "abc123def"}, "name": "number"}',
    '{"securityDefinitions": {"api_key": {"type": "apiKey", "name": "x-api-key", "in": "header"}}}',
  ])('%s', (text) => {
    expect(maskSecrets(text)).toBe(text);
  });

  test.each([
    ['tokenBodyTemplate has "client_secret={ClientSecret}" twice', undefined],
    ['the secret is "in the file"; expected none', undefined],
    ['client_secret=abcdefgh is in the query', 'client_secret=******** is in the query'],
    ['Authorization: Bearer abcdef123456', 'Authorization: Bearer ************'],
    ['the address is "https://u:pw123456@x.example.com/"', 'the address is "https://u:********@x.example.com/"'],
  ])('in a message: %s', (text, masked) => {
    expect(maskSecrets(text, 'prose')).toBe(masked ?? text);
  });
});

describe('texts that are recognized by their own form', () => {
  test.each([
    `{"note": "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJlLXBhcnQ"}`,
    `{"note": "ghp_${'a1'.repeat(18)}"}`,
    `{"note": "abc8Q~${'d4'.repeat(17)}"}`,
    '{"note": "-----BEGIN PRIVATE KEY-----\\nMIIEvQIBADANBgkq\\n-----END PRIVATE KEY-----"}',
    '{"note": "https://x.example.com/api?code=abcdefghijklmnopqrstuvwxyz012345=="}',
  ])('%s', (text) => {
    expect(maskSecrets(text)).toMatch(/\*{16}/);
  });
});

describe('names of secrets', () => {
  test.each([
    'clientSecret',
    'client_secret',
    'token:clientSecret',
    'Client-Secret',
    'password',
    'x-api-key',
    'Authorization',
    'refresh_token',
    'Ocp-Apim-Subscription-Key',
  ])('%s is one', (name) => expect(isSecretName(name)).toBe(true));
  test.each([
    'clientId',
    'tokenUrl',
    'accessTokenUrl',
    'authorizationUrl',
    'secretName',
    'passwordPolicy',
    'key',
    'scopes',
    'keywords',
  ])('%s is none', (name) => expect(isSecretName(name)).toBe(false));
});

describe('time', () => {
  const big = 200_000;
  test.each<[string, string]>([
    ['a word without end', `{"a":"${'a'.repeat(big)}=${'b'.repeat(big)}"}`],
    ['secrets without end', `{"a":"${'secret='.repeat(big / 8)}"}`],
    ['placeholders without end', `{"a":"${'secret={A} '.repeat(big / 8)}"}`],
    ['headers without end', `{"a":"${'secret: '.repeat(big / 8)}"}`],
    ['tokens without end', `{"a":"${'eyJ-'.repeat(big / 4)}"}`],
    ['addresses without end', `{"a":"${'://'.repeat(big / 4)}"}`],
    ['escapes without end', `{"a":"${'\\u0073'.repeat(big / 4)}=%25%25${'%25'.repeat(big / 4)}"}`],
    ['brackets without end', '['.repeat(big)],
    ['quotation marks without end', '"secret'.repeat(big / 8)],
    ['keys of private keys without end', `{"a":"${'-----BEGIN PRIVATE KEY-----'.repeat(big / 30)}"}`],
    ['strings in strings', `{"a":${JSON.stringify(JSON.stringify(JSON.stringify({ password: 'x'.repeat(big) })))}}`],
  ])('is no more than the length asks for: %s', (_, text) => {
    const took = processorTime(() => {
      for (const syntax of ['json', 'code', 'prose'] as const) maskSecrets(text, syntax);
    });
    expect(took).toBeLessThan(15_000);
  });
});

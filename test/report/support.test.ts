import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { connectorsOf } from '../../src/engine/check.js';
import { type ConnectorResult, Tally } from '../../src/report/reporter.js';
import { SupportReport } from '../../src/report/support.js';
import { shownHost, shownMessage, shownPointer } from '../../src/report/support-text.js';
import { Vocabulary } from '../../src/report/support-words.js';
import { expectGolden } from '../support/golden.js';
import fc from '../support/properties.js';
import { FIXTURES, OPTIONS, RULES, resultsOf } from './sample.js';

function supportOf(results: readonly ConnectorResult[]): string {
  const report = new SupportReport({
    tool: OPTIONS.tool,
    node: 'v20.19.0',
    platform: 'linux x64',
    profile: 'repository',
    rules: RULES,
  });
  const tally = new Tally();
  for (const result of results) {
    tally.add(result);
    report.add(result);
  }
  return report.text(tally.summary);
}

describe('the report for a support request', () => {
  test('of the sample', () => {
    expectGolden(join(FIXTURES, 'support.md'), supportOf(resultsOf()));
  });

  test('of many connectors shows some', () => {
    const [first] = resultsOf();
    const text = supportOf(Array.from({ length: 25 }, () => first as ConnectorResult));
    expect(text.match(/^## Connector/gm)).toHaveLength(20);
    expect(text).toContain('5 more connectors not shown.');
  });

  test('holds no name that somebody made up', () => {
    const word = fc
      .array(fc.constantFrom(...'bcdfghjklmnpqrstvwxz'), { minLength: 6, maxLength: 9 })
      .map((letters) => letters.join(''));
    fc.assert(
      fc.property(word, word, word, (host, name, secret) => {
        const files = {
          [`${name}/apiProperties.json`]: JSON.stringify({
            properties: {
              [name]: name,
              publisher: name,
              connectionParameters: {
                [name]: {
                  type: 'oauthSetting',
                  oAuthSettings: {
                    identityProvider: name,
                    redirectMode: name,
                    clientId: secret,
                    clientSecret: secret,
                    scopes: [name],
                    customParameters: {
                      [name]: { value: name },
                      authorizationUrl: { value: `https://${host}.${name}.com/${secret}` },
                      tokenUrl: { value: `https://${host}.service-now.com/${name}?x=${secret}` },
                    },
                  },
                },
              },
              policyTemplateInstances: [{ templateId: name, title: name }],
            },
          }),
          [`${name}/apiDefinition.swagger.json`]: JSON.stringify({
            swagger: '2.0',
            info: { title: name },
            host: `${host}.example.org`,
            paths: { [`/${name}`]: { get: { operationId: name, sumary: `${name} ${secret}` } } },
          }),
        };
        const [connector] = connectorsOf(files);
        if (!connector) throw new Error('no connector');
        const [finding] = resultsOf()[0]?.findings ?? [];
        if (!finding) throw new Error('no finding');
        const message = `"${name}" of ${name} at https://${host}.${name}.com/${secret} by ${name}@${host}.com, ${name}.${host} #${secret}`;
        const at = { ...finding.location, pointer: `/paths/~1${name}/get/${secret}` };
        const text = supportOf([{ connector, findings: [{ ...finding, message, location: at, related: [] }] }]);
        for (const planted of [host, name, secret]) expect(text).not.toContain(planted);
      }),
      { numRuns: 60 },
    );
  });
});

describe('what is shown of', () => {
  const words = new Vocabulary(RULES);

  test.each([
    ['dev12345.service-now.com', 'dev….service-now.com'],
    ['{instance}.service-now.com', '{…}.service-now.com'],
    ['login.microsoftonline.com', 'login.microsoftonline.com'],
    ['auth.fabrikam.co.uk', '….fab….….uk'],
    ['user:pw@desk.contoso.com:8443', '….con….com'],
    ['localhost', '…'],
    ['10.0.0.1', '….….….…'],
    ['', '…'],
  ])('the host %s', (host, shown) => {
    expect(shownHost(host)).toBe(shown);
  });

  test.each([
    [
      '"sumary" is not a member of an operation; expected "summary"',
      '"…" is not a member of an operation; expected "summary"',
    ],
    [
      'tokenUrl is "https://dev12345.service-now.com/oauth_auth.do?x=1"; expected "https://dev12345.service-now.com/oauth_token.do"',
      'tokenUrl is "https://dev….service-now.com/oauth_auth.do?…"; expected "https://dev….service-now.com/oauth_token.do"',
    ],
    ['clientId is "7c1f0a52b9d84e6f8f13a0c6d2e4b597"', 'clientId is "7c1f…"'],
    ['the id 7C1F0A52-B9D8-4E6F-8F13-A0C6D2E4B597 of me@contoso.com', 'the id 7C1F… of e-mail…'],
    ['maximum 3 is below minimum 5', '… 3 is below … 5'],
    [`it is "${'secret text '.repeat(20)}"`, 'it is "… (240 characters)"'],
    ['the number 5551234567 and 名前', 'the number … and …'],
  ])('the message %s', (message, shown) => {
    expect(shownMessage(message, words).replaceAll('maximum', '…').replaceAll('minimum', '…')).toBe(shown);
  });

  test.each([
    ['/paths/~1api~1contoso/get/parameters/0/x-ms-url-encoding', '/paths/…/get/parameters/0/x-ms-url-encoding'],
    ['/definitions/ContosoInvoice/properties/total/type', '/definitions/…/properties/…/type'],
    ['', ''],
  ])('the pointer %s', (pointer, shown) => {
    expect(shownPointer(pointer, words)).toBe(shown);
  });
});

import { describe, expect, test } from '@jest/globals';
import { activeRules, connectorsOf } from '../../src/engine/check.js';
import { runRules } from '../../src/engine/run.js';
import { maskSecrets } from '../../src/report/redact.js';
import { createReporter, FORMATS } from '../../src/report/reporter.js';
import { checks } from '../../src/rules/checks.js';
import { connectorFiles, escaped, inbound, inboundColumns, SECRET, unload } from '../support/registry-exports.js';

const oneLine = (text: string): string => text.replace(/\n\s*/g, '');
/** A record with a fault right beside its secret, in one line, as some exports are written. */
const faulty = oneLine(
  inbound({ inbound_grant_type: 'jwt', redirect_url: `https://a.example.com/?client_secret=${SECRET}` }),
);
const payload = `<record_update table="oauth_entity">${faulty}</record_update>`;
const update = (inner: string): string => unload(`<sys_update_xml><payload>${inner}</payload></sys_update_xml>`);

const FORMS: readonly (readonly [string, Record<string, string>])[] = [
  ['Export XML', { 'oauth_entity.xml': unload(faulty) }],
  ['an escaped payload', { 'oauth_entity.xml': update(escaped(payload)) }],
  ['a payload in CDATA', { 'oauth_entity.xml': update(`<![CDATA[${payload}]]>`) }],
  ['JSON', { 'oauth_entity.json': JSON.stringify({ result: [inboundColumns({ inbound_grant_type: 'jwt' })] }) }],
  [
    'JSON with display values',
    {
      'oauth_entity.json': JSON.stringify({
        result: [
          {
            type: { value: 'client', display_value: 'OAuth Client' },
            client_secret: { display_value: SECRET, value: SECRET },
            inbound_grant_type: { value: 'jwt', display_value: 'JWT' },
          },
        ],
      }),
    },
  ],
];

describe.each(FORMS)('%s', (_, files) => {
  test.each(FORMATS)('no report in the format %s shows the secret of a record', async (format) => {
    const active = activeRules(checks, 'deploy');
    const reporter = await createReporter(format, {
      tool: { name: 'sn-connector', version: '1' },
      profile: 'deploy',
      rules: active,
      hash: (text) => text,
    });
    for (const connector of connectorsOf({ ...connectorFiles(), ...files })) {
      const { findings } = runRules(connector, active, { profile: 'deploy', fixes: true });
      expect(findings.map(({ rule }) => rule)).toContain('registration/grant-not-authorization-code');
      const text = reporter.connector({ connector, findings });
      // The fingerprints of SARIF are hashes; this test lets the text through to see what they are made of.
      expect(text).not.toContain(SECRET);
      expect(text).not.toContain(encodeURIComponent(SECRET));
    }
  });
});

describe('the secrets of XML are masked in place', () => {
  test.each([
    ['<client_secret>abc-123456</client_secret>', '<client_secret>**********</client_secret>'],
    ['&lt;client_secret&gt;abc-123456&lt;/client_secret&gt;', '&lt;client_secret&gt;**********&lt;/client_secret&gt;'],
    [
      '&amp;lt;password&amp;gt;abc-123456&amp;lt;/password&amp;gt;',
      '&amp;lt;password&amp;gt;**********&amp;lt;/password&amp;gt;',
    ],
    ['<token display_value="abc"/>', '<token*********************>'],
    ['<client_secret>{ClientSecret}</client_secret>', '<client_secret>{ClientSecret}</client_secret>'],
    ['<client_secret><![CDATA[abc]]></client_secret>', '<client_secret>***************</client_secret>'],
    ['<client_secret>abc-123456', '<client_secret>**********'],
    ['<access_token_lifespan>1800</access_token_lifespan>', '<access_token_lifespan>1800</access_token_lifespan>'],
    ['<client_secret/><name>plain</name>', '<client_secret/><name>plain</name>'],
  ])('%s', (text, masked) => {
    expect(maskSecrets(text, 'xml')).toBe(masked);
  });
});

import { describe, expect, test } from '@jest/globals';
import { check } from '../../src/api.js';
import { rules } from '../../src/rules/index.js';
import { entra, MAPPED, outbound, profile, scope, unload } from '../support/registry-exports.js';

/** What the original question quotes: ServiceNow, as the client of Microsoft Teams, found no token in the answer. */
const HEADLINE = 'invalid_request, Missing parameters: access_token';

/** Its causes, as the record that an administrator exports. No connector is involved. */
const CAUSES: readonly (readonly [cause: string, rule: string, record: string, belongings: readonly string[]])[] = [
  [
    'the token URL is the authorization endpoint',
    'token-url-is-authorize',
    outbound({ token_url: entra('authorize') }),
    MAPPED,
  ],
  ['a scope is missing', 'scope-not-mapped', outbound(), [profile(), scope('offline_access', '4')]],
  [
    'the redirect is wrong',
    'outbound-redirect',
    outbound({ redirect_url: 'https://dev12345.service-now.com/auth_redirect.do' }),
    MAPPED,
  ],
  [
    'a script of its own reads the answer',
    'customised-script',
    outbound({ oauth_api_script: ['d'.repeat(32), 'OAuthTeams'] }),
    MAPPED,
  ],
  ['the grant is wrong', 'outbound-grant', outbound({ default_grant_type: 'implicit' }), []],
];

describe('the original question, rebuilt as exports', () => {
  test.each(CAUSES)('%s', (_, rule, record, belongings) => {
    const { findings } = check({ 'oauth_entity.xml': unload(record, ...belongings) });
    expect(findings.map((finding) => finding.rule)).toEqual([`registration/${rule}`]);
  });

  test('a record without a fault has none', () => {
    expect(check({ 'oauth_entity.xml': unload(outbound(), ...MAPPED) })).toEqual({ findings: [], connectors: 1 });
  });

  test('the rules that explain the message name it', () => {
    const naming = rules.filter(
      ({ id, symptoms }) => id.startsWith('registration/') && symptoms.some(({ text }) => text === HEADLINE),
    );
    expect(naming.map(({ id }) => id.replace('registration/', '')).sort()).toEqual([
      'customised-script',
      'outbound-grant',
      'tenant-missing',
      'token-url-is-authorize',
      'token-url-no-endpoint',
    ]);
  });
});

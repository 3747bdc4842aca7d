import { describe, expect, test } from '@jest/globals';
import { check } from '../../src/api.js';
import type { Finding } from '../../src/engine/finding.js';
import {
  CLIENT_ID,
  connectorFiles,
  entra,
  escaped,
  INBOUND_ID,
  inbound,
  MAPPED,
  mapping,
  OWN_URL,
  outbound,
  profile,
  propertiesWith,
  record,
  SHARED_URL,
  scope,
  TENANT,
  unload,
} from '../support/registry-exports.js';

type Files = Readonly<Record<string, string>>;

const recorded = JSON.stringify({ environments: { prod: { redirectUrl: OWN_URL } } }, undefined, 2);
const both = (files: Files): Record<string, string> => ({ ...connectorFiles(), ...files });
const inboundExport = (...args: Parameters<typeof inbound>): Files => ({
  'oauth_entity.xml': unload(inbound(...args)),
});
const outboundExport = (changes: Parameters<typeof outbound>[0], belongings = MAPPED): Files => ({
  'oauth_entity.xml': unload(outbound(changes), ...belongings),
});

/** The findings that stop somebody: what is only worth knowing stands beside them. */
const primary = (files: Files): readonly Finding[] =>
  check(files).findings.filter(({ severity }) => severity !== 'info');

const GRAPH = 'https://graph.microsoft.com/Team.ReadBasic.All';

/** The ways in which a connector and its record, or an outbound record and its provider, disagree, with the rule for each. */
const DISAGREEMENTS: readonly (readonly [way: string, rule: string, files: Files])[] = [
  // The connector signs in at ServiceNow.
  [
    'the URL of another connector',
    'redirect-url-missing',
    { ...inboundExport({ redirect_url: `${OWN_URL.slice(0, -1)}d` }), 'spec.json': recorded },
  ],
  ['no redirect URL', 'redirect-url-missing', inboundExport({ redirect_url: '' })],
  ['the shared URL for a connector with its own', 'redirect-url-missing', inboundExport({ redirect_url: SHARED_URL })],
  [
    'the shared URL with a slash for a connector with its own',
    'redirect-url-missing',
    inboundExport({ redirect_url: `${SHARED_URL}/` }),
  ],
  [
    'an own URL for a connector that sends the shared one',
    'redirect-url-missing',
    { ...inboundExport(), 'apiProperties.json': propertiesWith({ redirectMode: 'Global', redirectUrl: SHARED_URL }) },
  ],
  [
    'the URL of a recorded environment is missing',
    'redirect-url-missing',
    {
      ...inboundExport(),
      'spec.json': JSON.stringify({
        environments: { dev: { redirectUrl: OWN_URL }, prod: { redirectUrl: OWN_URL.replace('1a2b', '9d8e') } },
      }),
    },
  ],
  [
    'another letter in the host',
    'redirect-url-missing',
    { ...inboundExport({ redirect_url: OWN_URL.replace('azure-apim', 'azure-apin') }), 'spec.json': recorded },
  ],
  [
    'a letter too much in the path',
    'redirect-url-missing',
    { ...inboundExport({ redirect_url: OWN_URL.replace('/redirect/', '/redirects/') }), 'spec.json': recorded },
  ],
  [
    'a letter too few',
    'redirect-url-missing',
    { ...inboundExport({ redirect_url: OWN_URL.slice(0, -1) }), 'spec.json': recorded },
  ],
  [
    'a letter that looks like another',
    'redirect-url-missing',
    { ...inboundExport({ redirect_url: OWN_URL.replace('redirect', 'r\u0435direct') }), 'spec.json': recorded },
  ],
  ['a slash at the end', 'redirect-url-not-exact', inboundExport({ redirect_url: `${OWN_URL}/` })],
  ['a blank after the comma', 'redirect-url-not-exact', inboundExport({ redirect_url: `${SHARED_URL}, ${OWN_URL}` })],
  ['a percent-encoded URL', 'redirect-url-not-exact', inboundExport({ redirect_url: encodeURIComponent(OWN_URL) })],
  [
    'http in place of https',
    'redirect-url-not-exact',
    inboundExport({ redirect_url: OWN_URL.replace('https', 'http') }),
  ],
  [
    'another case',
    'redirect-url-not-exact',
    { ...inboundExport({ redirect_url: OWN_URL.replace('incident', 'Incident') }), 'spec.json': recorded },
  ],
  [
    'a line break in place of the comma',
    'redirect-url-not-exact',
    inboundExport({ redirect_url: `${SHARED_URL}\n${OWN_URL}` }),
  ],
  [
    'the redirect URL of the other direction',
    'redirect-of-outbound',
    inboundExport({ redirect_url: 'https://dev12345.service-now.com/oauth_redirect.do' }),
  ],
  ['another client ID', 'client-id-differs', inboundExport({ client_id: '9b1f0a52b9d84e6f8f13a0c6d2e4b5aa' })],
  ['another letter in the client ID', 'client-id-differs', inboundExport({ client_id: CLIENT_ID.replace('7c', '7e') })],
  ['a client ID that is cut', 'client-id-differs', inboundExport({ client_id: CLIENT_ID.slice(0, -1) })],
  ['a client ID in another case', 'client-id-differs', inboundExport({ client_id: CLIENT_ID.toUpperCase() })],
  [
    'a record for client credentials',
    'grant-not-authorization-code',
    inboundExport({ inbound_grant_type: 'client_credential' }),
  ],
  ['a public client', 'public-client', inboundExport({ public_client: 'true', use_pkce: 'true' })],
  ['PKCE demanded and not sent', 'pkce-required', inboundExport({ use_pkce: 'true' })],
  ['a restricted record', 'scope-restricted', inboundExport({ scope_restriction_status: 'restricted' })],
  [
    'a scope that is not granted',
    'scope-not-granted',
    { 'oauth_entity.xml': unload(inbound(), scope('incident_read', '6', INBOUND_ID)) },
  ],
  ['an inactive record', 'inactive', inboundExport({ active: 'false' })],
  ['a refresh token that ends with the access token', 'lifespans', inboundExport({ refresh_token_lifespan: '1800' })],
  [
    'a record of the other direction',
    'other-direction',
    { 'oauth_entity.xml': unload(outbound({ client_id: CLIENT_ID })) },
  ],
  [
    'a record of another instance',
    'other-instance',
    {
      'oauth_entity.json': JSON.stringify({
        result: [
          {
            sys_id: INBOUND_ID,
            type: 'client',
            client_id: CLIENT_ID,
            sys_domain: {
              link: 'https://dev67890.service-now.com/api/now/table/sys_user_group/global',
              value: 'global',
            },
          },
        ],
      }),
    },
  ],
  // ServiceNow signs in at Microsoft.
  [
    'the authorization endpoint as token URL',
    'token-url-is-authorize',
    outboundExport({ token_url: entra('authorize') }),
  ],
  [
    'the authorization endpoint as refresh URL',
    'token-url-is-authorize',
    outboundExport({ refresh_token_url: entra('authorize') }),
  ],
  [
    'the metadata as token URL',
    'token-url-no-endpoint',
    outboundExport({ token_url: `https://login.microsoftonline.com/${TENANT}/v2.0/.well-known/openid-configuration` }),
  ],
  [
    'an API as token URL',
    'token-url-no-endpoint',
    outboundExport({ token_url: 'https://graph.microsoft.com/v1.0/me' }),
  ],
  ['no tenant', 'tenant-missing', outboundExport({ token_url: 'https://login.microsoftonline.com/oauth2/v2.0/token' })],
  ['a placeholder for the tenant', 'tenant-missing', outboundExport({ token_url: entra('token', '{tenant-id}') })],
  [
    'two tenants',
    'tenants-differ',
    outboundExport({ token_url: entra('token', '0f3c2b1a-9d8e-4c7b-a6f5-e4d3c2b1a098') }),
  ],
  ['two versions', 'tenants-differ', outboundExport({ token_url: entra('token').replace('/v2.0', '') })],
  [
    'two clouds',
    'clouds-mixed',
    outboundExport(
      { token_url: entra('token').replace('.com', '.us'), auth_url: entra('authorize') },
      [profile()].concat(MAPPED.slice(1).filter((part) => !part.includes('graph'))),
    ),
  ],
  [
    'another grant in the profile',
    'outbound-grant',
    outboundExport({}, [profile({ grant_type: 'client_credentials' }), ...MAPPED.slice(1)]),
  ],
  ['a grant without people', 'outbound-grant', outboundExport({ default_grant_type: 'password' }, [])],
  [
    'the misprint auth_redirect.do',
    'outbound-redirect',
    outboundExport({ redirect_url: 'https://dev12345.service-now.com/auth_redirect.do' }),
  ],
  ["a redirect URL of Microsoft's", 'outbound-redirect', outboundExport({ redirect_url: OWN_URL })],
  ['a scope that is not mapped', 'scope-not-mapped', outboundExport({}, [profile(), scope(GRAPH, '3')])],
  ['no offline access', 'offline-access-not-mapped', outboundExport({}, [profile(), scope(GRAPH, '3'), mapping('3')])],
  [
    'credentials in the address',
    'client-authentication',
    outboundExport(
      {
        token_url: 'https://id.example.com/token?client_secret=aB3-x9Qf77',
        auth_url: 'https://id.example.com/authorize',
      },
      [],
    ),
  ],
  [
    'a script of its own',
    'customised-script',
    outboundExport({ oauth_api_script: ['d'.repeat(32), 'OAuthTeamsHandler'] }),
  ],
  ['an inactive provider', 'inactive', outboundExport({ active: 'false' })],
];

describe('where both sides agree there is nothing to say', () => {
  test.each([
    ['an inbound record', inboundExport()],
    ['with the recorded URL', { ...inboundExport(), 'spec.json': recorded }],
    ['with further URLs', inboundExport({ redirect_url: `${OWN_URL},${SHARED_URL}` })],
    ['an outbound record', outboundExport({})],
    ['both', { 'oauth_entity.xml': unload(inbound(), outbound(), ...MAPPED) }],
    [
      'records of others',
      {
        'oauth_entity.xml': unload(
          inbound(),
          inbound({ client_id: 'f'.repeat(32), sys_id: 'e'.repeat(32), active: 'false', redirect_url: 'x' }),
        ),
      },
    ],
    [
      'templates of other providers',
      {
        'oauth_entity.xml': unload(
          outbound(),
          ...MAPPED,
          outbound({ client_id: '', sys_id: 'a'.repeat(32), token_url: '', redirect_url: '' }),
          outbound({ active: 'false', sys_id: 'b'.repeat(32), token_url: entra('authorize') }),
        ),
      },
    ],
    ['other tables', { 'incident.xml': unload(record('incident', { number: 'INC0010001' })) }],
  ] as const)('%s', (_, files) => {
    expect(check(both(files)).findings).toEqual(check(connectorFiles()).findings);
  });
});

/** The same records as the payload of an update set. */
function asUpdateSet(text: string): string {
  const records = text.slice(text.indexOf('\n', text.indexOf('<unload')), text.indexOf('</unload>'));
  const payload = escaped(`<record_update table="oauth_entity">${records}</record_update>`);
  return unload(`<sys_update_xml action="INSERT_OR_UPDATE"><payload>${payload}</payload></sys_update_xml>`);
}

describe('a record of another client alone is no fault of the connector', () => {
  test.each([
    ['of another product', { client_id: 'f'.repeat(32), redirect_url: 'https://oauth.example.com/callback' }],
    ['for programs', { client_id: 'f'.repeat(32), redirect_url: '', inbound_grant_type: 'client_credentials' }],
    ['of another table', { client_id: 'f'.repeat(32), redirect_url: '', sys_class_name: 'oauth_jwt' }],
  ])('%s', (_, changes) => {
    const alone = inboundExport({ name: 'Another client', ...changes });
    const findings = check(both(alone)).findings;
    expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['registration/client-id-differs', 'info'],
    ]);
    const open = propertiesWith({ clientId: '<your client id>' });
    const others = check(both({ ...alone, 'apiProperties.json': open })).findings;
    expect(others.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(others.map(({ rule }) => rule)).toContain('registration/not-compared');
  });
});

describe('each disagreement is told once, with both places', () => {
  test('the list is long enough', () => {
    expect(DISAGREEMENTS.length).toBeGreaterThanOrEqual(25);
    expect(new Set(DISAGREEMENTS.map(([way]) => way)).size).toBe(DISAGREEMENTS.length);
  });

  test.each(DISAGREEMENTS)('%s: registration/%s', (way, rule, files) => {
    const findings = primary(both(files));
    expect(findings.map((finding) => finding.rule)).toEqual([`registration/${rule}`]);
    const [{ location, related } = { location: undefined, related: [] }] = findings;
    const isOutbound =
      /^(?:token|tenant|clouds|outbound|scope-not-mapped|offline|client-auth|customised)/.test(rule) ||
      way === 'an inactive provider';
    if (isOutbound) expect(related.some((other) => other.location.start !== location?.start)).toBe(true);
    else expect(related.some((other) => other.location.file !== location?.file)).toBe(true);
  });

  test.each(
    DISAGREEMENTS.filter(([, , files]) => 'oauth_entity.xml' in files),
  )('%s, in an update set', (_, rule, files) => {
    const { 'oauth_entity.xml': text = '', ...others } = files;
    const findings = primary(both({ ...others, 'update set.xml': asUpdateSet(text) }));
    expect(findings.map((finding) => finding.rule)).toEqual([`registration/${rule}`]);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const CLIENT_ID = '7c1f0a52b9d84e6f8f13a0c6d2e4b597';
export const OWN_URL = 'https://global.consent.azure-apim.net/redirect/cr7a3-5fincident-20desk-5f1a2b3c';
export const SHARED_URL = 'https://global.consent.azure-apim.net/redirect';
export const TENANT = '5b1f8a1e-2f0c-4d67-9a53-7c0de4a1b2c3';
export const SECRET = 'xK9-pl4inTextOfSecret';
const RECORD_ID = '0a1b2c3d4e5f60718293a4b5c6d7e8f9';
const PROVIDER_ID = '1f2e3d4c5b6a79880716253443526170';
const PROFILE_ID = '22334455667788990011223344556677';

/** The columns of a record; undefined for one that the export does not have, a pair for value and display value. */
export type Columns = Readonly<Record<string, string | readonly [value: string, display: string] | undefined>>;

export const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** A record as "Export XML" writes it. */
export function record(table: string, columns: Columns, action = 'INSERT_OR_UPDATE'): string {
  const lines = Object.entries(columns).flatMap(([name, given]) => {
    if (given === undefined) return [];
    const [value, display] = typeof given === 'string' ? [given, undefined] : given;
    const attribute = display === undefined ? '' : ` display_value="${escaped(display)}"`;
    return [value === '' ? `    <${name}${attribute}/>` : `    <${name}${attribute}>${escaped(value)}</${name}>`];
  });
  return [`  <${table} action="${action}">`, ...lines, `  </${table}>`].join('\n');
}

export const unload = (...records: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<unload unload_date="2026-03-14 09:00:00">\n${records.join('\n')}\n</unload>\n`;

const INBOUND: Columns = {
  access_token_lifespan: '1800',
  active: 'true',
  client_id: CLIENT_ID,
  client_secret: SECRET,
  client_type: 'integration_as_a_user',
  inbound_grant_type: 'authz_code',
  name: 'Power Platform - Incident Desk',
  public_client: 'false',
  redirect_url: OWN_URL,
  refresh_token_lifespan: '8640000',
  scope_restriction_status: 'unrestricted',
  sys_id: RECORD_ID,
  token_format: 'opaque',
  type: 'client',
  use_pkce: 'false',
};

/** The record that the minimal connector agrees with, or one that differs. */
export const inbound = (changes: Columns = {}): string => record('oauth_entity', { ...INBOUND, ...changes });
export const inboundColumns = (changes: Columns = {}): Columns => ({ ...INBOUND, ...changes });

export const entra = (end: 'authorize' | 'token', tenant = TENANT): string =>
  `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/${end}`;

/** A record with which ServiceNow signs in at Microsoft. */
export const outbound = (changes: Columns = {}): string =>
  record('oauth_entity', {
    active: 'true',
    auth_url: entra('authorize'),
    client_id: '2d7f9c40-6b0e-4a55-8f1d-0b9f3a6c7e21',
    client_secret: SECRET,
    default_grant_type: 'authorization_code',
    name: 'Microsoft Teams',
    redirect_url: 'https://dev12345.service-now.com/oauth_redirect.do',
    send_client_credentials_as: 'request_body_parameter',
    sys_id: PROVIDER_ID,
    token_url: entra('token'),
    type: 'oauth_provider',
    ...changes,
  });

export const profile = (changes: Columns = {}): string =>
  record('oauth_entity_profile', {
    default: 'true',
    grant_type: 'authorization_code',
    name: 'Microsoft Teams default_profile',
    oauth_entity: [PROVIDER_ID, 'Microsoft Teams'],
    sys_id: PROFILE_ID,
    ...changes,
  });

/** A scope of a record with its mapping to the profile. */
export const scope = (name: string, digit: string, entity = PROVIDER_ID): string =>
  record('oauth_entity_scope', { name, oauth_entity: entity, oauth_entity_scope: name, sys_id: digit.repeat(32) });
export const mapping = (digit: string): string =>
  record('oauth_entity_profile_scope', { oauth_entity_profile: PROFILE_ID, oauth_entity_scope: digit.repeat(32) });
export const INBOUND_ID = RECORD_ID;

const GRAPH = 'https://graph.microsoft.com/Team.ReadBasic.All';
/** What belongs to the outbound record when all is well. */
export const MAPPED = [profile(), scope(GRAPH, '3'), scope('offline_access', '4'), mapping('3'), mapping('4')];

/** The files of the minimal connector. */
export const connectorFiles = (): Record<string, string> =>
  Object.fromEntries(
    ['apiProperties.json', 'apiDefinition.swagger.json'].map((name) => [
      name,
      readFileSync(join(import.meta.dirname, 'minimal-connector', name), 'utf8'),
    ]),
  );

/** `apiProperties.json` of the minimal connector with other OAuth settings. */
export function propertiesWith(changes: Readonly<Record<string, unknown>>): string {
  const properties = JSON.parse(connectorFiles()['apiProperties.json'] as string);
  Object.assign(properties.properties.connectionParameters.token.oAuthSettings, changes);
  return JSON.stringify(properties, undefined, 2);
}

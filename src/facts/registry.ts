/**
 * The application registry of ServiceNow: the columns of `oauth_entity` that decide a sign-in, and their values.
 * Sources: the ServiceNow documentation named in sources.ts, and microsoft/copilot-servicenow-connector-setup-scripts
 * (`federated_auth_setup.js`), read 2026-11-23. Values of choice columns that no documentation lists were seen in public
 * exports and scripts, and differ from release to release.
 */

/** A grant as the columns `inbound_grant_type`, `default_grant_type` and `grant_type` store it, under one name each. */
export type RegistryGrant =
  | 'authorization_code'
  | 'client_credentials'
  | 'password'
  | 'implicit'
  | 'jwt-bearer'
  | 'multiple';

/** Stored values and labels, in lower case. */
const GRANTS: ReadonlyMap<string, RegistryGrant> = new Map([
  ['authorization_code', 'authorization_code'],
  ['authz_code', 'authorization_code'],
  ['authorization code', 'authorization_code'],
  ['client_credentials', 'client_credentials'],
  ['client_credential', 'client_credentials'],
  ['client credentials', 'client_credentials'],
  ['password', 'password'],
  ['resource owner password credentials', 'password'],
  ['implicit', 'implicit'],
  ['jwt', 'jwt-bearer'],
  ['jwt bearer', 'jwt-bearer'],
  ['urn:ietf:params:oauth:grant-type:jwt-bearer', 'jwt-bearer'],
  ['multiple', 'multiple'],
]);

export const grantNamed = (text: string): RegistryGrant | undefined => GRANTS.get(text.trim().toLowerCase());

/** Where ServiceNow as a client comes back to. Source: `sn-authorization-server`. */
export const OUTBOUND_REDIRECT_PATH = '/oauth_redirect.do';

/**
 * The OAuth API script that ships with the platform, by name and by the sys_id that it has on every instance, as public
 * configuration templates give it.
 */
export const SHIPPED_SCRIPT = { name: 'OAuthUtil', sysId: '3e3a3a11c333210016194ffe5bba8f70' };

/** How ServiceNow as a client sends its credentials: the values of `send_client_credentials_as`. */
export const CREDENTIAL_PLACES: readonly string[] = ['basic_authorization_header', 'request_body_parameter'];

/** What a new record of an external client has, in seconds, and what Microsoft recommends for its own connectors. */
export const LIFESPANS = { access: 1800, refresh: 8640000, accessOfMicrosoft: 43200, refreshOfMicrosoft: 31536000 };

/** The columns of an inbound record that a connector depends on: stored value, label of the form. */
export const INBOUND_VALUES: readonly (readonly [column: string, value: string, label: string])[] = [
  ['type', 'client', 'Type'],
  ['active', 'true', 'Active'],
  ['access_token_lifespan', String(LIFESPANS.access), 'Access Token Lifespan'],
  ['refresh_token_lifespan', String(LIFESPANS.refresh), 'Refresh Token Lifespan'],
  ['client_type', 'integration_as_a_user', 'Client Type'],
  ['public_client', 'false', 'This is a public client'],
  ['use_pkce', 'false', 'Always use PKCE'],
  ['scope_restriction_status', 'unrestricted', 'Allow access only to APIs in selected scope (off)'],
  ['inbound_grant_type', 'authz_code', 'Grant type'],
  ['token_format', 'opaque', 'Token Format'],
];

/** Redirect URLs of other Microsoft products that sign in at ServiceNow. Sources: `learn-teams-oauth`, `copilot-connectors-docs`. */
export const OTHER_REDIRECTS: readonly string[] = [
  'https://teams.microsoft.com/api/platform/v1.0/oAuthRedirect',
  'https://teams.microsoft.com/api/platform/v1.0/oAuthConsentRedirect',
  'https://gcs.office.com/v1.0/admin/oauth/callback',
  'https://gcsgcc.office.com/v1.0/admin/oauth/callback',
];

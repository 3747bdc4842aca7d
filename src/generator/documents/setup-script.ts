import type { ConnectorFacts } from './connector-facts.js';
import { LIFESPANS } from './sheet-record.js';

/** What the background script is filled with. */
export interface SetupScript {
  readonly title: string;
  readonly records: readonly {
    /** Empty where any instance is meant. */
    readonly host: string;
    readonly name: string;
    /** Empty while it is not known. */
    readonly clientId: string;
    readonly redirectUrls: readonly string[];
  }[];
  readonly values: readonly (readonly [column: string, value: string, label: string])[];
  readonly scopes: readonly string[];
}

export function setupScriptOf({ title, registrations, spec }: ConnectorFacts): SetupScript {
  return {
    title,
    records: registrations.map(({ host, name, clientId, redirectUrls }) => ({
      host: spec.anyInstance ? '' : host,
      name,
      clientId: clientId ?? '',
      redirectUrls,
    })),
    values: VALUES,
    scopes: spec.scopes,
  };
}

/** The columns of `oauth_entity` that the script sets in a new record, where the release has them. */
const VALUES: SetupScript['values'] = [
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

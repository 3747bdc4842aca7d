/** The columns of an export that rules read; no secret is among them. */
const COLUMNS: readonly (readonly [table: string, reference: string, columns: readonly string[]])[] = [
  [
    'oauth_entity',
    'client_id',
    [
      'sys_id',
      'sys_class_name',
      'sys_updated_on',
      'sys_domain',
      'name',
      'type',
      'active',
      'client_id',
      'redirect_url',
      'access_token_lifespan',
      'refresh_token_lifespan',
      'client_type',
      'public_client',
      'use_pkce',
      'scope_restriction_status',
      'inbound_grant_type',
      'default_grant_type',
      'token_format',
      'auth_url',
      'token_url',
      'refresh_token_url',
      'send_client_credentials_as',
      'oauth_api_script',
    ],
  ],
  ['oauth_entity_profile', 'oauth_entity.client_id', ['sys_id', 'name', 'default', 'grant_type', 'oauth_entity']],
  ['oauth_entity_scope', 'oauth_entity.client_id', ['sys_id', 'name', 'oauth_entity', 'oauth_entity_scope']],
  [
    'oauth_entity_profile_scope',
    'oauth_entity_profile.oauth_entity.client_id',
    ['oauth_entity_profile', 'oauth_entity_scope'],
  ],
  ['oauth_entity_auth_scope_mapping', 'oauth_entity.client_id', ['oauth_entity', 'auth_scope']],
];

/** An address of the Table API, with the name of the file that its answer is to be saved as. */
export interface ExportQuery {
  readonly file: string;
  readonly url: string;
}

/**
 * The requests that export a record with what belongs to it. Source: the Table API of the ServiceNow documentation
 * (`sn-table-api`).
 * @param instance the host
 * @param clientId of the record; undefined for all inbound records
 */
export const exportQueries = (instance: string, clientId: string | undefined): readonly ExportQuery[] =>
  COLUMNS.map(([table, reference, columns]) => {
    const query = clientId === undefined ? 'type=client' : `${reference}=${clientId}`;
    // Without the client ID nothing ties the other tables to a record; all their rows are few.
    const filter =
      clientId === undefined && table !== 'oauth_entity' ? '' : `sysparm_query=${encodeURIComponent(query)}&`;
    return {
      file: `${table}.json`,
      url: `https://${instance}/api/now/table/${table}?${filter}sysparm_fields=${columns.join(',')}&sysparm_display_value=all`,
    };
  });

import { randomBytes } from 'node:crypto';

/** The plugins of Glewlwyd that are set up, by their names here. */
export const PLUGINS = ['basic', 'post'] as const;

const MODULES = { basic: 'oauth2-glewlwyd', post: 'oidc' } as const;

/** A plugin as its administration takes it: the one for OAuth 2.0 reads HTTP Basic only, the one for OpenID Connect both. */
export const pluginOf = (name: (typeof PLUGINS)[number], api: string): object => ({
  module: MODULES[name],
  name,
  display_name: name,
  enabled: true,
  parameters: {
    url: name,
    iss: `${api}/${name}`,
    'jwt-type': 'sha',
    'jwt-key-size': '256',
    key: randomBytes(32).toString('hex'),
    'access-token-duration': 3600,
    'refresh-token-duration': 1_209_600,
    'code-duration': 600,
    'refresh-token-rolling': false,
    // Requests without the scope openid, too.
    'allow-non-oidc': true,
    'auth-type-code-enabled': true,
    'auth-type-code-revoke-replayed': true,
    'auth-type-implicit-enabled': false,
    'auth-type-token-enabled': false,
    'auth-type-id-token-enabled': true,
    'auth-type-none-enabled': false,
    'auth-type-password-enabled': false,
    'auth-type-client-enabled': false,
    'auth-type-refresh-enabled': true,
    'auth-type-device-enabled': false,
    scope: [],
    'additional-parameters': [],
    'pkce-allowed': true,
    'pkce-method-plain-allowed': false,
    'introspection-revocation-allowed': false,
  },
});

const MODULE_FOLDER = '/usr/lib/glewlwyd';
const MEDIA_TYPES = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'application/javascript',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
};

/**
 * The text of its configuration file. No slash at the end of `external_url`; and no `use_secure_connection`, which asks for
 * key files even where it is false.
 */
export function configurationFile(given: {
  readonly port: number;
  readonly database: string;
  readonly pages: string;
}): string {
  const types = Object.entries(MEDIA_TYPES).map(([end, type]) => `{ extension="${end}"; mime_type="${type}"; }`);
  return `port=${given.port}
bind_address="127.0.0.1"
external_url="http://127.0.0.1:${given.port}"
login_url="login.html"
api_prefix="api"
static_files_path="${given.pages}"
static_files_mime_types=(${types.join(', ')})
log_mode="console"
log_level="ERROR"
cookie_secure=0
cookie_same_site="empty"
session_key="GLEWLWYD2_SESSION_ID"
admin_scope="g_admin"
profile_scope="g_profile"
user_module_path="${MODULE_FOLDER}/user"
client_module_path="${MODULE_FOLDER}/client"
user_auth_scheme_module_path="${MODULE_FOLDER}/scheme"
plugin_module_path="${MODULE_FOLDER}/plugin"
hash_algorithm="SHA512"
database={ type="sqlite3"; path="${given.database}"; };
`;
}

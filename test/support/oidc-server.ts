import type { RequestListener } from 'node:http';
import { serve } from './loopback.js';
import { introspected, TABLE_PATH, tableResource } from './table-resource.js';

export interface OidcServerOptions {
  /** The registered redirect URLs, each to the character. */
  readonly redirectUrls: readonly string[];
  readonly clientSecret?: string;
  readonly pkceRequired?: boolean;
  /** A refresh gives a new refresh token; using the old one again ends both. */
  readonly rotatesRefreshTokens?: boolean;
  /** False for a server that gives no refresh token. */
  readonly givesRefreshTokens?: boolean;
  /** What the client may ask for. The server knows `FORBIDDEN_SCOPE` beside them, and ignores all others. */
  readonly scopes?: readonly string[];
  /** Lifetimes in seconds. */
  readonly accessTokenLifetime?: number;
  readonly codeLifetime?: number;
  readonly refreshTokenLifetime?: number;
}

export interface OidcServer {
  /** `http://127.0.0.1:<port>`, of the authorization server and of the REST API. */
  readonly origin: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUrls: readonly string[];
  close(): Promise<void>;
}

export const OIDC_ROUTES = { authorization: '/oauth_auth.do', token: '/oauth_token.do' } as const;
/** A scope of the server that the client may not ask for. */
export const FORBIDDEN_SCOPE = 'admin';

const CLIENT_ID = 'connector';
/** With signs that a form has to encode. Basic credentials are sent as they are: no `%`, `+`, which some servers decode. */
const CLIENT_SECRET = 's3cr3t&Value=^1';
const RESOURCE = { id: 'table-api', secret: 'resource-secret' } as const;

/**
 * An authorization server that is not ours, oidc-provider, at the paths of ServiceNow, with a REST API that asks it about
 * tokens. It takes the secret in the form and in the header, not in both.
 */
export async function startOidcServer(options: OidcServerOptions): Promise<OidcServer> {
  const { redirectUrls, clientSecret = CLIENT_SECRET } = options;
  const { origin, close } = await withoutKnownWarnings(async () => {
    const { Provider } = await import('oidc-provider');
    return serve((own): RequestListener => {
      const provider = new Provider(own, configurationOf({ ...options, clientSecret })).callback();
      const resource = tableResource(introspected(`${own}/oauth_introspect.do`, RESOURCE));
      return (incoming, outgoing) =>
        incoming.url?.startsWith(TABLE_PATH) ? resource(incoming, outgoing) : provider(incoming, outgoing);
    });
  });
  return { origin, clientId: CLIENT_ID, clientSecret, redirectUrls, close };
}

function configurationOf(options: OidcServerOptions & { readonly clientSecret: string }) {
  const { pkceRequired = false, rotatesRefreshTokens = false, givesRefreshTokens = true } = options;
  const { scopes = ['useraccount'] } = options;
  return {
    clients: [
      {
        client_id: CLIENT_ID,
        client_secret: options.clientSecret,
        redirect_uris: [...options.redirectUrls],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code' as const],
        token_endpoint_auth_method: 'client_secret_post' as const,
        scope: ['openid', 'offline_access', ...scopes].join(' '),
      },
      {
        client_id: RESOURCE.id,
        client_secret: RESOURCE.secret,
        redirect_uris: [],
        grant_types: [],
        response_types: [],
        token_endpoint_auth_method: 'client_secret_basic' as const,
      },
    ],
    routes: { ...OIDC_ROUTES, introspection: '/oauth_introspect.do', revocation: '/oauth_revoke_token.do' },
    scopes: [...new Set(['openid', 'offline_access', FORBIDDEN_SCOPE, ...scopes])],
    pkce: { required: () => pkceRequired },
    features: {
      devInteractions: { enabled: true },
      introspection: { enabled: true, allowedPolicy: () => true },
      revocation: { enabled: true },
      rpInitiatedLogout: { enabled: false },
    },
    renderError: errorPage,
    // Without this it gives one only to those who ask for offline_access.
    issueRefreshToken: async () => givesRefreshTokens,
    rotateRefreshToken: rotatesRefreshTokens,
    ttl: {
      AccessToken: options.accessTokenLifetime ?? 1800,
      AuthorizationCode: options.codeLifetime ?? 60,
      RefreshToken: options.refreshTokenLifetime ?? 8_640_000,
      Grant: 8_640_000,
      Session: 86_400,
      Interaction: 3600,
    },
    findAccount: async (_: unknown, accountId: string) => ({ accountId, claims: async () => ({ sub: accountId }) }),
  };
}

/** What a person sees of a request that leads back to nobody. */
function errorPage(context: { type: string; body: string }, { error }: { readonly error: string }): void {
  context.type = 'html';
  context.body = `<!doctype html><title>${error}</title><h1>${error}</h1>`;
}

/** What oidc-provider says of every server that is made for tests, and of Node 20, on which it runs all the same. */
const KNOWN_WARNINGS = [
  'WARNING: Unsupported runtime.',
  'WARNING: a quick start development-only',
  'WARNING: quick start',
];

/** Runs a function; of its warnings the known ones are left out. */
async function withoutKnownWarnings<T>(use: () => Promise<T>): Promise<T> {
  const { warn } = console;
  console.warn = (...said: unknown[]) => {
    if (!KNOWN_WARNINGS.some((known) => String(said[0]).startsWith(`oidc-provider ${known}`))) warn(...said);
  };
  try {
    return await use();
  } finally {
    console.warn = warn;
  }
}

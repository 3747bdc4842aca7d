import type { Connector } from '../../src/connector/connector.js';
import type { RuleId } from '../../src/rules/index.js';
import type { SandboxOptions } from '../../src/sandbox/sandbox.js';
import { type Changes, changedConnector } from '../support/changed-connector.js';
import type { WrongClient } from '../support/sandbox-world.js';
import { atCalls, WRONG_CLIENTS } from '../support/wrong-clients.js';
import type { WrongServer } from '../support/wrong-servers.js';

/** What provokes a way in which a sign-in fails. */
export type Provocation =
  /** A run against the sandbox, with a fault of it, a mistake in the connector, or one of the client. */
  | {
      readonly by: 'sandbox';
      readonly sandbox: SandboxOptions;
      readonly connector?: () => Connector;
      readonly client?: WrongClient;
      /** A host that does not exist, before an upload, where placeholders are no longer normal. */
      readonly isUnreachable?: boolean;
    }
  /** Something that a person has: a text, a raw answer. */
  | { readonly by: 'evidence'; readonly text: string }
  /** A server that cannot be spoken to. */
  | { readonly by: 'server'; readonly server: WrongServer };

export interface Row {
  /** Of the catalogue of failures. */
  readonly row: number;
  readonly mode: string;
  readonly provoked: Provocation;
  /** The rules that are the cause; several where the evidence is the same for each. Empty where the run itself passes. */
  readonly primary: readonly RuleId[];
  /** Faults of the files that are named with it. */
  readonly beside?: readonly RuleId[];
}

const row = (
  number: number,
  mode: string,
  provoked: Provocation,
  primary: RuleId | readonly RuleId[],
  ...beside: readonly RuleId[]
): Row => ({ row: number, mode, provoked, primary: typeof primary === 'string' ? [primary] : primary, beside });

/** A fault of the sandbox, met by the client that meets it. */
const fault = (name: string, connector?: () => Connector): Provocation => ({
  by: 'sandbox',
  sandbox: { fault: name },
  ...(WRONG_CLIENTS[name] && connector === undefined && { client: WRONG_CLIENTS[name] }),
  ...(connector && { connector }),
});
/** A mistake in the connector, at a server that names its reasons. */
const files = (changes: Changes): Provocation => ({
  by: 'sandbox',
  sandbox: { settings: { rfcErrors: true } },
  connector: () => changedConnector(changes),
});
const client = (change: WrongClient['change'], changes: Changes = {}): Provocation => ({
  by: 'sandbox',
  sandbox: {},
  connector: () => changedConnector(changes),
  client: change ? { change } : {},
});
const text = (said: string): Provocation => ({ by: 'evidence', text: said });
const server = (name: WrongServer): Provocation => ({ by: 'server', server: name });

const INSTANCE = 'https://dev90001.service-now.com';
const TOKEN_URL = `${INSTANCE}/oauth_token.do`;
const AUTHORIZE = '?client_id={ClientId}&response_type=code&redirect_uri={RedirectUrl}&state={State}&scope={Scopes}';
const TOKEN =
  'code={Code}&grant_type=authorization_code&redirect_uri={RedirectUrl}&client_id={ClientId}&client_secret={ClientSecret}';
const REFRESH =
  'refresh_token={RefreshToken}&grant_type=refresh_token&client_id={ClientId}&client_secret={ClientSecret}';

/** A connector with templates, one of them changed. */
const templates = ({ authorize = AUTHORIZE, token = TOKEN, refresh = REFRESH }): Changes => ({
  settings: { identityProvider: 'oauth2generic' },
  custom: {
    authorizationUrl: undefined,
    tokenUrl: undefined,
    refreshUrl: undefined,
    authorizationUrlTemplate: `${INSTANCE}/oauth_auth.do`,
    authorizationUrlQueryStringTemplate: authorize,
    tokenUrlTemplate: TOKEN_URL,
    tokenBodyTemplate: token,
    refreshUrlTemplate: TOKEN_URL,
    refreshBodyTemplate: refresh,
  },
});
const urls = (custom: Readonly<Record<string, string | undefined>>): Changes => ({
  custom: { authorizationUrl: `${INSTANCE}/oauth_auth.do`, tokenUrl: TOKEN_URL, refreshUrl: TOKEN_URL, ...custom },
});
const policy = (templateId: string, name: string, value: string, existsAction = 'override'): Changes => ({
  policies: [
    {
      templateId,
      title: 'Changes the sign-in',
      parameters: {
        'x-ms-apimTemplateParameter.name': name,
        'x-ms-apimTemplateParameter.value': value,
        'x-ms-apimTemplateParameter.existsAction': existsAction,
        'x-ms-apimTemplate-policySection': 'Request',
      },
    },
  ],
});

const GLOBAL = 'https://global.consent.azure-apim.net/redirect';
const FORM_THEN_BASIC = (form: string, basic: string): string =>
  `OAuth2 authorization flow failed for service 'Desk'. OAuth 2 sign in failed to exchange code for access token. Client ID and secret sent in form body.. Response status code=${form} Client ID and secret sent in Basic authorization header.. Response status code=${basic}`;

/** Every row of the catalogue, in its order; several cases for one that shows in several ways. */
export const ROWS: readonly Row[] = [
  row(
    1,
    'wrong grant in the token template',
    files(templates({ token: TOKEN.replace('authorization_code', 'accessCode') })),
    'exchange/grant-type',
  ),
  row(1, 'a grant that the server does not know', fault('unsupported-grant'), 'exchange/grant-type'),
  row(
    2,
    'wrong grant in the refresh template',
    files(templates({ refresh: REFRESH.replace('=refresh_token&', '=authorization_code&') })),
    'refresh/grant-type',
  ),
  row(2, 'a refresh whose grant the server does not know', fault('refresh-unsupported-grant'), 'refresh/grant-type'),
  row(
    3,
    'refresh template without the refresh token',
    files(templates({ refresh: REFRESH.replace('refresh_token={RefreshToken}&', '') })),
    'refresh/refresh-token-missing',
  ),
  row(
    4,
    'refresh template without the secret',
    files(templates({ refresh: REFRESH.replace('&client_secret={ClientSecret}', '') })),
    'refresh/client-authentication-missing',
  ),
  row(
    5,
    'flow of the definition is not accessCode',
    files({ security: { flow: 'implicit' } }),
    [],
    'client/definition-flow-not-access-code',
  ),
  row(
    6,
    'the token URL is that for the sign-in',
    files(urls({ tokenUrl: `${INSTANCE}/oauth_auth.do` })),
    'endpoint/token-url-is-authorize',
  ),
  row(6, 'the token URL answers with a sign-in page', fault('login-page'), 'endpoint/redirected-to-login'),
  row(
    7,
    'the authorization URL is that for tokens',
    files(urls({ authorizationUrl: TOKEN_URL })),
    'endpoint/authorization-url-looks-like-token',
  ),
  row(8, 'the token URL redirects to a sign-in', fault('redirect-login'), 'endpoint/redirected-to-login'),
  row(9, 'http is redirected to https', fault('redirect-https'), 'endpoint/redirected-to-https'),
  row(10, 'redirected to another host', fault('redirect-host'), 'endpoint/host-moved'),
  row(
    11,
    'a slash too many',
    files(urls({ tokenUrl: `${TOKEN_URL}/` })),
    'endpoint/path-not-found',
    'servicenow/wrong-endpoint',
  ),
  row(11, 'nothing at the path, with a page', fault('not-found-html'), 'endpoint/path-not-found'),
  row(11, 'nothing at the path, with JSON', fault('not-found-json'), 'endpoint/path-not-found'),
  row(12, 'method refused', fault('method-405'), 'endpoint/method-refused'),
  row(
    13,
    'a placeholder is left in the URL',
    { ...files({}), isUnreachable: true } as Provocation,
    'network/host-not-found',
    'endpoint/sample-address',
  ),
  row(
    14,
    'sign-in and API at two instances',
    fault('token-rejected', () => changedConnector({ ...urls({}), definition: { host: 'dev90002.service-now.com' } })),
    'api/token-rejected',
    'servicenow/two-instances',
  ),
  row(15, 'no refresh URL', files({ custom: { refreshUrl: undefined } }), [], 'endpoint/missing-url'),
  row(
    15,
    'refresh URL at another host',
    files(urls({ refreshUrl: 'https://dev90002.service-now.com/oauth_token.do' })),
    [],
    'servicenow/two-instances',
  ),
  row(
    15,
    'the refresh URL is that for the sign-in',
    files(urls({ refreshUrl: `${INSTANCE}/oauth_auth.do` })),
    'refresh/url-is-authorize',
  ),
  row(16, 'a token answer as a form', fault('url-encoded-token'), 'token/form-encoded'),
  row(17, 'a form that says it is JSON', fault('url-encoded-as-json'), 'token/form-encoded'),
  row(18, 'JSON as text/html', fault('json-as-html'), 'token/content-type'),
  row(18, 'JSON as text/plain', fault('json-as-text'), 'token/content-type'),
  row(18, 'JSON without a type', fault('json-without-type'), 'token/content-type'),
  row(19, 'JSON with a byte order mark', fault('json-with-mark'), 'token/byte-order-mark'),
  row(20, 'the token below result', fault('nested-result'), 'token/nested'),
  row(21, 'the token below the user', fault('nested-user'), 'token/nested'),
  row(22, 'camelCase names', fault('camel-case'), 'token/renamed'),
  row(23, 'a list', fault('json-array'), 'token/shape'),
  row(23, 'a text', fault('json-string'), 'token/shape'),
  row(23, 'XML', fault('xml'), 'token/shape'),
  row(24, '200 with an error inside', fault('error-in-200'), 'token/error-in-200'),
  row(25, 'no token_type', fault('no-token-type'), 'token/type'),
  row(25, 'an odd token_type', fault('odd-token-type'), 'token/type'),
  row(26, 'no refresh token', fault('no-refresh-token'), 'token/refresh-token-missing'),
  row(
    26,
    'the platform misses it later',
    text(
      'Failed to refresh access token for service: oauth2. Correlation Id=synthetic, UTC TimeStamp=synthetic, Error: Missing refresh token.',
    ),
    'token/refresh-token-missing',
  ),
  row(27, 'a refresh token that is null', fault('refresh-token-null'), 'token/refresh-token-missing'),
  row(27, 'an empty refresh token', fault('refresh-token-empty'), 'token/refresh-token-missing'),
  row(28, 'expires_in as a text', fault('expires-in-string'), [], 'token/lifetime'),
  row(28, 'no expires_in', fault('expires-in-missing'), 'token/lifetime'),
  row(28, 'expires_in 0', fault('expires-in-zero'), 'token/lifetime'),
  row(28, 'expires_in as a date', fault('expires-in-date'), 'token/lifetime'),
  row(29, 'a very short lifetime', fault('short-lifetime'), 'token/short-lifetime'),
  row(30, 'an answer that is cut', fault('truncated'), 'token/incomplete'),
  row(30, 'an empty answer', fault('empty-body'), 'token/incomplete'),
  row(30, '204', fault('no-content'), 'token/incomplete'),
  row(31, 'redirect URL not registered', fault('redirect-not-registered'), 'redirect/not-registered'),
  row(
    32,
    'no redirect_uri at the exchange',
    files(templates({ token: TOKEN.replace('&redirect_uri={RedirectUrl}', '') })),
    'redirect/differs-at-exchange',
    'exchange/redirect-uri-missing',
  ),
  row(32, 'another redirect_uri at the exchange', fault('redirect-differs'), 'redirect/differs-at-exchange'),
  row(
    33,
    'the redirect URL changed with an update',
    fault('redirect-not-registered', () =>
      changedConnector({ settings: { redirectUrl: `${GLOBAL}/another-connector-5f0123456789` } }),
    ),
    'redirect/not-registered',
    'redirect/url-of-another-connector',
  ),
  row(
    34,
    'redirect_uri written into the token template',
    files(templates({ token: TOKEN.replace('{RedirectUrl}', encodeURIComponent(GLOBAL)) })),
    'redirect/differs-at-exchange',
    'exchange/redirect-uri-hard-coded',
  ),
  row(
    34,
    'redirect_uri written into the authorization template',
    files(templates({ authorize: AUTHORIZE.replace('{RedirectUrl}', encodeURIComponent(GLOBAL)) })),
    'redirect/not-registered',
    'exchange/redirect-uri-hard-coded',
  ),
  row(35, 'wrong client ID', fault('unknown-client'), 'client/id-unknown'),
  row(36, "wrong secret, in ServiceNow's one answer", fault('wrong-secret'), [
    'client/secret-refused',
    'servicenow/user-refused',
  ]),
  row(36, 'wrong secret: invalid_client', fault('invalid-client'), 'client/secret-refused'),
  row(36, 'wrong secret: unauthorized_client', fault('unauthorized-client'), 'client/secret-refused'),
  row(37, 'the server wants HTTP Basic', fault('basic-required'), 'client/basic-required'),
  row(
    37,
    'the platform reports both attempts',
    text(
      FORM_THEN_BASIC(
        'Unauthorized. Response body: {"error":"invalid_client","error_description":"The header Authorization is missing"}',
        'BadRequest. Response body: {"error":"invalid_grant"}',
      ),
    ),
    'client/basic-required',
  ),
  row(38, 'secret in form and header', fault('one-mechanism'), 'client/two-mechanisms'),
  row(39, 'a secret that was not encoded', fault('secret-with-signs'), 'client/secret-not-encoded'),
  row(40, 'PKCE required at the sign-in', fault('pkce-required'), 'exchange/pkce-required'),
  row(40, 'PKCE required at the exchange', fault('pkce-verifier-required'), 'exchange/pkce-required'),
  row(
    41,
    'a challenge without its verifier',
    files(templates({ authorize: `${AUTHORIZE}&code_challenge={CodeChallenge}&code_challenge_method=S256` })),
    'exchange/pkce-half',
  ),
  row(42, 'a scope is refused', fault('scope-rejected'), 'scope/refused'),
  row(
    43,
    'scopes joined by commas',
    fault('scope-delimiter', () => changedConnector({ settings: { scopes: ['useraccount,offline'] } })),
    'scope/separated-by-commas',
  ),
  row(44, 'the person denies', fault('denied'), 'redirect/sign-in-denied'),
  row(
    45,
    'no state in the template',
    files(templates({ authorize: AUTHORIZE.replace('&state={State}', '') })),
    'state/missing',
  ),
  row(45, 'the state does not come back', fault('state-dropped'), 'state/differs'),
  row(46, 'another state comes back', fault('state-altered'), 'state/differs'),
  row(47, 'the code expired', fault('code-expired'), 'exchange/code-expired'),
  row(48, 'the code was used', fault('code-used'), 'exchange/code-used'),
  row(49, 'the refresh token expired', fault('refresh-expired'), 'refresh/token-expired'),
  row(
    49,
    'the platform reports it',
    text(
      'Failed to refresh access token for service: aadcertificate. Correlation Id=synthetic, UTC TimeStamp=synthetic, Error: Failed to acquire token from AAD: {"error":"invalid_grant","error_description":"AADSTS700082: The refresh token has expired due to inactivity.","error_codes":[700082]}',
    ),
    'refresh/token-expired',
  ),
  row(50, 'a refresh token that was replaced', fault('refresh-rotated'), 'refresh/token-rotated'),
  row(51, 'the server wants JSON', fault('json-required'), 'exchange/request-format'),
  row(
    51,
    'the template is JSON',
    files(
      templates({
        token:
          '{"grant_type":"authorization_code","code":"{Code}","client_id":"{ClientId}","client_secret":"{ClientSecret}"}',
      }),
    ),
    'exchange/request-format',
    'exchange/json-body',
  ),
  row(52, 'signed by itself', server('self-signed'), 'tls/untrusted-certificate'),
  row(52, 'a private authority', server('private-authority'), 'tls/untrusted-certificate'),
  row(52, 'a chain that is not whole', server('chain-not-whole'), 'tls/untrusted-certificate'),
  row(53, 'certificate expired', server('expired'), 'tls/expired-certificate'),
  row(53, 'certificate of another host', server('wrong-name'), 'tls/wrong-name'),
  row(54, 'TLS 1.1', server('old-tls'), 'tls/old-version'),
  row(55, 'https at a port for http', server('plain-http-at-https'), 'tls/not-tls'),
  row(55, 'http at a port for https', server('tls-at-http'), 'tls/not-tls'),
  row(55, 'a port of another service', server('no-http'), 'network/broken-answer'),
  row(56, 'the host does not exist', server('no-such-host'), 'network/host-not-found'),
  row(
    56,
    'the host is private',
    text(
      'POST /oauth_token.do HTTP/1.1\nHost: 10.0.0.7\nContent-Type: application/x-www-form-urlencoded\n\ngrant_type=authorization_code&code=x\n\nHTTP/1.1 200 OK\nContent-Type: application/json\n\n{"access_token":"synthetic","token_type":"Bearer","expires_in":1799,"refresh_token":"synthetic-r"}\n',
    ),
    'network/private-address',
  ),
  row(57, 'reset', fault('reset'), 'network/reset'),
  row(57, 'no answer', fault('no-answer'), 'network/timeout'),
  row(57, 'slow', fault('slow'), 'network/timeout'),
  row(57, 'refused', server('nothing-listens'), 'network/refused'),
  row(57, 'reset in the handshake', server('reset-in-handshake'), 'network/reset'),
  row(57, 'reset before the answer', server('reset-before-answer'), 'network/reset'),
  row(57, 'silent in the handshake', server('silent-in-handshake'), 'network/timeout'),
  row(57, 'silent after the request', server('no-answer'), 'network/timeout'),
  row(57, 'an answer that does not end', server('slow'), 'network/timeout'),
  row(58, 'a firewall answers', fault('firewall'), 'edge/firewall-page'),
  row(59, 'the address is not allowed', fault('address-blocked'), 'edge/address-blocked'),
  row(60, 'hibernating', fault('hibernating'), 'servicenow/hibernating'),
  row(61, 'offline', fault('offline'), 'servicenow/offline'),
  row(62, 'rate limit of the API', fault('rate-limit'), 'edge/rate-limit'),
  row(62, 'rate limit before the instance', fault('too-many-requests'), 'edge/rate-limit'),
  row(63, 'the person may not sign in', fault('user-locked'), ['client/secret-refused', 'servicenow/user-refused']),
  row(64, 'the person lacks a role', fault('acl-forbidden'), 'api/role-missing'),
  row(64, 'the person sees no record', fault('acl-empty'), [], 'api/no-records'),
  row(65, 'the API refuses a fresh token', fault('token-rejected'), 'api/token-rejected'),
  row(
    66,
    'the token in the query',
    client(
      atCalls((request, token) => ({
        ...request,
        headers: request.headers.filter(({ name }) => name !== 'Authorization'),
        url: `${request.url}${request.url.includes('?') ? '&' : '?'}access_token=${token}`,
      })),
      policy('setqueryparameter', 'access_token', 'x'),
    ),
    'api/token-in-query',
    'policy/token-in-query',
  ),
  row(
    67,
    'the token without Bearer',
    files(policy('setheader', 'Authorization', 'Token synthetic')),
    'api/bearer-missing',
    'policy/sets-authorization',
  ),
  row(
    68,
    'Basic and Bearer',
    files(policy('setheader', 'Authorization', 'Basic c3ludGhldGlj', 'append')),
    'api/two-authorizations',
    'policy/sets-authorization',
  ),
  row(69, 'the clock is an hour off', fault('clock-ahead'), 'token/clock'),
  row(
    70,
    'the window of the sign-in was closed',
    text("OAuth2 authorization flow failed for service 'Generic Oauth 2 with PKCE'."),
    'platform/popup-closed',
  ),
  row(
    71,
    'the manifest lacks the host of the sign-in',
    text('Something went wrong. Please try again.'),
    'teams/valid-domains',
  ),
  row(
    72,
    'a data policy',
    text('It looks like your administrator has blocked this: blocked by your data loss prevention policy.'),
    'platform/data-policy',
  ),
];

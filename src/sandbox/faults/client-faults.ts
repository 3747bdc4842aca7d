import { SHARED_REDIRECT_URL } from '../../facts/redirects.js';
import { type Call, empty, json, type SandboxResponse, textOf } from '../http.js';
import { errorPage } from '../oauth/pages.js';
import { NO_STORE } from '../oauth/refusal.js';
import { always, type Fault, faultsAt } from './fault.js';

const authorize = faultsAt('authorize');
const token = faultsAt('token');
const refresh = faultsAt('refresh');

/** A refusal as RFC 6749 has it. */
const rfc = (
  status: number,
  error: string,
  error_description: string,
  headers: Readonly<Record<string, string>> = {},
): SandboxResponse => ({
  ...json(status, { error, error_description }, { ...NO_STORE, ...headers }),
  reason: error_description,
});

const denied = (reason: string): SandboxResponse => ({
  ...json(401, { error_description: 'access_denied', error: 'server_error' }),
  reason,
});

/** Another state on the browser's way back. */
const wayBack =
  (change: (url: URL) => void) =>
  (answer: SandboxResponse): SandboxResponse => {
    const location = answer.headers['Location'];
    if (location === undefined) return answer;
    const url = new URL(location);
    change(url);
    return { ...answer, headers: { ...answer.headers, Location: url.href } };
  };

const hasTwoMechanisms = ({ headers, body }: Call): boolean =>
  headers['authorization'] !== undefined && new URLSearchParams(textOf(body)).has('client_secret');

/** Refuses an exchange without its half of PKCE; with it the instance decides, so that a repaired connector passes. */
const withoutVerifier =
  (answer: SandboxResponse) =>
  ({ body }: Call): SandboxResponse | undefined => {
    const form = new URLSearchParams(textOf(body));
    return form.has('code_verifier') || form.get('grant_type') === 'refresh_token' ? undefined : answer;
  };

/** What the browser meets. */
const AUTHORIZE: readonly Fault[] = [
  authorize('redirect-not-registered', 'redirect/not-registered', 'The record lists the shared redirect URL only.', {
    settings: { redirectUrls: [SHARED_REDIRECT_URL] },
  }),
  authorize('unknown-client', 'client/id-unknown', 'No record has the client ID.', {
    instead: ({ method }) => (method === 'GET' ? errorPage('Invalid client_id') : undefined),
  }),
  authorize('scope-rejected', 'scope/refused', 'The server knows none of the scopes that are asked for.', {
    settings: { scopes: 'none' },
  }),
  authorize(
    'scope-delimiter',
    'scope/separated-by-commas',
    'The server takes scopes separated by blanks, not by commas.',
    {
      settings: { scopes: 'separated by blanks' },
    },
  ),
  authorize('pkce-required', 'exchange/pkce-required', 'The record demands PKCE of every client.', {
    settings: { pkceRequired: true },
  }),
  authorize('denied', 'redirect/sign-in-denied', 'The person denies, whichever button is pressed.', {
    settings: { personDenies: true },
  }),
  authorize('state-dropped', 'state/differs', 'The browser comes back without the state.', {
    changed: wayBack((url) => url.searchParams.delete('state')),
  }),
  authorize('state-altered', 'state/differs', 'The browser comes back with another state.', {
    changed: wayBack((url) => url.searchParams.set('state', 'somebody-elses')),
  }),
];

/** What the exchange meets: the client, and its proof. */
const CLIENT: readonly Fault[] = [
  token('wrong-secret', 'client/secret-refused', 'The record has another secret; ServiceNow gives its one answer.', {
    instead: always(denied('client_secret is wrong')),
  }),
  token('invalid-client', 'client/secret-refused', 'The secret is wrong, and the server says so as RFC 6749 demands.', {
    instead: always(rfc(401, 'invalid_client', 'The client secret is wrong')),
  }),
  token('secret-with-signs', 'client/secret-not-encoded', 'The secret holds + & % = ; ^ and has to be encoded.', {
    settings: { secretHasSigns: true },
  }),
  token('basic-required', 'client/basic-required', 'The client has to prove itself by HTTP Basic.', {
    settings: { clientAuthentication: 'basic' },
    instead: ({ headers }) =>
      headers['authorization'] === undefined
        ? rfc(401, 'invalid_client', 'The header Authorization is missing', {
            'WWW-Authenticate': 'Basic realm="token"',
          })
        : undefined,
  }),
  token('form-required', 'client/form-required', 'The client has to prove itself in the form, not by HTTP Basic.', {
    settings: { clientAuthentication: 'form', rfcErrors: true },
  }),
  token('one-mechanism', 'client/two-mechanisms', 'The server refuses a secret in form and header at once.', {
    instead: (call) =>
      hasTwoMechanisms(call)
        ? rfc(400, 'invalid_request', 'The client must use only one mechanism to authenticate')
        : undefined,
  }),
  token(
    'unauthorized-client',
    'client/secret-refused',
    'The server answers a wrong secret with 403 unauthorized_client.',
    {
      instead: always(rfc(403, 'unauthorized_client', 'The client is not authorized')),
    },
  ),
  token('user-locked', 'servicenow/user-refused', 'The person is locked out, inactive, or may not log in.', {
    settings: { userLocked: true },
  }),
  token('json-required', 'exchange/request-format', 'The server wants a JSON body in place of a form.', {
    settings: { takesJson: true, rfcErrors: true },
  }),
];

/** What the exchange meets: the grant. */
const GRANT: readonly Fault[] = [
  token('rfc-errors', 'exchange/refused', 'The server names its reasons in the codes of RFC 6749.', {
    settings: { rfcErrors: true },
  }),
  token('unsupported-grant', 'exchange/grant-type', 'The server does not know the grant type of the exchange.', {
    instead: always(rfc(400, 'unsupported_grant_type', 'The grant type is not supported')),
  }),
  token('empty-refusal', 'exchange/refused', 'The server refuses with 400 and nothing else.', {
    instead: always(empty(400)),
  }),
  token(
    'redirect-differs',
    'redirect/differs-at-exchange',
    'The exchange names another redirect URL than the sign-in.',
    {
      instead: always(rfc(400, 'invalid_grant', 'redirect_uri differs from that of the authorization request')),
    },
  ),
  token('pkce-half', 'exchange/pkce-half', 'The verifier does not fit the challenge of the sign-in.', {
    instead: withoutVerifier(rfc(400, 'invalid_grant', 'code_verifier does not fit code_challenge')),
  }),
  token('pkce-verifier-required', 'exchange/pkce-required', 'The exchange needs a code_verifier.', {
    instead: withoutVerifier(rfc(400, 'invalid_request', 'code_verifier is missing')),
  }),
  token('code-expired', 'exchange/code-expired', 'A code lives no second.', {
    settings: { codeLifetime: 0, rfcErrors: true },
  }),
  token('code-used', 'exchange/code-used', 'Each code was exchanged before.', {
    settings: { codesAreUsed: true, rfcErrors: true },
  }),
];

/** What the refresh meets; the first half hour is fine. */
const REFRESH: readonly Fault[] = [
  refresh('refresh-unsupported-grant', 'refresh/grant-type', 'The refresh names a grant type that is not known.', {
    instead: always(rfc(400, 'unsupported_grant_type', 'The grant type is not supported')),
  }),
  refresh('refresh-without-token', 'refresh/refresh-token-missing', 'The refresh token does not arrive.', {
    instead: always(rfc(400, 'invalid_request', 'refresh_token is missing')),
  }),
  refresh(
    'refresh-without-client',
    'refresh/client-authentication-missing',
    'The secret does not arrive at the refresh.',
    {
      instead: always(rfc(401, 'invalid_client', 'No client authentication')),
    },
  ),
  refresh('refresh-expired', 'refresh/token-expired', 'The refresh token has expired, or was revoked.', {
    settings: { refreshTokenLifetime: 0, rfcErrors: true },
  }),
  refresh('refresh-denied', 'refresh/token-expired', 'ServiceNow refuses the refresh with its one answer.', {
    instead: always(denied('the refresh token is not valid')),
  }),
  refresh('refresh-rotated', 'refresh/token-rotated', 'Each refresh gives a new refresh token; the old one is dead.', {
    settings: { rotatesRefreshTokens: true, rfcErrors: true },
  }),
];

export const CLIENT_FAULTS: readonly Fault[] = [...AUTHORIZE, ...CLIENT, ...GRANT, ...REFRESH];

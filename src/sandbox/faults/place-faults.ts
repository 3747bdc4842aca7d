import { html, page } from '../html.js';
import { empty, failure, json, type SandboxResponse } from '../http.js';
import { loginPage } from '../oauth/pages.js';
import { NO_RECORD } from '../table/table-api.js';
import { always, type Fault, faultsAt } from './fault.js';

const token = faultsAt('token');
const api = faultsAt('api');
const network = faultsAt('network');

const text = (status: number, body: string): SandboxResponse => ({
  status,
  headers: { 'Content-Type': 'text/plain;charset=UTF-8' },
  body,
});

/** The token endpoint is not where the client looks for it. */
const TOKEN_ADDRESS: readonly Fault[] = [
  token('login-page', 'endpoint/redirected-to-login', 'The token address answers with the sign-in page, status 200.', {
    instead: () => loginPage(undefined),
  }),
  token('redirect-login', 'endpoint/redirected-to-login', 'The token address leads to a sign-in page.', {
    instead: always(empty(302, { Location: '/login.do' })),
  }),
  token('redirect-https', 'endpoint/redirected-to-https', 'The token address leads to the same one with https.', {
    instead: ({ headers, path }) => empty(301, { Location: `https://${headers['host']}${path}` }),
  }),
  token('redirect-host', 'endpoint/host-moved', 'The token address leads to the new host of a renamed instance.', {
    instead: ({ path }) => empty(301, { Location: `https://renamed.example.com${path}` }),
  }),
  token(
    'not-found-html',
    'endpoint/path-not-found',
    'The token address does not exist; the server answers with a page.',
    {
      instead: always(page(404, 'Page not found', html`<p>The page you are looking for could not be found.</p>`)),
    },
  ),
  token(
    'not-found-json',
    'endpoint/path-not-found',
    'The token address does not exist; the server answers with JSON.',
    {
      instead: always(failure(404, 'Requested URI does not represent any resource')),
    },
  ),
  token('method-405', 'endpoint/method-refused', 'The token address takes GET only.', {
    instead: always({ ...text(405, 'Method Not Allowed'), headers: { Allow: 'GET', 'Content-Type': 'text/plain' } }),
  }),
];

const forbidden = (message: string): SandboxResponse => failure(403, message);

/** A list becomes empty; a record is not found. */
function withoutRecords(answer: SandboxResponse): SandboxResponse {
  const isList = typeof answer.body === 'string' && answer.body.startsWith('{"result":[');
  return isList ? json(200, { result: [] }) : NO_RECORD();
}

/** The token is there, and the API does not answer as it should. */
const API: readonly Fault[] = [
  api('token-rejected', 'api/token-rejected', 'The API refuses every token, as another instance would.', {
    instead: always(
      failure(401, 'User Not Authenticated', 'Required to provide Auth information', {
        'WWW-Authenticate': 'BASIC realm="Service-now"',
      }),
    ),
  }),
  api('acl-forbidden', 'api/role-missing', 'The person lacks a role: 403.', {
    changed: always(forbidden('Insufficient rights to query records')),
  }),
  api('acl-empty', 'api/no-records', 'The person may see no record: 200 with an empty list.', {
    changed: (answer, { method }) => (method === 'GET' ? withoutRecords(answer) : answer),
  }),
  api('scope-missing', 'api/auth-scope-missing', 'The client lacks the auth scope of the API: 403.', {
    changed: always(forbidden('Missing required api access scope')),
  }),
  api('cross-scope', 'api/cross-scope-refused', 'The table refuses calls from another application: 403.', {
    changed: always(
      forbidden(
        "Read operation against 'table' from scope 'global' has been refused due to the table's cross-scope access policy",
      ),
    ),
  }),
  api('rate-limit', 'edge/rate-limit', 'The instance limits the calls of an hour: 429 with Retry-After.', {
    changed: always(
      failure(429, 'Rate limit exceeded', 'Rate limit of 100 requests per hour for Table API exceeded', {
        'Retry-After': '60',
        'X-RateLimit-Limit': '100',
      }),
    ),
  }),
  api('api-redirect', 'api/redirected-to-login', 'The API leads to a sign-in page.', {
    instead: always(empty(302, { Location: '/login.do' })),
  }),
];

const HOUR = 3_600_000;

/** The instance, or what stands before it. */
const NETWORK: readonly Fault[] = [
  network(
    'hibernating',
    'servicenow/hibernating',
    'The developer instance sleeps: every address answers 200 with a page.',
    {
      instead: always(
        page(
          200,
          'Instance Hibernating page',
          html`<p>Your instance is hibernating. Sign in to the site to wake your instance.</p>`,
        ),
      ),
    },
  ),
  network('offline', 'servicenow/offline', 'The instance is being upgraded: 503 with a page.', {
    instead: always(page(503, 'Instance offline', html`<p>The instance is offline for maintenance.</p>`)),
  }),
  network('firewall', 'edge/firewall-page', 'A firewall before the instance refuses the request: 403 with a page.', {
    instead: always(
      page(
        403,
        'Request Rejected',
        html`<p>The requested URL was rejected. Please consult with your administrator.</p><p>Your support ID is: 1234567890</p>`,
      ),
    ),
  }),
  network('address-blocked', 'edge/address-blocked', 'The address control of the instance blocks the caller: 403.', {
    instead: always(page(403, 'Access denied', html`<p>Access from your IP address is restricted.</p>`)),
  }),
  network('too-many-requests', 'edge/rate-limit', 'Something before the instance answers 429 to everything.', {
    instead: always({
      ...text(429, 'Too Many Requests'),
      headers: { 'Retry-After': '30', 'Content-Type': 'text/plain' },
    }),
  }),
  network('reset', 'network/reset', 'The connection is reset.', { instead: always({ ...empty(200), wire: 'reset' }) }),
  network('no-answer', 'network/timeout', 'The server takes the request and never answers.', {
    instead: always({ ...empty(200), wire: 'hang' }),
  }),
  network('slow', 'network/timeout', 'The answer comes one byte a second.', {
    changed: (answer) => ({ ...answer, wire: 'drip' }),
  }),
  network('clock-ahead', 'token/clock', 'The clock of the server is an hour ahead.', {
    changed: (answer, _, now) => ({
      ...answer,
      headers: { ...answer.headers, Date: new Date(now + HOUR).toUTCString() },
    }),
  }),
];

export const PLACE_FAULTS: readonly Fault[] = [...TOKEN_ADDRESS, ...API, ...NETWORK];

import { ROUTES } from './apis/routes.js';
import type { Random } from './bytes.js';
import { seededId, seedRows } from './data/seed.js';
import { SEED_CONTENTS } from './data/seed-tickets.js';
import { Store } from './data/store.js';
import { type Fault, faultNamed, type Stage } from './faults/index.js';
import { html, page } from './html.js';
import { type Call, callOf, failure, type SandboxRequest, type SandboxResponse } from './http.js';
import { Authorization } from './oauth/authorize.js';
import { type Client, newClient } from './oauth/client.js';
import { revokeAnswer } from './oauth/revoke.js';
import { grantTypeOf, tokenAnswer } from './oauth/token.js';
import { TokenStore } from './oauth/token-store.js';
import { routed } from './route.js';
import { DEFAULTS, type Settings } from './settings.js';

export interface SandboxOptions {
  /** The name of a fault. */
  readonly fault?: string | undefined;
  /** The time in milliseconds. */
  readonly now?: () => number;
  readonly random?: Random;
  readonly settings?: Partial<Settings>;
  /** A further redirect URL of the record, whatever the fault: it repairs one that is not registered. */
  readonly redirectUrl?: string | undefined;
}

/** A ServiceNow look-alike without a socket: a request in, an answer out. */
export interface Sandbox {
  readonly client: Client;
  readonly settings: Settings;
  readonly fault: Fault | undefined;
  /** The records, for tests that change them. */
  readonly store: Store;
  handle(request: SandboxRequest): SandboxResponse;
}

const systemRandom: Random = (length) => crypto.getRandomValues(new Uint8Array(length));

/**
 * @throws UserError `unknown-fault`
 */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const { now = Date.now, random = systemRandom } = options;
  const fault = options.fault === undefined ? undefined : faultNamed(options.fault);
  const chosen: Settings = { ...DEFAULTS, ...options.settings, ...fault?.settings };
  const further = options.redirectUrl === undefined ? [] : [options.redirectUrl];
  const settings: Settings = { ...chosen, redirectUrls: [...further, ...chosen.redirectUrls] };
  const client = newClient(random, settings);
  const tokens = new TokenStore(now, random, settings);
  const store = new Store(now, random, seedRows());
  for (const [name, text] of Object.entries(SEED_CONTENTS))
    store.contents.set(seededId(name), new TextEncoder().encode(text));
  const authorization = new Authorization(client, tokens, settings, random);

  const usual = (call: Call): SandboxResponse => {
    if (call.path === '/oauth_auth.do') return authorization.answer(call);
    if (call.path === '/oauth_token.do') return tokenAnswer(call, { client, tokens, settings });
    if (call.path === '/oauth_revoke_token.do') return revokeAnswer(call, tokens);
    if (!call.path.startsWith('/api/')) return otherPage(call);
    return unauthenticated(call, tokens) ?? routed(ROUTES, call, { store, settings });
  };
  const handle = (request: SandboxRequest): SandboxResponse => {
    if (!isLoopback(request.headers['host'])) return foreignHost();
    const call = callOf(request);
    const asked = call.method === 'HEAD' ? { ...call, method: 'GET' } : call;
    const answer = fault && applies(fault, asked) ? faulty(fault, asked, usual, now()) : usual(asked);
    return call.method === 'HEAD' ? { ...answer, body: '' } : answer;
  };
  return { client, settings, fault, store, handle };
}

/** A name that leads here from elsewhere is refused: a page of that name could read the answers. */
const isLoopback = (host: string | undefined): boolean => /^(?:127\.0\.0\.1|localhost)(?::\d{1,5})?$/i.test(host ?? '');

const foreignHost = (): SandboxResponse => ({
  ...page(403, 'Not this host', html`<p>The sandbox answers at 127.0.0.1 only.</p>`),
  reason: 'the header Host names another host',
});

export function stageOf(call: Call): Stage | undefined {
  if (call.path === '/oauth_auth.do') return 'authorize';
  if (call.path === '/oauth_token.do') return grantTypeOf(call) === 'refresh_token' ? 'refresh' : 'token';
  return call.path.startsWith('/api/') ? 'api' : undefined;
}

/** A fault of the token endpoint shows at the refresh too. */
function applies({ stage }: Fault, call: Call): boolean {
  const actual = stageOf(call);
  return stage === 'network' || stage === actual || (stage === 'token' && actual === 'refresh');
}

function faulty(fault: Fault, call: Call, usual: (call: Call) => SandboxResponse, now: number): SandboxResponse {
  const instead = fault.instead?.(call);
  if (instead) return instead;
  const answer = usual(call);
  return fault.changed && answer.status < 400 ? fault.changed(answer, call, now) : answer;
}

/** One token, in the header, as a Bearer token; a second value in the header is one too many. */
function unauthenticated({ headers }: Call, tokens: TokenStore): SandboxResponse | undefined {
  const [, token] = /^Bearer +([^\s,]+)$/i.exec(headers['authorization'] ?? '') ?? [];
  if (token !== undefined && tokens.isAccessToken(token)) return undefined;
  return {
    ...failure(401, 'User Not Authenticated', 'Required to provide Auth information', {
      'WWW-Authenticate': 'BASIC realm="Service-now"',
    }),
    reason: token === undefined ? 'no Bearer token in the header Authorization' : 'the token is not valid',
  };
}

const otherPage = ({ path }: Call): SandboxResponse =>
  path === '/'
    ? page(200, 'Sandbox, not ServiceNow', html`<p>A teaching and testing aid of servicenow-connector-toolkit.</p>`)
    : page(404, 'Page not found', html`<p>The page you are looking for could not be found.</p>`);

import { base64Url, type Random } from '../bytes.js';
import { type Call, mediaType, type SandboxResponse, textOf } from '../http.js';
import type { Settings } from '../settings.js';
import { type Client, PERSON } from './client.js';
import { back, errorPage, loginPage } from './pages.js';
import type { TokenStore } from './token-store.js';

interface Pending {
  readonly redirectUri: string;
  readonly state: string | undefined;
  readonly challenge: string | undefined;
}

/** More sign-ins are not left open at once; the oldest goes. */
const MOST_OPEN = 100;

/** `/oauth_auth.do`: checks the request, asks the person, and leads back to the client with a code. */
export class Authorization {
  private readonly open = new Map<string, Pending>();

  constructor(
    private readonly client: Client,
    private readonly tokens: TokenStore,
    private readonly settings: Settings,
    private readonly random: Random,
  ) {}

  answer(call: Call): SandboxResponse {
    if (call.method === 'POST' && mediaType(call.headers) === 'application/x-www-form-urlencoded') {
      const form = new URLSearchParams(textOf(call.body));
      // The exchange of a code that was sent here by mistake meets the sign-in page, as on an instance.
      return form.has('request') ? this.decided(form) : loginPage(undefined);
    }
    return call.method === 'GET' || call.method === 'HEAD' ? this.asked(call.query) : loginPage(undefined);
  }

  /** Refusals are pages: nothing leads back to an address that was not checked. Two of the texts are ServiceNow's. */
  private asked(query: URLSearchParams): SandboxResponse {
    const redirectUri = query.get('redirect_uri');
    if (query.get('client_id') !== this.client.id) return errorPage('Invalid client_id');
    if (redirectUri === null || !this.settings.redirectUrls.includes(redirectUri))
      return errorPage('Invalid redirect_uri');
    if (query.get('response_type') !== 'code') return errorPage('Invalid response_type');
    if (this.settings.stateRequired && !query.get('state')) return errorPage('Missing State parameter in request');
    const state = query.get('state') ?? undefined;
    const challenge = query.get('code_challenge') ?? undefined;
    const isPlain = challenge !== undefined && query.get('code_challenge_method') !== 'S256';
    if (isPlain || (this.settings.pkceRequired && challenge === undefined))
      return back(redirectUri, {
        error: 'invalid_request',
        error_description: isPlain
          ? 'PKCE needs code_challenge_method S256'
          : 'PKCE is required: code_challenge is missing',
        state,
      });
    if (!this.grantsScope(query.get('scope') ?? ''))
      return back(redirectUri, { error: 'invalid_scope', error_description: 'The scope is not known', state });
    return loginPage(this.remember({ redirectUri, state, challenge }));
  }

  private grantsScope(scope: string): boolean {
    const { scopes } = this.settings;
    // Nothing that is asked for can be refused.
    return scopes === 'any' || scope === '' || (scopes === 'separated by blanks' && !scope.includes(','));
  }

  private remember(pending: Pending): string {
    const id = base64Url(this.random(24));
    this.open.set(id, pending);
    const [oldest] = this.open.keys();
    if (this.open.size > MOST_OPEN && oldest !== undefined) this.open.delete(oldest);
    return id;
  }

  private decided(form: URLSearchParams): SandboxResponse {
    const id = form.get('request') ?? '';
    const pending = this.open.get(id);
    if (!pending) return errorPage('This sign-in is over. Start again from the client.');
    const { redirectUri, state, challenge } = pending;
    if (form.get('action') !== 'allow' || this.settings.personDenies) {
      this.open.delete(id);
      return back(redirectUri, { error: 'access_denied', state });
    }
    if (form.get('user_name') !== PERSON.userName || form.get('user_password') !== PERSON.password)
      return loginPage(id, 'User name or password invalid');
    this.open.delete(id);
    return back(redirectUri, { code: this.tokens.code(redirectUri, challenge), state });
  }
}

import type { SandboxRequest, SandboxResponse } from '../../src/sandbox/http.js';
import { PERSON } from '../../src/sandbox/oauth/client.js';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/sandbox.js';
import { REDIRECT_URLS } from '../../src/sandbox/settings.js';

export const HOST = '127.0.0.1:8765';
export const REDIRECT = REDIRECT_URLS[0] as string;
export const STATE = 'state-of-the-test';

/** The same bytes at every run, never twice the same. */
export function countingRandom(): (length: number) => Uint8Array {
  let count = 0;
  return (length) => Uint8Array.from({ length }, (_, index) => (index < length - 2 ? index : ++count % 251) + index);
}

/** A clock that stands until it is moved; in milliseconds. */
export class Clock {
  time = Date.parse('2026-01-20T09:00:00Z');
  readonly now = (): number => this.time;
  pass(seconds: number): void {
    this.time += seconds * 1000;
  }
}

type Fields = Readonly<Record<string, string>>;

export const textOf = ({ body }: SandboxResponse): string =>
  typeof body === 'string' ? body : new TextDecoder().decode(body);
export const jsonOf = (answer: SandboxResponse) => JSON.parse(textOf(answer));

/** A sandbox with a clock, and the client's side of the flow. */
export class Visitor {
  readonly clock = new Clock();
  readonly sandbox: Sandbox;

  constructor(options: SandboxOptions = {}) {
    this.sandbox = createSandbox({ now: this.clock.now, random: countingRandom(), ...options });
  }

  send(method: string, url: string, more: Partial<SandboxRequest> = {}): SandboxResponse {
    return this.sandbox.handle({ method, url, ...more, headers: { host: HOST, ...more.headers } });
  }

  form(url: string, fields: Fields, headers: Fields = {}): SandboxResponse {
    return this.send('POST', url, {
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: new TextEncoder().encode(new URLSearchParams(fields).toString()),
    });
  }

  authorize(changes: Record<string, string | undefined> = {}): SandboxResponse {
    const query = {
      response_type: 'code',
      client_id: this.sandbox.client.id,
      redirect_uri: REDIRECT,
      state: STATE,
      ...changes,
    };
    const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
    return this.send('GET', `/oauth_auth.do?${new URLSearchParams(given)}`);
  }

  /** What the person does on the page. */
  press(page: SandboxResponse, action = 'allow', fields: Fields = {}): SandboxResponse {
    const request = /name="request" value="([^"]+)"/.exec(textOf(page))?.[1] ?? '';
    const person = { user_name: PERSON.userName, user_password: PERSON.password };
    return this.form('/oauth_auth.do', { request, ...person, action, ...fields });
  }

  code(changes: Record<string, string | undefined> = {}): string {
    const { headers } = this.press(this.authorize(changes));
    return new URL(headers['Location'] as string).searchParams.get('code') ?? '';
  }

  exchange(code: string, changes: Record<string, string | undefined> = {}, headers: Fields = {}): SandboxResponse {
    const { id, secret } = this.sandbox.client;
    const fields = {
      grant_type: 'authorization_code',
      code,
      redirect_uri: REDIRECT,
      client_id: id,
      client_secret: secret,
      ...changes,
    };
    return this.form('/oauth_token.do', given(fields), headers);
  }

  refresh(token: string, changes: Record<string, string | undefined> = {}, headers: Fields = {}): SandboxResponse {
    const { id, secret } = this.sandbox.client;
    const fields = {
      grant_type: 'refresh_token',
      refresh_token: token,
      client_id: id,
      client_secret: secret,
      ...changes,
    };
    return this.form('/oauth_token.do', given(fields), headers);
  }

  private token: string | undefined;

  /** The tokens of a sign-in. */
  signIn(): { readonly access_token: string; readonly refresh_token: string; readonly expires_in: number } {
    return jsonOf(this.exchange(this.code()));
  }

  /** A REST call with a token. */
  api(method: string, url: string, body?: unknown, headers: Fields = {}): SandboxResponse {
    this.token ??= this.signIn().access_token;
    return this.send(method, url, {
      headers: {
        authorization: `Bearer ${this.token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: body instanceof Uint8Array ? body : new TextEncoder().encode(JSON.stringify(body)) }),
    });
  }

  get(url: string) {
    return jsonOf(this.api('GET', url));
  }
}

const given = (fields: Record<string, string | undefined>): Fields =>
  Object.fromEntries(Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined));

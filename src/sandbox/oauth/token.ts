import { base64Url, fromBase64 } from '../bytes.js';
import { type Call, json, mediaType, type SandboxResponse, textOf } from '../http.js';
import type { Settings } from '../settings.js';
import { sha256 } from '../sha256.js';
import type { Client } from './client.js';
import { NO_STORE, type Refusal, refused } from './refusal.js';
import type { TokenStore } from './token-store.js';

interface Context {
  readonly client: Client;
  readonly tokens: TokenStore;
  readonly settings: Settings;
}

const no = (code: Refusal['code'], reason: string): Refusal => ({ code, reason });

/** `/oauth_token.do`: a code or a refresh token for tokens. */
export function tokenAnswer(call: Call, context: Context): SandboxResponse {
  const { settings, tokens } = context;
  const form = formOf(call, settings);
  const refusal = 'reason' in form ? form : (clientRefusal(call, form, context) ?? grantRefusal(form, context));
  if (refusal) return refused(refusal, settings);
  const { access, refresh, expiresIn } = tokens.issue();
  return json(
    200,
    {
      access_token: access,
      refresh_token: refresh,
      scope: 'useraccount',
      token_type: 'Bearer',
      expires_in: expiresIn,
    },
    { ...NO_STORE, 'Set-Cookie': `JSESSIONID=${tokens.newSession()}; Path=/; HttpOnly` },
  );
}

/** The grant that a body names, however it is spelt: form or JSON. */
export const grantTypeOf = (call: Call): string => (formIn(call) ?? new URLSearchParams()).get('grant_type') ?? '';

function formIn(call: Call): URLSearchParams | undefined {
  if (mediaType(call.headers) !== 'application/json') return new URLSearchParams(textOf(call.body));
  try {
    const value: unknown = JSON.parse(textOf(call.body));
    const entries = Object.entries(value ?? {}).filter(([, each]) => typeof each === 'string');
    return new URLSearchParams(entries as [string, string][]);
  } catch {
    return undefined;
  }
}

/** The parameters in the body. Those in the query do not count: `glide.oauth.allow.parameters.in.post.body.only`. */
function formOf(call: Call, { takesJson }: Settings): URLSearchParams | Refusal {
  if (call.method !== 'POST') return no('invalid_request', `${call.method} in place of POST`);
  const wanted = takesJson ? 'application/json' : 'application/x-www-form-urlencoded';
  if (mediaType(call.headers) !== wanted) return no('invalid_request', `the body is not ${wanted}`);
  return formIn(call) ?? no('invalid_request', 'the body cannot be read');
}

function clientRefusal(call: Call, form: URLSearchParams, { client, settings }: Context): Refusal | undefined {
  const { clientAuthentication } = settings;
  const header = call.headers['authorization'];
  const basic = header === undefined ? undefined : basicOf(header);
  if (header !== undefined && !basic) return no('invalid_client', 'the header Authorization is not Basic');
  if (basic && clientAuthentication === 'form') return no('invalid_client', 'Basic is refused, the form is wanted');
  if (!basic && clientAuthentication === 'basic') return no('invalid_client', 'the form is refused, Basic is wanted');
  const inForm = { id: form.get('client_id') ?? basic?.id, secret: form.get('client_secret') ?? undefined };
  if (inForm.secret === undefined && !basic)
    return no('invalid_client', 'no client authentication: client_secret is missing');
  const isClient = ({ id, secret }: { id: string | undefined; secret: string | undefined }): boolean =>
    id === client.id && secret === client.secret;
  const isRight =
    (inForm.secret === undefined ? inForm.id === client.id : isClient(inForm)) &&
    (!basic || isClient(basic) || isClient({ id: formDecoded(basic.id), secret: formDecoded(basic.secret) }));
  return isRight ? undefined : no('invalid_client', 'client_id or client_secret is wrong');
}

/**
 * Identifier and secret of a Basic header, as they stand there. RFC 6749 section 2.3.1 wants them form-encoded; clients that leave
 * that out are common, and which of the two ServiceNow takes is not documented: both are taken.
 */
function basicOf(header: string): { id: string; secret: string } | undefined {
  const [, text] = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(header.trim()) ?? [];
  const [, id, secret] = /^([^:]*):(.*)$/s.exec((text && fromBase64(text)) ?? '') ?? [];
  if (id === undefined || secret === undefined) return undefined;
  return { id, secret };
}

function formDecoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

function grantRefusal(form: URLSearchParams, context: Context): Refusal | undefined {
  const type = form.get('grant_type');
  if (context.settings.userLocked) return no('access_denied', 'the person is locked out, inactive or may not log in');
  if (type === 'authorization_code') return codeRefusal(form, context);
  if (type === 'refresh_token') {
    const token = form.get('refresh_token');
    if (!token) return no('invalid_request', 'refresh_token is missing');
    return context.tokens.isRefreshToken(token) ? undefined : no('invalid_grant', 'the refresh token is not valid');
  }
  return type
    ? no('unsupported_grant_type', 'the grant type is not supported')
    : no('invalid_request', 'grant_type is missing');
}

/** A code survives a refusal, so that the platform's second attempt can use it; one that was exchanged does not. */
function codeRefusal(form: URLSearchParams, { tokens }: Context): Refusal | undefined {
  const grant = tokens.grant(form.get('code') ?? '');
  if (!grant) return no('invalid_grant', 'the code is not known');
  if (grant.isUsed) return no('invalid_grant', 'the code was used before');
  if (tokens.hasExpired(grant)) return no('invalid_grant', 'the code has expired');
  if (form.get('redirect_uri') !== grant.redirectUri)
    return no('invalid_grant', 'redirect_uri differs from that of the authorization request');
  const verifier = form.get('code_verifier');
  if (grant.challenge !== undefined && (!verifier || base64Url(sha256(verifier)) !== grant.challenge))
    return no('invalid_grant', 'code_verifier does not fit code_challenge');
  if (grant.challenge === undefined && verifier) return no('invalid_grant', 'code_verifier without code_challenge');
  grant.isUsed = true;
  return undefined;
}

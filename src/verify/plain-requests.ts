import {
  AUTHORIZE,
  AUTHORIZE_PKCE,
  KNOWN,
  NOTES,
  PKCE_OPTIONS,
  REFRESH,
  TOKEN_BASIC,
  TOKEN_FORM,
  TOKEN_PKCE,
} from '../facts/platform-requests.js';
import {
  type Address,
  addressOf,
  browserRequest,
  defaults,
  ENDPOINT,
  formRequest,
  joined,
  NOTHING,
  type OAuthStage,
  type Parts,
  scopeNotes,
  withoutSecret,
} from './compose.js';
import { base64, encodeQuery } from './encoding.js';
import { builtIn, type Context, textOf } from './fill.js';
import type { PlatformRequest, RequestParameter } from './request.js';

/** The requests of `oauth2` and `oauth2pkce`: the parameters of the standard, sent to plain addresses. */
export function plainRequests(context: Context, stage: OAuthStage): PlatformRequest[] {
  const { oauth, values } = context;
  const isPkce = oauth.provider?.toLowerCase() === 'oauth2pkce';
  const address = plainAddress(context, stage);
  if (!address) return [];
  const hasSecret = values.clientSecret !== undefined;
  if (stage === 'authorize') {
    const query = defaults(context, isPkce ? [...AUTHORIZE, ...AUTHORIZE_PKCE] : AUTHORIZE, 'query');
    const options = isPkce ? pkceOptions(context) : NOTHING;
    return [browserRequest(address, joined('&', query, options), KNOWN.authorize, scopeNotes(context))];
  }
  const facts = stage === 'refresh' ? REFRESH : isPkce ? TOKEN_PKCE : TOKEN_FORM;
  const body = defaults(context, hasSecret ? facts : withoutSecret(facts), 'body');
  if (stage === 'refresh') {
    const notes = isPkce ? [NOTES.pkceSecret, NOTES.pkceExpiry] : [NOTES.refreshSecret, NOTES.refreshBasic];
    return [formRequest(address, body, { stage, knowledge: KNOWN.refresh, notes })];
  }
  if (isPkce) return [formRequest(address, body, { stage, knowledge: KNOWN.token, notes: [NOTES.pkceSecret] })];
  const form = formRequest(address, body, { stage, attempt: 'form', knowledge: KNOWN.firstAttempt, notes: [] });
  return hasSecret ? [form, basicRequest(context, address)] : [form];
}

/** The address of a stage under its plain key. */
function plainAddress(context: Context, stage: OAuthStage): Address | undefined {
  const { oauth } = context;
  const node = oauth.endpoint(ENDPOINT[stage]);
  const text = textOf(context, node)?.trim();
  if (!node || !text) return undefined;
  const from = { label: oauth.endpointKey(ENDPOINT[stage]), node };
  return {
    ...addressOf(text, text, from, KNOWN.address),
    parts: { ...NOTHING, notes: /[{}]/.test(text) ? [NOTES.plainBraces] : [] },
  };
}

function pkceOptions(context: Context): Parts {
  const parameters = PKCE_OPTIONS.flatMap(({ key, name }): RequestParameter[] => {
    const node = context.oauth.custom(key);
    const value = textOf(context, node, key);
    return node && value ? [{ in: 'query', name, value, from: { label: key, node }, ...KNOWN.pkceOption }] : [];
  });
  return {
    ...NOTHING,
    raw: parameters.map(({ name, value }) => `${name}=${encodeQuery(value)}`).join('&'),
    parameters,
  };
}

/** The second attempt at the exchange: id and secret in the header. */
function basicRequest(context: Context, address: Address): PlatformRequest {
  const credentials = `${builtIn(context, 'ClientId').value}:${builtIn(context, 'ClientSecret').value}`;
  const request = formRequest(address, defaults(context, TOKEN_BASIC, 'body'), {
    stage: 'token',
    attempt: 'basic',
    knowledge: KNOWN.basic,
    notes: [NOTES.secondAttempt],
  });
  const from = { label: 'clientId, clientSecret' };
  return {
    ...request,
    headers: [{ name: 'Authorization', value: `Basic ${base64(credentials)}` }, ...request.headers],
    parameters: [
      { in: 'header', name: 'Authorization', value: `Basic ${credentials}`, from, ...KNOWN.basic },
      ...request.parameters,
    ],
  };
}

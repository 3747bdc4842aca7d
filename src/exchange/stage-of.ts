import type { Connector } from '../connector/connector.js';
import { addressParts, type Exchange, type FlowStage, formOf, headerOf, queryOf } from './exchange.js';

/** The addresses of the connector that made the requests, without query, in small letters. */
export interface KnownAddresses {
  readonly authorize: ReadonlySet<string>;
  readonly token: ReadonlySet<string>;
  readonly refresh: ReadonlySet<string>;
}

/** What a connector says of its addresses, for servers whose paths are not those of ServiceNow. */
export function addressesOf(connector: Connector | undefined): KnownAddresses {
  const known = { authorize: new Set<string>(), token: new Set<string>(), refresh: new Set<string>() };
  const sets = { authorization: known.authorize, token: known.token, refresh: known.refresh };
  for (const oauth of connector?.oauthSettings ?? [])
    for (const { name, url } of oauth.endpoints) sets[name].add(plainAddress(url));
  return known;
}

/** An address without query and fragment, in small letters. */
export const plainAddress = (url: string): string =>
  url
    .trim()
    .replace(/[?#].*$/s, '')
    .toLowerCase();

/**
 * The leg of the flow that an exchange belongs to; undefined for what is none, such as a picture. What a request says of
 * itself goes before its address.
 */
export function stageOf(
  exchange: Pick<Exchange, 'request' | 'response'>,
  known: KnownAddresses,
): FlowStage | undefined {
  const { request, response } = exchange;
  if (!request) return stageOfAnswer(exchange);
  const whole = exchange as Exchange;
  const query = queryOf(whole);
  const form = formOf(whole);
  const address = plainAddress(request.url);
  const { host = '', path = address } = addressParts(request.url) ?? {};
  const grant = form.get('grant_type') ?? query.get('grant_type');
  const isPost = request.method.toUpperCase() === 'POST';
  if (grant === 'refresh_token' || (isPost && form.has('refresh_token'))) return 'refresh';
  if (grant !== null || (isPost && form.has('code') && form.has('redirect_uri'))) return 'token';
  if (query.has('response_type') || (query.has('client_id') && query.has('redirect_uri'))) return 'authorize';
  if ((query.has('code') || query.has('error')) && (query.has('state') || isCallback(host, path))) return 'callback';
  if (known.token.has(address) || /\/oauth_token\.do$/i.test(path)) return 'token';
  if (known.refresh.has(address)) return 'refresh';
  if (known.authorize.has(address) || /\/oauth_auth\.do$/i.test(path)) return 'authorize';
  if (isPost && TOKEN_PATH.test(path)) return 'token';
  if (AUTHORIZE_PATH.test(path)) return 'authorize';
  if (/^\/(?:api|apim)\//i.test(path) || headerOf(request, 'authorization') !== undefined) return 'api';
  return response && isRefusedCall(exchange) ? 'api' : undefined;
}

/** Paths of token and authorization endpoints of other servers; curl does not show the form that would tell. */
const TOKEN_PATH =
  /\/(?:oauth|oauth2|oauth20|connect|oidc|openid-connect|v[\d.]{1,5}|as)\/(?:access_?)?token(?:\.\w{1,8})?\/?$/i;
const AUTHORIZE_PATH =
  /\/(?:oauth|oauth2|oauth20|connect|oidc|openid-connect|v[\d.]{1,5}|as)\/(?:authorize|auth|authorization)\/?$/i;

const isCallback = (host: string, path: string): boolean =>
  /(?:^|\.)consent\.azure-api(?:m|hub)\./i.test(host) ||
  /\/(?:oauth_redirect\.do|oAuth(?:Consent)?Redirect|\.auth\/web\/redirect|callback|redirect)\b/i.test(path);

/** People paste an answer alone; most often it is that of the token endpoint. */
function stageOfAnswer(exchange: Pick<Exchange, 'response'>): FlowStage {
  if (isRefusedCall(exchange)) return 'api';
  return /^\s*\{\s*"result"\s*:\s*(?:\[|\{(?!\s*"access_token))/.test(exchange.response?.body ?? '') ? 'api' : 'token';
}

/** The answer of a REST API of ServiceNow that refuses a call. */
const isRefusedCall = ({ response }: Pick<Exchange, 'response'>): boolean =>
  /realm\s*=\s*"?service-now/i.test(headerOf(response, 'www-authenticate') ?? '') ||
  /^\s*\{\s*"error"\s*:\s*\{\s*"(?:message|detail)"/.test(response?.body ?? '');

/** Which of the platform's two attempts an exchange of a code is. */
export function attemptOf(exchange: Exchange): Exchange['attempt'] {
  if (/^basic\s/i.test(headerOf(exchange.request, 'authorization') ?? '')) return 'basic';
  return formOf(exchange).has('client_secret') ? 'form' : undefined;
}

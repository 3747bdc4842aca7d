import { isServiceNowHost } from '../facts/servicenow.js';
import { addressParts, type Exchange, headerOf, headersOf, queryOf } from './exchange.js';
import type { Flow } from './flow.js';
import { foreignAnswer } from './foreign-answer.js';

/** Why a call of the API was refused. `no-records` is no refusal: there is nothing to see for this person. */
export type CallFault =
  | 'two-authorizations'
  | 'token-in-query'
  | 'bearer-missing'
  | 'two-instances'
  | 'token-rejected'
  | 'auth-scope-missing'
  | 'cross-scope-refused'
  | 'role-missing'
  | 'path-not-found'
  | 'no-records'
  | 'refused';

const LOOKED_AT = 20_000;
/** Runtime addresses of the platform: behind them the request is another one. */
const PLATFORM_HOST = /(?:^|\.)azure-api(?:m|hub)\.(?:net|us|cn)(?::\d{1,5})?$/i;
const TOKEN_PARAMETER = /^(?:access_?token|oauth_?token|bearer(?:_?token)?|token)$/i;

/** Why a call of the API was refused; undefined for one that went well, got no answer, or met something before the API. */
export function callFault(flow: Flow, exchange: Exchange): CallFault | undefined {
  const { response, stage, probe } = exchange;
  if (!response || stage !== 'api' || probe !== undefined || foreignAnswer(exchange) !== undefined) return undefined;
  const body = (response.body ?? '').slice(0, LOOKED_AT);
  const { status } = response;
  if (status >= 200 && status < 300) return isEmptyList(body) ? 'no-records' : undefined;
  if (status < 400) return undefined;
  if (status === 401) return refusedToken(flow, exchange);
  if (/missing required api access scope/i.test(body) || /insufficient_scope/.test(challengeOf(exchange)))
    return 'auth-scope-missing';
  if (/cross-scope access policy/i.test(body)) return 'cross-scope-refused';
  if (status === 403) return 'role-missing';
  if (/"no record found"|record doesn't exist/i.test(body)) return 'no-records';
  const isPath = /requested uri does not represent any resource|"invalid table\b/i.test(body);
  return isPath || status === 404 || status === 410 ? 'path-not-found' : 'refused';
}

/** The calls of a flow that were refused for a reason. */
export const callsWith = (flow: Flow, fault: CallFault): readonly Exchange[] =>
  flow.calls.filter((exchange) => callFault(flow, exchange) === fault);

const isEmptyList = (body: string): boolean => /^\s*\{\s*"result"\s*:\s*\[\s*\]\s*[,}]/.test(body);

const challengeOf = ({ response }: Exchange): string => headerOf(response, 'www-authenticate') ?? '';

function refusedToken(flow: Flow, exchange: Exchange): CallFault {
  const request = requestFault(flow, exchange);
  return request ?? (tokenHost(flow, exchange) === undefined ? 'token-rejected' : 'two-instances');
}

/** What is wrong with the token in a request, by the request alone. */
function requestFault(flow: Flow, exchange: Exchange): CallFault | undefined {
  const { request } = exchange;
  if (!request || isThroughPlatform(exchange)) return undefined;
  const values = headersOf(request, 'authorization');
  if (values.length > 1 || /,\s{0,9}(?:bearer|basic)\s/i.test(values[0] ?? '')) return 'two-authorizations';
  if (values.length === 0 && tokenParameter(exchange) !== undefined) return 'token-in-query';
  if (request.headers === undefined || (values.length === 0 && flow.evidence.isSanitized)) return undefined;
  const [value] = values;
  // Who pastes an exchange may have taken the header, or what is in it, out.
  if (value === undefined) return request.headers.length > 0 ? 'bearer-missing' : undefined;
  return /^bearer\b/i.test(value.trim()) || /^[<[*.…x]|redacted|hidden|removed/i.test(value.trim())
    ? undefined
    : 'bearer-missing';
}

/** The name of a parameter in the address of a call that holds a token. */
export const tokenParameter = (call: Exchange): string | undefined =>
  [...queryOf(call).keys()].find((name) => TOKEN_PARAMETER.test(name));

/** True for a call to the platform, which makes the call of the API itself. */
export const isThroughPlatform = ({ request }: Exchange): boolean =>
  PLATFORM_HOST.test(addressParts(request?.url ?? '')?.host ?? '');

/** The host that issued the token before a call, if that is another than the one called. */
export function tokenHost(flow: Flow, call: Exchange): string | undefined {
  const called = hostOf(call);
  if (called === undefined || isThroughPlatform(call)) return undefined;
  const at = flow.orderOf(call);
  const issuer = flow.tokenAnswers.findLast(({ exchange, reading }) => reading.hasToken && flow.orderOf(exchange) < at);
  const host = issuer && hostOf(issuer.exchange);
  // Only at ServiceNow is the host that issues tokens the one that takes them.
  const isOne = host === undefined || host === called || !(isInstance(issuer?.exchange) && isInstance(call));
  return isOne ? undefined : host;
}

const hostOf = ({ request }: Exchange): string | undefined =>
  addressParts(request?.url ?? '')?.host.replace(/:\d{1,5}$/, '');

/** An instance, by its host or by the paths that all instances have. */
function isInstance(exchange: Exchange | undefined): boolean {
  const { host = '', path = '' } = addressParts(exchange?.request?.url ?? '') ?? {};
  return isServiceNowHost(host) || /^\/(?:oauth_token\.do$|api\/(?:now|sn_\w{1,60})\/)/i.test(path);
}

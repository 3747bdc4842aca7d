import { spokenOf } from '../facts/oauth-servers.js';
import { answerOf } from './answer-shape.js';
import { addressParts, type Exchange, formOf, type HttpResponse, headerOf } from './exchange.js';

/**
 * What an answer is that is not of the endpoint that was asked: of something before it, of another place, or of an instance
 * that is not there. `refused-page` is a page with 403 that says no more.
 */
export type ForeignAnswer =
  | 'hibernating'
  | 'offline'
  | 'firewall'
  | 'address-blocked'
  | 'refused-page'
  | 'rate-limit'
  | 'proxy-sign-in'
  | 'plain-http-refused'
  | 'client-certificate'
  | 'redirected-to-https'
  | 'redirected-to-login'
  | 'moved'
  | 'login-page'
  | 'not-found'
  | 'method-refused'
  | 'token-endpoint'
  | 'web-page';

/** How much of a body is looked at. */
const LOOKED_AT = 50_000;

const ADDRESS_BLOCKED =
  /\b(?:access|requests?|connections?|logins?) from (?:your|this) ip\b|\b(?:your|client) ip(?: address)?[^<>{}]{0,60}\b(?:restricted|not (?:allowed|authori[sz]ed|permitted)|blocked|denied)|\bip address (?:is )?(?:restricted|not allowed|blocked|denied)\b/i;
/** What nginx, Go, Apache and IIS say to plain text on a port for TLS. */
const PLAIN_HTTP =
  /plain http request was sent to https port|sent an http request to an https server|speaking plain http to an ssl-enabled server port|http\/1\.1 client sent plain/i;
/** What nginx and Azure App Service say to a client without a certificate, or with one they do not trust. */
const WANTS_CERTIFICATE =
  /no required ssl certificate was sent|the ssl certificate error|client certificate (?:is )?(?:required|untrusted|not trusted)/i;
/** What IIS says of a certificate that is missing, refused, untrusted, revoked or expired. */
const IIS_CERTIFICATE = /\b403\.(?:7|1[2367])\b/;
const PASSWORD_FIELD = /type\s{0,5}=\s{0,5}["']?password/i;
const LOGIN_PATH =
  /(?:^|[/._-])(?:login|logon|signin|sign-in|sso|saml\d?|auth_redirect|oauth_auth|authorize|navpage|welcome)(?:[/._-]|$)/i;
const LOGIN_HOST = /^(?:login|logon|signin|signon|sso|idp|adfs|accounts?)\./i;

const known = new WeakMap<Exchange, { readonly answer: ForeignAnswer | undefined }>();

/**
 * Says what an answer is that is not of the endpoint that was asked; undefined for answers of the endpoint, good or bad, and
 * where there is none. Each answer is one thing only: what a page says of itself goes before its status.
 */
export function foreignAnswer(exchange: Exchange): ForeignAnswer | undefined {
  const before = known.get(exchange);
  if (before) return before.answer;
  const { response, stage } = exchange;
  const answer = response && stage !== 'callback' ? read(exchange, response) : undefined;
  known.set(exchange, { answer });
  return answer;
}

/** True for a body that is a web page. */
export const isPage = (body: string | undefined): boolean => {
  const text = (body ?? '').slice(0, LOOKED_AT).trimStart();
  return /^(?:\ufeff)?</.test(text) && /<(?:!doctype html|html|head|body|title|form)\b/i.test(text);
};

function read(exchange: Exchange, response: HttpResponse): ForeignAnswer | undefined {
  const { status } = response;
  const body = (response.body ?? '').slice(0, LOOKED_AT);
  const shape = isPage(body) ? answerOf(body).shape : undefined;
  if (status === 407) return 'proxy-sign-in';
  if (status === 429) return 'rate-limit';
  if (shape === 'hibernating') return 'hibernating';
  if (status === 400 && PLAIN_HTTP.test(body)) return 'plain-http-refused';
  if ((status === 400 || status === 403) && wantsCertificate(body)) return 'client-certificate';
  // A sign-in page may well speak of maintenance or carry the script of a firewall.
  if (exchange.stage === 'authorize' && status < 400 && (shape === undefined || PASSWORD_FIELD.test(body)))
    return undefined;
  if (status === 403 && ADDRESS_BLOCKED.test(body)) return 'address-blocked';
  if (shape === 'blocked-page') return 'firewall';
  if (status === 502 || status === 503 || status === 504 || shape === 'maintenance') return 'offline';
  return exchange.stage === 'authorize' ? ofAuthorize(exchange, response) : ofService(exchange, response, shape);
}

const wantsCertificate = (body: string): boolean =>
  WANTS_CERTIFICATE.test(body) || (IIS_CERTIFICATE.test(body) && /client certificate/i.test(body));

/** The answer to a browser: a page is what is expected here. */
function ofAuthorize({ request }: Exchange, { status, body = '' }: HttpResponse): ForeignAnswer | undefined {
  if (status < 400) return undefined;
  const saysToken = spokenOf(addressParts(request?.url ?? '')?.path ?? '') === 'token';
  const { shape, error } = answerOf(body);
  if (status === 405) return 'token-endpoint';
  if (saysToken && (status === 404 || !isPage(body))) return 'token-endpoint';
  if (shape === 'error' && (error === 'unsupported_grant_type' || error === 'invalid_grant' || /grant_type/.test(body)))
    return 'token-endpoint';
  return isMissing(status) && error === undefined ? 'not-found' : undefined;
}

/** The answer to a request that expects data. */
function ofService(exchange: Exchange, response: HttpResponse, shape: string | undefined): ForeignAnswer | undefined {
  const { status, body = '' } = response;
  if (status >= 300 && status < 400) return ofRedirect(exchange, response);
  const isRefusal = answerOf(body).error !== undefined;
  if (status === 405 && !isRefusal) return 'method-refused';
  if (exchange.stage !== 'api' && isMissing(status) && !isRefusal) return 'not-found';
  if (exchange.stage === 'api' && isMissing(status)) return undefined;
  if (shape === undefined) return undefined;
  if (status === 403) return 'refused-page';
  return shape === 'login-page' ? 'login-page' : 'web-page';
}

const isMissing = (status: number): boolean => status === 404 || status === 410;

function ofRedirect({ request }: Exchange, response: HttpResponse): ForeignAnswer | undefined {
  const location = headerOf(response, 'location')?.trim();
  if (location === undefined || response.status === 304) return undefined;
  const from = addressParts(request?.url ?? '');
  const to = addressParts(location.startsWith('//') ? `${from?.scheme ?? 'https'}:${location}` : location);
  if (!to) return LOGIN_PATH.test(location.replace(/[?#].*$/s, '')) ? 'redirected-to-login' : 'moved';
  const isSameHost = from !== undefined && bare(from.host) === bare(to.host);
  if (from?.scheme === 'http' && to.scheme === 'https' && isSameHost && !isNewLogin(from.path, to.path))
    return 'redirected-to-https';
  return isNewLogin(from?.path ?? '', to.path) || (!isSameHost && LOGIN_HOST.test(to.host))
    ? 'redirected-to-login'
    : 'moved';
}

const isNewLogin = (from: string, to: string): boolean => LOGIN_PATH.test(to) && from !== to;
const bare = (host: string): string => host.replace(/:\d{1,5}$/, '');

/** The host that a redirect leads to; undefined where it stays on its host or there is none. */
export function redirectHost({ request, response }: Exchange): string | undefined {
  const host = addressParts(headerOf(response, 'location') ?? '')?.host;
  return host === addressParts(request?.url ?? '')?.host ? undefined : host;
}

/** What was asked, in words, by the leg of the flow. */
export function askedInWords(exchange: Exchange): string {
  switch (exchange.stage) {
    case 'authorize':
    case 'callback':
      return 'the authorization URL';
    case 'token':
      return 'the token URL';
    case 'refresh':
      return formOf(exchange).get('grant_type') === 'refresh_token' ? 'the refresh request' : 'the refresh URL';
    case 'api':
      return 'the API';
  }
}

/** The exchanges of a flow whose answer is one of some foreign ones; of probes only the look at the sign-in page. */
export const foreignAnswers = (
  flow: { readonly exchanges: readonly Exchange[] },
  ...wanted: readonly ForeignAnswer[]
): readonly Exchange[] =>
  flow.exchanges.filter((exchange) => {
    if (exchange.probe !== undefined) return false;
    const answer = foreignAnswer(exchange);
    return answer !== undefined && wanted.includes(answer);
  });

/** True when the address of a request is by its path one for tokens, or is seen not to be that of the sign-in. */
export function isKnownTokenAddress(flow: { readonly exchanges: readonly Exchange[] }, { request }: Exchange): boolean {
  const address = addressParts(request?.url ?? '');
  if (!address) return false;
  const spoken = spokenOf(address.path);
  if (spoken !== undefined) return spoken === 'token';
  const signIns = flow.exchanges.filter(({ stage }) => stage === 'authorize');
  const isOther = ({ request }: Exchange): boolean => {
    const other = addressParts(request?.url ?? '');
    return other !== undefined && (other.host !== address.host || other.path !== address.path);
  };
  return signIns.length > 0 && signIns.every(isOther);
}

/** Where a foreign answer shows best. */
export const partOfAnswer = ({ response }: Exchange): 'response' | 'status' =>
  isPage(response?.body) ? 'response' : 'status';

import { consentHostKind } from '../facts/redirects.js';
import { addressParts, type HttpRequest, headerOf } from './exchange.js';

/** Microsoft's own sign-in. The portals sign in there too, which is no part of a connector's flow. */
const MICROSOFT_LOGIN =
  /^(?:login\.(?:microsoftonline|microsoft|windows|live|partner\.microsoftonline|chinacloudapi)\.(?:com|us|net|cn)|sts\.windows\.net)$/;
const BOT_FRAMEWORK = /^(?:[a-z]{2,6}\.)?token\.botframework\.(?:com|azure\.us|azure\.cn)$/;
const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/;

export const isMicrosoftLogin = (url: string): boolean => MICROSOFT_LOGIN.test(addressParts(url)?.host ?? '');

/** True for the hosts that the platform answers at when the provider sends the browser back. */
export function isConsentHost(url: string): boolean {
  const host = addressParts(url)?.host ?? '';
  return consentHostKind(host) !== undefined || BOT_FRAMEWORK.test(host);
}

/** True for an address to which a flow of a connector, a bot, an agent, an instance or a test tool comes back. */
export function isRedirectOfFlow(url: string): boolean {
  const { host = '', path = '' } = addressParts(url) ?? {};
  if (isConsentHost(url) || LOOPBACK.test(host) || host === 'oauth.pstmn.io') return true;
  return (
    /\/oauth_(?:redirect|initiator)\.do$/i.test(path) ||
    /\/api\/platform\/v1\.0\/oAuth(?:Consent)?Redirect$/i.test(path)
  );
}

/** True for the gateway through which the platform calls a connector: what it answers is the backend's answer. */
export const isGatewayCall = (url: string): boolean => {
  const { host = '', path = '' } = addressParts(url) ?? {};
  return /\.azure-api(?:m|hub)\.(?:net|us|cn)$/.test(host) && /^\/apim\//i.test(path);
};

/**
 * Apps send every call of a connector to one address of the gateway, with path and method of the call in headers; the call
 * that is meant, or the request itself. Source: microsoft/Power-Fx, PowerPlatformConnectorClient.
 */
export function invokedCall(request: HttpRequest): HttpRequest {
  const { host = '', path = '' } = addressParts(request.url) ?? {};
  const target = headerOf(request, 'x-ms-request-url') ?? '';
  if (!/\.azure-api(?:m|hub)\.(?:net|us|cn)$/.test(host) || path !== '/invoke' || !target.startsWith('/apim/'))
    return request;
  const method = headerOf(request, 'x-ms-request-method')?.toUpperCase() ?? request.method;
  return { ...request, method, url: `https://${host}${target}` };
}

/** The parts of a call about a connection of the platform's API; undefined for other addresses. */
export function connectionCall(
  url: string,
):
  | { readonly connector: string | undefined; readonly connection: string | undefined; readonly action: string }
  | undefined {
  const { host = '', path = '' } = addressParts(url) ?? {};
  if (!/\.(?:powerplatform|powerapps|microsoft|azure|azure-apim)\.(?:com|us|cn|net)$/.test(host)) return undefined;
  const [, connector, connection, action = ''] =
    /(?:\/(?:connectors|apis)\/([^/]{1,200}))?\/connections(?:\/([^/]{1,200}))?(?:\/(\w{1,60}))?\/?$/i.exec(path) ?? [];
  return /\/connections(?:\/|$)/i.test(path) && path.length < 2000 ? { connector, connection, action } : undefined;
}

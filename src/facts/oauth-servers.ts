/**
 * Paths by which well-known authorization servers answer: which of the two endpoints a path is, and the path of the other.
 * The paths of ServiceNow and Entra ID are from their documentation (see sources.ts); those of the others are widely known
 * and were not read up again. Hosts are left out where every customer has another.
 */
interface KnownServer {
  readonly product: string;
  readonly host?: RegExp;
  readonly authorization: RegExp;
  readonly token: RegExp;
  /** The last part of the path, as both endpoints have it. */
  readonly parts: readonly [authorization: string, token: string];
  /** The whole token address where it is on another host. */
  readonly tokenUrl?: string;
  /** True where a code of one tenant is worth nothing at another. */
  readonly isPerTenant?: true;
}

/** Sign-in hosts of Microsoft Entra ID in its clouds. Source: https://learn.microsoft.com/en-us/entra/identity-platform/authentication-national-cloud */
const ENTRA_HOST =
  /^login\.(?:microsoftonline\.(?:com|us|de)|windows\.net|microsoft\.com|chinacloudapi\.cn|partner\.microsoftonline\.cn)$/;
export const isEntraHost = (host: string): boolean => ENTRA_HOST.test(host.replace(/:443$/, ''));

/** One name for the several sign-in hosts of a cloud. */
const cloudOf = (origin: string): string =>
  origin
    .replace(/:443$/, '')
    .replace(/^https:\/\/login\.(?:windows\.net|microsoft\.com)$/, 'https://login.microsoftonline.com')
    .replace(/^https:\/\/login\.chinacloudapi\.cn$/, 'https://login.partner.microsoftonline.cn');

const SERVERS: readonly KnownServer[] = [
  {
    product: 'ServiceNow',
    authorization: /\/oauth_auth\.do$/,
    token: /\/oauth_token\.do$/,
    parts: ['oauth_auth.do', 'oauth_token.do'],
  },
  {
    product: 'Microsoft Entra ID',
    host: ENTRA_HOST,
    authorization: /\/oauth2\/(?:v2\.0\/)?authorize$/,
    token: /\/oauth2\/(?:v2\.0\/)?token$/,
    parts: ['authorize', 'token'],
    isPerTenant: true,
  },
  {
    product: 'Azure AD B2C',
    host: /\.(?:b2clogin|ciamlogin)\.com$/,
    authorization: /\/oauth2\/v2\.0\/authorize$/,
    token: /\/oauth2\/v2\.0\/token$/,
    parts: ['authorize', 'token'],
    isPerTenant: true,
  },
  {
    product: 'Google',
    host: /^accounts\.google\.com$/,
    authorization: /^\/o\/oauth2\/(?:v2\/)?auth$/,
    token: /^\/o\/oauth2\/(?:v\d\/)?token$/,
    parts: ['auth', 'token'],
    tokenUrl: 'https://oauth2.googleapis.com/token',
  },
  {
    product: 'GitHub',
    host: /^github\.com$/,
    authorization: /^\/login\/oauth\/authorize$/,
    token: /^\/login\/oauth\/access_token$/,
    parts: ['authorize', 'access_token'],
  },
  {
    product: 'Salesforce',
    authorization: /\/services\/oauth2\/authorize$/,
    token: /\/services\/oauth2\/token$/,
    parts: ['authorize', 'token'],
    isPerTenant: true,
  },
  {
    product: 'Keycloak',
    authorization: /\/protocol\/openid-connect\/auth$/,
    token: /\/protocol\/openid-connect\/token$/,
    parts: ['auth', 'token'],
    isPerTenant: true,
  },
  {
    product: 'IdentityServer',
    authorization: /\/connect\/authorize$/,
    token: /\/connect\/token$/,
    parts: ['authorize', 'token'],
  },
  {
    product: 'Okta',
    authorization: /\/oauth2\/(?:[\w-]+\/)?v1\/authorize$/,
    token: /\/oauth2\/(?:[\w-]+\/)?v1\/token$/,
    parts: ['authorize', 'token'],
    isPerTenant: true,
  },
];

export type EndpointKind = 'authorization' | 'token';

/** A path of a well-known server, and the address of its other endpoint. */
export interface KnownEndpoint {
  readonly product: string;
  readonly kind: EndpointKind;
  /** The address of the other endpoint: another end of the path, without query. */
  readonly counterpart: string;
  /** What both endpoints of one tenant have in common, to be compared; undefined where hosts may differ. */
  readonly issuer: string | undefined;
}

/** Looked for at the first of several slashes only: from each of them it would take the square of the time. */
const FINAL_SLASHES = /(?<!\/)\/+$/;

/** Recognises the endpoint of a well-known server by host and path, both in lower case. */
export function knownEndpoint(address: string, host: string, path: string): KnownEndpoint | undefined {
  const lower = path.toLowerCase().replace(FINAL_SLASHES, '');
  for (const server of SERVERS) {
    if (server.host && !server.host.test(host)) continue;
    const kind = server.authorization.test(lower) ? 'authorization' : server.token.test(lower) ? 'token' : undefined;
    if (!kind) continue;
    const [from, to] = kind === 'authorization' ? server.parts : [server.parts[1], server.parts[0]];
    const before = address.replace(/[?#].*$/s, '').replace(FINAL_SLASHES, '');
    const counterpart =
      kind === 'authorization' && server.tokenUrl ? server.tokenUrl : before.slice(0, -from.length) + to;
    const start = before
      .toLowerCase()
      .slice(0, -from.length)
      .replace(/\/oauth2\/(?:v2\.0\/)?$/, '/oauth2/');
    const issuer = server.isPerTenant ? start.replace(/^https:\/\/[^/]*/, (origin) => cloudOf(origin)) : undefined;
    return { product: server.product, kind, counterpart, issuer };
  }
  return undefined;
}

/** Last parts of paths that say which endpoint an address is; not proof, but a good reason to ask. */
const SAYS_AUTHORIZATION =
  /(?:^|\/)(?:authori[sz]e(?:\.\w+)?|authori[sz]ation(?:\.oauth2)?|authz|log-?in|sign-?in|log_in|sign_in|consent|oauth_auth\.do)$/;
const SAYS_TOKEN = /(?:^|\/)(?:(?:get|access|refresh)?[_-]?token(?:s|\.\w+)?|oauth_token\.do)$/;

/** The endpoint that the end of a path speaks of. */
export function spokenOf(path: string): EndpointKind | undefined {
  const lower = path.toLowerCase().replace(FINAL_SLASHES, '');
  if (SAYS_TOKEN.test(lower)) return 'token';
  return SAYS_AUTHORIZATION.test(lower) ? 'authorization' : undefined;
}

/** The parts of a path at a sign-in host of Microsoft Entra ID. */
export interface EntraPath {
  /** The first segment, in the spelling of the address. */
  readonly tenant: string;
  readonly version: 1 | 2;
  readonly end: string;
}

/**
 * Takes the path of an Entra endpoint apart; undefined when it is none of the two that this flow needs.
 * Source: https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-auth-code-flow, read 2026-11-23.
 */
export function entraPath(path: string): EntraPath | undefined {
  const match = /^\/((?:t(?:e|fp)\/)?[^/]+(?:\/[^/]+)?)\/oauth2\/(v2\.0\/)?(authorize|token)\/?$/i.exec(path);
  if (!match) return undefined;
  return { tenant: match[1] as string, version: match[2] ? 2 : 1, end: match[3] as string };
}

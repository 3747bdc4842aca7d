import type { SourceId } from './sources.js';

/** What a provider must be asked for before it gives a refresh token. */
export interface OfflineNeed {
  /** How messages call the provider. */
  readonly provider: string;
  /** Scopes of which one is needed; empty when the provider is asked in another way. */
  readonly scopes: readonly string[];
  /** A query parameter of the authorization request that asks for it. */
  readonly parameter?: { readonly name: string; readonly value: string };
  readonly source: SourceId;
}

const OFFLINE_ACCESS = ['offline_access'];

/** By the authorization address, host and path in lower case. Providers that need nothing, such as ServiceNow, are absent. */
const NEEDS: readonly (readonly [host: RegExp, path: RegExp, need: OfflineNeed])[] = [
  [
    /(?:^|\.)login\.(?:microsoftonline\.(?:com|us)|partner\.microsoftonline\.cn|chinacloudapi\.cn)$|\.(?:b2clogin|ciamlogin)\.com$/,
    /\/oauth2\/v2\.0\//,
    { provider: 'Entra ID (v2.0)', scopes: OFFLINE_ACCESS, source: 'entra-scopes' },
  ],
  [
    /^accounts\.google\.com$/,
    /\/oauth2?\b/,
    { provider: 'Google', scopes: [], parameter: { name: 'access_type', value: 'offline' }, source: 'google-offline' },
  ],
  [
    /^accounts\.zoho\b/,
    /\/oauth\/v2\//,
    { provider: 'Zoho', scopes: [], parameter: { name: 'access_type', value: 'offline' }, source: 'ppc-connectors' },
  ],
  [
    /(?:^|\.)(?:salesforce|force)\.com$/,
    /\/services\/oauth2\//,
    { provider: 'Salesforce', scopes: ['refresh_token', 'offline_access'], source: 'learn-verify-oauth' },
  ],
  [
    /(?:^|\.)(?:okta(?:preview|-emea)?|auth0)\.com$/,
    /\/authorize$/,
    { provider: 'the provider', scopes: OFFLINE_ACCESS, source: 'oidc-offline-access' },
  ],
  [
    /^auth\.atlassian\.com$/,
    /\/authorize$/,
    { provider: 'Atlassian', scopes: OFFLINE_ACCESS, source: 'oidc-offline-access' },
  ],
  // The addresses of IdentityServer, which gives no refresh token without the scope.
  [/./, /\/connect\/authorize\/?$/, { provider: 'IdentityServer', scopes: OFFLINE_ACCESS, source: 'ppc-pr-3042' }],
];

/** What the provider behind an authorization address must be asked for; undefined when that is not known. */
export const offlineNeedOf = (host: string, path: string): OfflineNeed | undefined =>
  NEEDS.find(([hosts, paths]) => hosts.test(host) && paths.test(path.toLowerCase()))?.[2];

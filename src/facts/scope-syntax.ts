/** Hosts whose scopes are separated by commas, by their own documentation or by convention. */
const COMMA_HOSTS =
  /(?:^|\.)(?:zoho(?:\.[a-z.]+|cloud\.ca)?|slack\.com|strava\.com|myshopify\.com|shopify\.com|facebook\.com|linear\.app|todoist\.com|tiktok(?:apis)?\.com|github\.com|instagram\.com|bitly\.com)$/i;

export const usesCommas = (host: string): boolean => COMMA_HOSTS.test(host) || /(?:^|\.)zoho\b/i.test(host);

/** The single scopes in an entry of `scopes`: published connectors put several into one string. */
export const scopesIn = (text: string): string[] => text.split(/[\s,;]+/).filter((scope) => scope !== '');

/** Characters that RFC 6749 does not allow in a scope: control characters, quotation marks, backslashes and all beyond ASCII. */
export const FORBIDDEN_IN_SCOPE = /[^\x20\x21\x23-\x5b\x5d-\x7e]/;

/** Scopes of OpenID Connect itself, which definitions seldom list. */
export const OPENID_SCOPES: ReadonlySet<string> = new Set([
  'openid',
  'profile',
  'email',
  'address',
  'phone',
  'offline',
  'offline_access',
  'refresh_token',
]);

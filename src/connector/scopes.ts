import { hasPlaceholder } from '../facts/oauth.js';
import { scopesIn } from '../facts/scope-syntax.js';
import { looseUrl } from './endpoints.js';
import type { OAuthSettings } from './properties.js';

/** The single scopes that a setting asks for, in file order. */
export const askedScopes = (oauth: OAuthSettings): string[] =>
  oauth.scopes.flatMap(({ text }) => (text === undefined ? [] : scopesIn(text)));

/** The query that the file gives the authorization request, if it gives one. */
export const authorizationQuery = (oauth: OAuthSettings): string | undefined =>
  oauth.family === 'template' ? oauth.custom('authorizationUrlQueryStringTemplate')?.text : undefined;

/** The host of the authorization address, without port; empty when it is not told. */
export const authorizationHost = (oauth: OAuthSettings): string =>
  looseUrl(oauth.endpoint('authorization')?.text ?? '')?.host.replace(/:\d*$/, '') ?? '';

/** True when the scopes in the file reach the provider: no query of its own, or one that names them. */
export function isAskedInTemplate(oauth: OAuthSettings): boolean {
  const query = authorizationQuery(oauth);
  return (
    query === undefined || query.trim() === '' || hasPlaceholder(query, 'Scopes') || /[?&]scope=/i.test(`?${query}`)
  );
}

/**
 * The keys of `customParameters` that providers read; compared without case.
 * Sources: https://github.com/microsoft/PowerPlatformConnectors/blob/8bff86eac6d04e939faee0de15298e911b118c21/schemas/paconn-apiProperties.schema.json
 * and the 262 OAuth settings of the connectors in the same repository; the keys of `oauth2pkce` from the post on identity
 * providers named `troy-pkce` in the sources.
 */

export const URL_KEYS = ['authorizationUrl', 'tokenUrl', 'refreshUrl'] as const;

export const TEMPLATE_KEYS = [
  'authorizationUrlTemplate',
  'authorizationUrlQueryStringTemplate',
  'tokenUrlTemplate',
  'tokenUrlQueryStringTemplate',
  'tokenBodyTemplate',
  'refreshUrlTemplate',
  'refreshUrlQueryStringTemplate',
  'refreshBodyTemplate',
  'scopeListDelimiter',
] as const;

export const ENTRA_KEYS = [
  'loginUri',
  'loginUriAAD',
  'tenantId',
  'resourceUri',
  'enableOnbehalfOfLogin',
  'grantType',
] as const;

/** Keys that the PKCE provider reads besides the addresses. */
export const PKCE_KEYS = ['idpHint', 'audience'] as const;

/** Names that people give the three addresses, without case and separators, as other products call them. */
export const OTHER_NAMES: ReadonlyMap<string, (typeof URL_KEYS)[number]> = new Map([
  ['authorizationuri', 'authorizationUrl'],
  ['authorizationendpoint', 'authorizationUrl'],
  ['authorizeurl', 'authorizationUrl'],
  ['authorizeuri', 'authorizationUrl'],
  ['authurl', 'authorizationUrl'],
  ['authuri', 'authorizationUrl'],
  ['authorisationurl', 'authorizationUrl'],
  ['authoriseurl', 'authorizationUrl'],
  ['accesstokenurl', 'tokenUrl'],
  ['accesstokenuri', 'tokenUrl'],
  ['tokenuri', 'tokenUrl'],
  ['tokenendpoint', 'tokenUrl'],
  ['refreshtokenurl', 'refreshUrl'],
  ['refreshtokenuri', 'refreshUrl'],
  ['tokenrefreshurl', 'refreshUrl'],
  ['refreshuri', 'refreshUrl'],
  ['refreshendpoint', 'refreshUrl'],
]);

import { DAY } from './time.js';

/** What the administrator of an instance can set, as far as it is played here. Times in seconds. */
export interface Settings {
  readonly accessTokenLifetime: number;
  /** Counted from the first sign-in; refreshing does not prolong it. */
  readonly refreshTokenLifetime: number;
  readonly codeLifetime: number;
  /** The redirect URLs of the registry record, each to the character. */
  readonly redirectUrls: readonly string[];
  /** `glide.oauth.state.parameter.required`, true on new instances. */
  readonly stateRequired: boolean;
  readonly pkceRequired: boolean;
  /** How clients may prove who they are; ServiceNow documents the form. */
  readonly clientAuthentication: 'form or basic' | 'form' | 'basic';
  readonly rotatesRefreshTokens: boolean;
  /** A server that takes JSON in place of a form; ServiceNow does not. */
  readonly takesJson: boolean;
  /** Error codes of RFC 6749 in place of ServiceNow's one answer. */
  readonly rfcErrors: boolean;
  /** Signs in the secret that a form has to encode. */
  readonly secretHasSigns: boolean;
  /** Which scopes may be asked for; ServiceNow grants useraccount whatever is asked. */
  readonly scopes: 'any' | 'none' | 'separated by blanks';
  /** The person presses Deny. */
  readonly personDenies: boolean;
  /** Somebody else was quicker with each code. */
  readonly codesAreUsed: boolean;
  /** The person is locked out. */
  readonly userLocked: boolean;
  /** `glide.invalid_query.returns_no_rows`, false unless set. */
  readonly invalidQueryReturnsNoRows: boolean;
}

/** Where `verify` listens for the browser, and an address like those that the platform gives connectors. */
export const REDIRECT_URLS: readonly string[] = [
  'http://127.0.0.1:8766/redirect',
  'https://global.consent.azure-apim.net/redirect/sandbox-5f0123',
];

export const DEFAULTS: Settings = {
  accessTokenLifetime: 1800,
  refreshTokenLifetime: 100 * DAY,
  codeLifetime: 60,
  redirectUrls: REDIRECT_URLS,
  stateRequired: true,
  pkceRequired: false,
  clientAuthentication: 'form or basic',
  rotatesRefreshTokens: false,
  takesJson: false,
  rfcErrors: false,
  secretHasSigns: false,
  scopes: 'any',
  personDenies: false,
  codesAreUsed: false,
  userLocked: false,
  invalidQueryReturnsNoRows: false,
};

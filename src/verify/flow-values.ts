import type { OAuthSettings } from '../connector/properties.js';
import { redirectOf } from '../connector/redirects.js';
import { isPlaceholderText } from '../facts/client-placeholders.js';
import { ENVIRONMENT_VARIABLE } from '../facts/hosts.js';
import { redirectName, SHARED_REDIRECT_URL } from '../facts/redirects.js';

/** What stands in the requests besides the texts of the files: real values, or stand-ins. */
export interface FlowValues {
  readonly clientId: string;
  /** Undefined for a client that has none. */
  readonly clientSecret: string | undefined;
  readonly redirectUrl: string;
  readonly state: string;
  readonly code: string;
  readonly codeVerifier: string;
  /** The SHA-256 of the verifier, in Base64 for addresses. */
  readonly codeChallenge: string;
  readonly refreshToken: string;
  readonly accessToken: string;
  /** The value of a connection parameter, by its name without `token:`. */
  readonly connectionParameter: (name: string) => string;
  /** The operation to call; the one that tests connections, or the first that reads, unless given. */
  readonly operation?: string | undefined;
  /** The value of a parameter of an operation that has no value in the definition; undefined where there is none. */
  readonly operationParameter: (name: string) => string | undefined;
  /** The value that was chosen for a parameter of the operation; it is sent in place of what the definition has. */
  readonly givenParameter?: (name: string) => string | undefined;
  /** The value of an environment variable, by its schema name. */
  readonly environmentVariable: (name: string) => string;
  /**
   * Applied to every text of the files before it is used, with the name of what it belongs to where there is one;
   * whoever shows the requests masks secrets here.
   */
  readonly masked?: (text: string, name?: string) => string;
}

const LONGEST_NAME = 60;

/**
 * A text in the place of a value: `__CLIENT_SECRET__` for `clientSecret`. It needs no escapes in an address or a form, so
 * that it reads the same everywhere, and no server makes such values.
 */
export function standIn(name: string): string {
  const words = name
    .replace(/^token:/i, '')
    .slice(0, LONGEST_NAME)
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
    .filter((word) => word !== '');
  return `__${words.join('_') || 'VALUE'}__`;
}

/** The stand-ins for everything that only a connection knows; the client id of the file where it has a real one. */
export function standIns(
  oauth: OAuthSettings,
  given: Partial<Pick<FlowValues, 'redirectUrl' | 'masked'>> = {},
): FlowValues {
  const { masked } = given;
  const named = (name: string): string => standIn(masked ? masked(name) : name);
  const clientId = clientIdOf(oauth);
  return {
    clientId: clientId === undefined ? standIn('clientId') : masked ? masked(clientId) : clientId,
    clientSecret: standIn('clientSecret'),
    redirectUrl: given.redirectUrl ?? redirectUrlOf(oauth, masked),
    state: standIn('state'),
    code: standIn('code'),
    codeVerifier: standIn('codeVerifier'),
    codeChallenge: standIn('codeChallenge'),
    refreshToken: standIn('refreshToken'),
    accessToken: standIn('accessToken'),
    connectionParameter: named,
    operationParameter: named,
    environmentVariable: named,
    ...(masked ? { masked } : {}),
  };
}

/** The client id of the file, if it is one: no placeholder and no reference to an environment variable. */
export function clientIdOf(oauth: OAuthSettings): string | undefined {
  const text = oauth.node.getIgnoringCase('clientId')?.text?.trim();
  return text === undefined || text === '' || isPlaceholderText(text) || ENVIRONMENT_VARIABLE.test(text)
    ? undefined
    : text;
}

/**
 * The redirect URL as the files tell it: the shared one in mode `Global`; else what a download has written into the file,
 * as far as it fits the mode; else the form of the per-connector URL, whose end only the created connector knows.
 */
export function redirectUrlOf(oauth: OAuthSettings, masked: (text: string) => string = (text) => text): string {
  const { mode, url } = redirectOf(oauth);
  if (mode === 'global') return SHARED_REDIRECT_URL;
  const isOwn = url !== undefined && (mode !== 'globalperconnector' || redirectName(url) !== undefined);
  return isOwn ? masked(url.trim()) : `${SHARED_REDIRECT_URL}/${standIn('connectorName')}`;
}

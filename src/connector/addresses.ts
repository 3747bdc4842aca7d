import type { Node } from '../document/node.js';
import { pipelineToken } from '../facts/sample-names.js';
import type { Connector } from './connector.js';
import { sameEndpoint } from './endpoints.js';
import { oncePer } from './once-per.js';
import type { EndpointName, OAuthSettings } from './properties.js';

/** One of the three addresses of an OAuth setting, as its file gives it. */
export interface Address {
  readonly oauth: OAuthSettings;
  readonly name: EndpointName;
  /** The key of `customParameters` that holds it, in the spelling of the products. */
  readonly key: string;
  readonly node: Node;
  readonly text: string;
}

/** Addresses by the settings they are of: a connector may have thousands of these. */
export function bySettings<Each extends Pick<Address, 'oauth'>>(
  addresses: readonly Each[],
): ReadonlyMap<OAuthSettings, readonly Each[]> {
  const groups = new Map<OAuthSettings, Each[]>();
  for (const address of addresses) {
    const group = groups.get(address.oauth);
    if (group) group.push(address);
    else groups.set(address.oauth, [address]);
  }
  return groups;
}

export const ENDPOINT_NAMES: readonly EndpointName[] = ['authorization', 'token', 'refresh'];

/** Worked out once, because dozens of rules ask for them. */
const known = new WeakMap<Connector, readonly Address[]>();

/** The addresses of all settings whose provider is told addresses; those of an environment variable are left out. */
export function addressesOf(connector: Connector): readonly Address[] {
  let addresses = known.get(connector);
  if (!addresses) {
    addresses = connector.oauthSettings.flatMap((oauth) =>
      oauth.endpoints
        .filter(({ url }) => !isEnvironmentVariable(url) && url.trim() !== '')
        .map(({ name, key, node, url }) => ({ oauth, name, key, node, text: url })),
    );
    known.set(connector, addresses);
  }
  return addresses;
}

/** Addresses that the file decides: the person who connects is not asked for another. */
export const fixedAddressesOf = oncePer((connector: Connector): readonly Address[] =>
  addressesOf(connector).filter(({ oauth, key }) => !isAskedFor(oauth, key)),
);

/** True for the reference that the platform replaces by the value of an environment variable when it saves. */
export const isEnvironmentVariable = (text: string): boolean => /@environmentVariables?\s*\(/i.test(text);

/** True when a connection parameter `token:<key>` lets the person who connects give the value. */
export const isAskedFor = (oauth: OAuthSettings, key: string): boolean => oauth.sibling(`token:${key}`) !== undefined;

/** What stands where an address belongs. */
export type AddressForm =
  /** An address with a scheme, perhaps a malformed one. */
  | 'url'
  /** A template that begins with a placeholder, which may bring the scheme. */
  | 'placeholder'
  /** An address without scheme: `host.example.com/token`, `//host.example.com/token`. */
  | 'no-scheme'
  /** A path: `/oauth/token`. */
  | 'path'
  /** `@connectionParameters('x')`, which belongs to policies. */
  | 'expression'
  /** Text to be filled in: `<…>`, `[…]`, `{{…}}`, `@@…@@`. */
  | 'unfilled'
  /** An address with a token that a pipeline replaces before it is uploaded. */
  | 'pipeline'
  /** Neither of these: a word. */
  | 'word';

const UNFILLED = /<+[^<>]*>*|\[\[?[^[\]:]*\]?\]|@@.*?@@/;

/** The text in angle or square brackets, double braces or at signs that somebody has to replace: offsets, end excluded. */
export function unfilledPart(text: string): readonly [number, number] | undefined {
  if (/^\s*<https?:\/\/[^<>\s]+>\s*$/i.test(text)) return undefined;
  const match = UNFILLED.exec(text);
  const braces = inDoubleBraces(text);
  if (!match || (braces && braces[0] < match.index)) return braces;
  return [match.index, match.index + match[0].length];
}

/** The first text in double braces within one line; an expression for it would read a line of braces again from each. */
function inDoubleBraces(text: string): readonly [number, number] | undefined {
  let start = 0;
  for (const line of text.includes('}}') ? text.split(/[\n\r\u2028\u2029]/) : []) {
    const open = line.indexOf('{{');
    const close = open < 0 ? -1 : line.indexOf('}}', open + 2);
    if (close >= 0) return [start + open, start + close + 2];
    start += line.length + 1;
  }
  return undefined;
}

/** Says what a text is that stands where an address belongs. */
export function formOf(address: string): AddressForm {
  const text = address.trim();
  if (/@connectionParameters\s*\(/i.test(text)) return 'expression';
  if (pipelineToken(text)) return 'pipeline';
  if (unfilledPart(text)) return 'unfilled';
  if (/^[<"'`\u2018-\u201d\u200b\ufeff]*[a-z][a-z0-9+.-]*\s?:(?:[/\\]|[^/\\\d])/i.test(text)) return 'url';
  if (text.startsWith('{')) return 'placeholder';
  if (text.startsWith('//')) return 'no-scheme';
  if (/^[./?#]/.test(text)) return 'path';
  if (/\s/.test(text)) return 'word';
  const first = /^[^/?#]*/.exec(text)?.[0] ?? '';
  const isHost = /^[\w{}-]+(?:\.[\w{}-]+)+(?::\d+)?$/.test(first) && !/\.(?:do|aspx?|ashx|php|html?|jsp)$/i.test(first);
  if (isHost && (text.length > first.length || first.split('.').length > 2)) return 'no-scheme';
  return text.includes('/') || /\.(?:do|aspx?|ashx|php|html?|jsp)$/i.test(first) ? 'path' : 'word';
}

/**
 * True when two addresses surely are one endpoint: as {@link sameEndpoint}, but case, a written default port and repeated
 * slashes are no difference, and two different queries are one, because some servers choose the endpoint by the query.
 */
export function isSameAddress(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  const queries = [queryOf(a), queryOf(b)];
  if (queries[0] && queries[1] && queries[0] !== queries[1]) return false;
  return sameEndpoint(plain(a), plain(b));
}

const queryOf = (text: string): string => /\?([^#]*)/.exec(text)?.[1]?.trim().toLowerCase() ?? '';
const plain = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/^(https:\/\/[^/?#]*):443(?=[/?#]|$)/, '$1')
    .replace(/([^:/])\/{2,}/g, '$1/');

/** The token URL, when it can be trusted to be one: an absolute address that is neither the authorization nor a consent page. */
export function trustedTokenUrl(oauth: OAuthSettings): string | undefined {
  const token = oauth.endpoint('token')?.text;
  if (token === undefined || !['url', 'placeholder'].includes(formOf(token))) return undefined;
  if (isSameAddress(token, oauth.endpoint('authorization')?.text)) return undefined;
  return /\.consent\.azure-api/i.test(token) || token.trim() === '' ? undefined : token;
}

const LONGEST_SHOWN = 160;

/** An address or template for a message: in quotes, cut, and without credentials. */
export function shown(text: string): string {
  const masked = text
    .replace(/\/\/[^/?#@\s]*:[^/?#@\s]*@/g, '//***@')
    .replace(/((?:secret|password|token|assertion|verifier|(?:^|[?&])code)=)([^&\s{}<[]+)/gi, '$1***')
    .replace(/("[^"]*(?:secret|password|token)[^"]*"\s*:\s*")[^"{}]+"/gi, '$1***"');
  return `"${masked.length > LONGEST_SHOWN ? `${masked.slice(0, LONGEST_SHOWN)}...` : masked}"`;
}

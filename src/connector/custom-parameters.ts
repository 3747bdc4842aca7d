import type { Node } from '../document/node.js';
import { OTHER_NAMES, PKCE_KEYS, TEMPLATE_KEYS, URL_KEYS } from '../facts/provider-keys.js';
import type { OAuthSettings } from './properties.js';

/** A custom parameter whose name is not the one the provider reads. */
export interface MisnamedKey {
  /** The entry of `customParameters`. */
  readonly node: Node;
  readonly name: string;
  /** The key that is meant. */
  readonly meant: string;
}

const indexed = (keys: readonly string[]): ReadonlyMap<string, string> =>
  new Map(keys.map((key) => [key.toLowerCase(), key]));
const URLS = indexed(URL_KEYS);
const TEMPLATES = indexed(TEMPLATE_KEYS);

/** Keys that the settings' provider reads. */
export const keysOf = (oauth: OAuthSettings): readonly string[] =>
  oauth.family === 'template' ? TEMPLATE_KEYS : oauth.family === 'plain' ? [...URL_KEYS, ...PKCE_KEYS] : [];

const entriesOf = (oauth: OAuthSettings): readonly Node[] =>
  oauth.customParameters?.isObject ? oauth.customParameters.children() : [];

/**
 * Keys of the other generic provider, where they stand in for the right ones: `…Template` under `oauth2`, plain URL keys
 * under `oauth2generic`. A key that a template names as a placeholder is no slip.
 */
export function foreignKeys(oauth: OAuthSettings): MisnamedKey[] {
  if (oauth.family !== 'plain' && oauth.family !== 'template') return [];
  const others = oauth.family === 'plain' ? TEMPLATES : URLS;
  return entriesOf(oauth).flatMap((node) => {
    const name = String(node.key);
    const key = others.get(name.toLowerCase());
    if (key === undefined || key === 'scopeListDelimiter') return [];
    const meant = oauth.family === 'plain' ? key.replace(/Template$/, '') : `${key}Template`;
    if (oauth.customParameters?.getIgnoringCase(meant)) return [];
    const isPlaceholder = oauth.templates.some(({ text }) => text.toLowerCase().includes(`{${key.toLowerCase()}}`));
    return isPlaceholder ? [] : [{ node, name, meant }];
  });
}

/** Keys of addresses in another spelling or by another product's name: `authorisationUrl`, `accessTokenUrl`. */
export function misspeltKeys(oauth: OAuthSettings): MisnamedKey[] {
  if (oauth.family !== 'plain' && oauth.family !== 'template') return [];
  const known = indexed(keysOf(oauth));
  return entriesOf(oauth).flatMap((node) => {
    const name = String(node.key);
    if (known.has(name.toLowerCase())) return [];
    const compact = name.toLowerCase().replace(/[\s_.-]/g, '');
    const stem = compact.replace(/template$/, '');
    const url = OTHER_NAMES.get(stem) ?? URLS.get(stem);
    const other = (compact !== name.toLowerCase() ? known.get(compact) : undefined) ?? similarKey(compact, known);
    const meant = other ?? (url && (oauth.family === 'template' ? `${url}Template` : url));
    const isForeign = URLS.has(name.toLowerCase()) || TEMPLATES.has(name.toLowerCase());
    if (!meant || isForeign || oauth.customParameters?.getIgnoringCase(meant)) return [];
    return [{ node, name, meant }];
  });
}

/** The known key that differs in one or two letters. */
const similarKey = (name: string, known: ReadonlyMap<string, string>): string | undefined => {
  for (const [lower, key] of known) if (differsLittle(name, lower)) return key;
  return undefined;
};

/** True when one word becomes the other by at most two letters changed, left out or put in beside each other. */
function differsLittle(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 2 || Math.min(a.length, b.length) < 8) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return a.length - start - end <= 2 && b.length - start - end <= 2;
}

/** A part of the settings that stands beside the place where it is read. */
export interface MisplacedKey {
  /** The member that is in the wrong place. */
  readonly node: Node;
  /** What it should be a member of. */
  readonly belongsTo: 'oAuthSettings' | 'customParameters';
}

/** `customParameters` beside `oAuthSettings` or below its `properties`, and URL keys outside `customParameters`. */
export function misplacedKeys(oauth: OAuthSettings): MisplacedKey[] {
  if (oauth.family !== 'plain' && oauth.family !== 'template') return [];
  const found: MisplacedKey[] = [];
  for (const holder of [oauth.parameter.node, oauth.node.get('properties'), oauth.node]) {
    if (!holder?.isObject) continue;
    for (const node of holder.children()) {
      const name = String(node.key).toLowerCase();
      if (name === 'customparameters' && holder !== oauth.node && node.isObject)
        found.push({ node, belongsTo: 'oAuthSettings' });
      else if (URLS.has(name) || TEMPLATES.has(name)) found.push({ node, belongsTo: 'customParameters' });
    }
  }
  return found;
}

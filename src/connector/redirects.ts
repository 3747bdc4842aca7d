import type { FixProposal } from '../document/edits.js';
import type { Node } from '../document/node.js';
import { consentHostKind, SHARED_REDIRECT_URL } from '../facts/redirects.js';
import { looseUrl } from './endpoints.js';
import { oncePer } from './once-per.js';
import type { OAuthSettings } from './properties.js';
import { withoutTrailing } from './trailing.js';

/** `redirectMode` and `redirectUrl` of OAuth settings; `null` counts as not given. */
export interface Redirect {
  readonly oauth: OAuthSettings;
  readonly modeNode: Node | undefined;
  /** The mode in lower case, or an empty text. */
  readonly mode: string;
  readonly urlNode: Node | undefined;
  /** The URL if it is one string and not blank. */
  readonly url: string | undefined;
}

export const redirectOf = oncePer((oauth: OAuthSettings): Redirect => {
  const given = (key: string): Node | undefined => {
    const node = oauth.node.getIgnoringCase(key);
    return node?.value === null ? undefined : node;
  };
  const modeNode = given('redirectMode');
  const urlNode = given('redirectUrl');
  const url = urlNode?.text?.trim() ? urlNode.text : undefined;
  return { oauth, modeNode, mode: modeNode?.text?.trim().toLowerCase() ?? '', urlNode, url };
});

/** True when the text names more than one URL. */
export const isUrlList = (text: string): boolean => (text.match(/https?:\/\//gi)?.length ?? 0) > 1;

/** What kind of host a single redirect URL has: one of the consent hosts, or another (`foreign`). */
export function redirectHost(url: string): ReturnType<typeof consentHostKind> | 'foreign' {
  const host = looseUrl(decodedUrl(url))?.host.replace(/:\d*$/, '');
  return (host && consentHostKind(host)) || 'foreign';
}

/** True for the shared URL, with or without a slash at the end. */
export const isSharedUrl = (url: string): boolean => withoutTrailing(url.trim(), '/') === SHARED_REDIRECT_URL;

/** The repair of a wrong `redirectUrl`: the per-connector mode needs none, the global mode has exactly one. */
export function redirectUrlFix({ mode, urlNode }: Redirect): FixProposal | undefined {
  if (!urlNode) return undefined;
  if (mode === 'globalperconnector')
    return {
      title: 'remove redirectUrl; the platform computes it',
      applicability: 'safe',
      changes: [{ change: 'remove', node: urlNode }],
    };
  if (mode !== 'global') return undefined;
  return {
    title: `set redirectUrl to "${SHARED_REDIRECT_URL}"; the same URL must be registered at the provider`,
    applicability: 'unsafe',
    changes: [{ change: 'set', node: urlNode, value: SHARED_REDIRECT_URL }],
  };
}

/** The move to the redirect URL of one's own, which the service shows once the connector exists. */
export function perConnectorFix({ modeNode, urlNode, oauth }: Redirect): FixProposal {
  return {
    title: 'set redirectMode to "GlobalPerConnector" and leave redirectUrl out; register the URL shown after saving',
    applicability: 'unsafe',
    changes: [
      modeNode
        ? { change: 'set', node: modeNode, value: 'GlobalPerConnector' }
        : { change: 'add', to: oauth.node, key: 'redirectMode', value: 'GlobalPerConnector' },
      ...(urlNode ? [{ change: 'remove' as const, node: urlNode }] : []),
    ],
  };
}

/** The text with its percent encoding taken off when it hides a whole URL; otherwise the text itself. */
export function decodedUrl(text: string): string {
  if (!/^https?%3a/i.test(text.trim())) return text;
  try {
    return decodeURIComponent(text.trim());
  } catch {
    return text;
  }
}

/** A redirect URL of a consent host, repaired: https, no query, no fragment, no slash at the end. */
export function exactRedirectUrl(text: string): string | undefined {
  const url = looseUrl(decodedUrl(text));
  const host = url?.host.replace(/:\d*$/, '');
  if (!url || !host || !consentHostKind(host)) return undefined;
  const path = withoutTrailing(withoutTrailing(url.path, '/').replace(/\/oauth_redirect\.do$/i, ''), '/');
  return /^\/redirect(?:\/[^/]+)?$/i.test(path) ? `https://${host}${path}` : undefined;
}

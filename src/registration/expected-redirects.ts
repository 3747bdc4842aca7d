import { looseUrl } from '../connector/endpoints.js';
import { isSharedUrl, redirectHost, redirectOf } from '../connector/redirects.js';
import { keyOf, type Place } from '../document/node.js';
import { consentHostKind, redirectName, SHARED_REDIRECT_URL } from '../facts/redirects.js';
import type { Pair } from './pairs.js';
import type { RedirectEntry } from './redirect-list.js';

/** A redirect URL that a connector sends, and the place that says so. */
export interface ExpectedRedirect {
  /** Undefined where the connector has one of its own that no file records. */
  readonly url: string | undefined;
  readonly at: Place;
  /** Whose it is, for a message. */
  readonly whose: string;
}

/** The redirect URLs that a record must hold for a connector; none where the files do not say which kind is sent. */
export function expectedRedirects({
  oauth,
  environments,
}: Pick<Pair, 'oauth' | 'environments'>): readonly ExpectedRedirect[] {
  const { mode, modeNode, url, urlNode } = redirectOf(oauth);
  const recorded = environments.flatMap(({ name, redirectUrl }): ExpectedRedirect[] =>
    redirectUrl?.text === undefined
      ? []
      : [{ url: redirectUrl.text.trim(), at: redirectUrl, whose: `the environment "${name}"` }],
  );
  if (recorded.length > 0) return recorded;
  if (mode === 'global')
    return [{ url: SHARED_REDIRECT_URL, at: modeNode ?? keyOf(oauth.node), whose: 'mode "Global"' }];
  if (mode !== 'globalperconnector') return [];
  // Downloaded files carry the URL that the platform computed.
  if (
    url !== undefined &&
    urlNode &&
    redirectHost(url) === 'global' &&
    redirectName(url) !== undefined &&
    !isSharedUrl(url)
  )
    return [{ url: url.trim(), at: urlNode, whose: 'this connector' }];
  return [{ url: undefined, at: modeNode ?? keyOf(oauth.node), whose: 'mode "GlobalPerConnector"' }];
}

/**
 * Whether a list holds a redirect URL, perhaps with a slip, case among them. Where the connector has one of its own that is
 * not recorded, any of its kind will do.
 */
export const isHeld = ({ url }: ExpectedRedirect, entries: readonly RedirectEntry[]): boolean =>
  entries.some(({ meant }) =>
    url !== undefined
      ? meant.toLowerCase() === url.toLowerCase()
      : consentHostKind(looseUrl(meant)?.host ?? '') !== undefined && redirectName(meant) !== undefined,
  );

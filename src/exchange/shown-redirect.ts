import { consentHostKind } from '../facts/redirects.js';
import { addressParts } from './exchange.js';

/** Hosts of Microsoft and of this computer: what may be told of a redirect URL beside its host. */
const KNOWN =
  /^(?:token\.botframework\.com|teams\.microsoft\.com|oauth\.pstmn\.io|localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/;

/** A redirect URL as it may be shown: whole, without parameters, at a known host; else its scheme and host. */
export function shownRedirect(url: string | null | undefined): string | undefined {
  const { scheme, host, path } = addressParts(url ?? '') ?? {};
  if (scheme === undefined || host === undefined || !/^[\w.:[\]-]{1,100}$/.test(host)) return undefined;
  const isKnown = KNOWN.test(host) || consentHostKind(host) !== undefined;
  return `${scheme}://${host}${isKnown && /^[\w./-]{1,120}$/.test(path ?? '') ? path : '/…'}`;
}

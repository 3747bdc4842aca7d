import { shown } from '../connector/addresses.js';
import { UserError } from '../engine/user-error.js';
import { consentHostKind, redirectName, SHARED_REDIRECT_URL } from '../facts/redirects.js';

const WHERE =
  'Copy it from the Security tab of the connector after it was created, or from redirect_uri in the address of the sign-in window.';

/**
 * The redirect URL of a connector, from what a person pasted: the URL itself, its percent-encoded form, or the whole
 * address of a sign-in window that carries it as `redirect_uri`.
 * Source: learn.microsoft.com/connectors/custom-connectors (per-connector redirect URI) and discussion 3252 of
 * microsoft/PowerPlatformConnectors.
 * @throws UserError `bad-redirect-url` for the shared URL and for everything that is not a connector's own
 */
export function redirectUrlOf(text: string): string {
  const url = decoded(fromSignInWindow(text.trim()));
  if (url.length > 500 || !/^[\x21-\x7e]+$/.test(url))
    throw bad(text, 'is not an address', 'an address without blanks');
  const match = /^(https?):\/\/([^/?#@:]+)(:\d+)?(\/[^?#]*)?([?#].*)?$/i.exec(url);
  if (!match) throw bad(text, 'is not an address', 'an address that begins with https://');
  const [, scheme = '', host = '', port, path = '', rest] = match;
  if (scheme.toLowerCase() !== 'https') throw bad(text, 'begins with http', 'https');
  const kind = consentHostKind(host);
  if (kind === undefined)
    throw bad(
      text,
      `names the host ${host}, which is none of the platform's consent hosts`,
      'for example global.consent.azure-apim.net',
    );
  if (kind === 'test')
    throw bad(text, "is the address of Microsoft's certification tests", "the connector's own address");
  if (port !== undefined || rest !== undefined)
    throw bad(text, 'has a port, a query or a fragment', 'the address without them');
  if (/^\/redirect\/?$/i.test(path))
    throw bad(
      text,
      'is the address that all connectors shared until 2024; the platform does not send it for this one',
      `${SHARED_REDIRECT_URL}/ followed by the connector's name`,
    );
  if (!/^\/redirect\/[^/]+$/.test(path) || redirectName(url) === undefined)
    throw bad(
      text,
      `has the path ${path || '/'}`,
      '/redirect/ followed by the name of the connector, without a slash at the end',
    );
  return `https://${host.toLowerCase()}${path}`;
}

/** The value of `redirect_uri`, when the text is an address that carries one. */
function fromSignInWindow(text: string): string {
  const value = /[?&]redirect_uri=([^&#\s]+)/i.exec(text)?.[1];
  return value ?? text;
}

/** Percent-encoding taken off, once or twice, as addresses come out of address bars. */
function decoded(text: string): string {
  let url = text;
  for (let round = 0; round < 2 && /^https?%/i.test(url); round++) {
    try {
      url = decodeURIComponent(url);
    } catch {
      return text;
    }
  }
  return url;
}

const bad = (text: string, what: string, expected: string): UserError =>
  new UserError('bad-redirect-url', `The redirect URL ${shown(text)} ${what}; expected ${expected}.`, WHERE);

import type { Header } from '../exchange/exchange.js';

/** The host of an address; that of IPv6 without its brackets. */
export const hostOf = (url: URL): string => url.hostname.toLowerCase().replace(/^\[(.*)\]$/, '$1');

/** The port of an address, also where it is left to the scheme. */
export const portOf = (url: URL): number => Number(url.port || (url.protocol === 'https:' ? 443 : 80));

/** True for the names of this computer that need no name server; `x.localhost` may be asked of one. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);

const HARMLESS_HEADERS = new Set(['accept', 'accept-language', 'content-type', 'user-agent', 'cache-control']);
const HARMLESS_PARAMETERS =
  /^(?:response_type|client_id|redirect_uri|scope|state|prompt|code_challenge|code_challenge_method|sysparm_\w{1,40})$/;

/**
 * True unless everything in a request is known to be harmless: then it may be read on the way. A body counts as a secret, so
 * does every header and parameter that nobody has vouched for.
 */
export function mayHoldSecret(url: URL, headers: readonly Header[], body: string | undefined): boolean {
  return (
    (body ?? '') !== '' ||
    headers.some(({ name }) => !HARMLESS_HEADERS.has(name.toLowerCase())) ||
    [...url.searchParams.keys()].some((name) => !HARMLESS_PARAMETERS.test(name))
  );
}

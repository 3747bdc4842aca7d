/**
 * The redirect URL that all connectors with mode `Global` share.
 * Source: https://learn.microsoft.com/en-us/connectors/custom-connectors/certification-submission, read 2026-11-23.
 */
export const SHARED_REDIRECT_URL = 'https://global.consent.azure-apim.net/redirect';

/** The values of `redirectMode` in the 262 OAuth parameters of microsoft/PowerPlatformConnectors at 8bff86e. */
export const REDIRECT_MODES: readonly string[] = ['Global', 'GlobalPerConnector', 'Direct'];

/**
 * Who answers at a consent host: `global` everybody, `test` Microsoft's certification, `regional` one region of the years
 * before the global host, `sovereign` a national cloud, whose values no public page states.
 */
export type ConsentHostKind = 'global' | 'test' | 'regional' | 'sovereign';

/** Says what a host is among the consent hosts, its region may still be to be filled in; undefined for every other host. */
export function consentHostKind(host: string): ConsentHostKind | undefined {
  const match = /^([^./?#@:]+)\.consent\.azure-(?:apim|apihub)\.(net|us|cn)$/i.exec(host);
  if (!match) return undefined;
  if (match[2]?.toLowerCase() !== 'net') return 'sovereign';
  const name = match[1]?.toLowerCase() ?? '';
  if (name === 'global') return 'global';
  return name === 'global-test' ? 'test' : 'regional';
}

/** The connector's part of a per-connector redirect URL: `incidentdesk` in `…/redirect/incidentdesk`. */
export const redirectName = (url: string): string | undefined =>
  /\/redirect\/([^/?#]+)\/?(?:[?#].*)?$/i.exec(url.trim())?.[1];

/**
 * The internal name with its escapes taken off: `cr7a3-5fsnow-20test-5f635855` is `cr7a3_snow test_635855`. Every character
 * that is not a letter or a digit is written as a dash and two hexadecimal digits.
 */
export const plainInternalName = (name: string): string =>
  name.replace(/-([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

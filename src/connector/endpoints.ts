import { withoutTrailing } from './trailing.js';

/** An address split loosely: templates hold `{placeholders}`, which `URL` would refuse or encode. */
export interface LooseUrl {
  readonly scheme: string;
  readonly host: string;
  /** From the first slash after the host, without query and fragment. */
  readonly path: string;
}

/** Splits an absolute address without decoding; undefined for relative and other texts. */
export function looseUrl(text: string): LooseUrl | undefined {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)([^?#]*)/i.exec(text.trim());
  if (!match) return undefined;
  return {
    scheme: (match[1] as string).toLowerCase(),
    host: (match[2] as string).toLowerCase(),
    path: match[3] as string,
  };
}

/** True when two addresses are one endpoint: same host and path; query, case of the host and a final slash aside. */
export function sameEndpoint(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  const [left, right] = [looseUrl(a), looseUrl(b)];
  if (!left || !right) return a.trim() === b.trim() && a.trim() !== '';
  return left.host === right.host && withoutTrailing(left.path, '/') === withoutTrailing(right.path, '/');
}

/** The host that answers every custom connector's sign-in; not an endpoint of any provider. */
export const isConsentHost = (host: string): boolean =>
  /(^|\.)consent\.azure-(?:apim\.(?:net|us|cn)|apihub\.(?:net|us|cn))$/i.test(host);

import { looseUrl } from '../connector/endpoints.js';
import { placeholderIn } from '../facts/hosts.js';
import {
  type EntraPath,
  entraPath,
  isEntraHost,
  type KnownEndpoint,
  knownEndpoint,
  spokenOf,
} from '../facts/oauth-servers.js';
import type { Field } from './record.js';
import type { Registration } from './registration.js';

/** The columns of an outbound record that hold an address of the provider, with the labels of the form. */
const ADDRESS_COLUMNS = [
  ['auth_url', 'Authorization URL'],
  ['token_url', 'Token URL'],
  ['refresh_token_url', 'Refresh Token URL'],
] as const;
export type AddressColumn = (typeof ADDRESS_COLUMNS)[number][0];

/** An address of the provider in an outbound record. */
export interface OutboundAddress {
  readonly column: AddressColumn;
  readonly label: string;
  readonly field: Field;
  readonly text: string;
  /** Both empty where the text is no absolute address. */
  readonly host: string;
  readonly path: string;
  readonly known: KnownEndpoint | undefined;
  /** What the address is, by a known server or by the end of its path. */
  readonly kind: 'authorization' | 'token' | undefined;
  /** Its parts where it is one of the two endpoints of Microsoft Entra ID. */
  readonly entra: EntraPath | undefined;
  readonly isEntra: boolean;
}

/** The addresses that a record has, in the order of the form. */
export function outboundAddresses({ record }: Registration): readonly OutboundAddress[] {
  return ADDRESS_COLUMNS.flatMap(([column, label]): OutboundAddress[] => {
    const field = record.field(column);
    const text = field?.value.trim() ?? '';
    if (!field || text === '' || text.length > 4000) return [];
    const { host = '', path = '' } = looseUrl(text) ?? {};
    const known = host === '' ? undefined : knownEndpoint(text, host, path);
    const isEntra = isEntraHost(host);
    const entra = isEntra ? entraPath(path) : undefined;
    return [{ column, label, field, text, host, path, known, kind: known?.kind ?? spokenOf(path), entra, isEntra }];
  });
}

export const addressIn = (addresses: readonly OutboundAddress[], column: AddressColumn): OutboundAddress | undefined =>
  addresses.find((address) => address.column === column);

/** True for a record whose tokens are for an application and not for a person: every scope it asks for is a `/.default`. */
export const isForApplication = (registration: Registration): boolean => {
  const { scopes } = registration;
  return scopes.length > 0 && scopes.every(({ name }) => /\/\.default$/i.test(name));
};

/** True for a record whose provider is surely not Microsoft Entra ID: what is right there, its own documentation says. */
export const isElsewhere = (registration: Registration): boolean => {
  const addresses = outboundAddresses(registration);
  return addresses.length > 0 && !addresses.some(({ isEntra }) => isEntra);
};

/** Words in place of a tenant. */
const UNFILLED =
  /^(?:[<{[].*|(?:your|my)?[-_ ]?(?:tenant|directory)[-_ ]?(?:id|name|guid)?|tenant|xxx.*|0{8}-.*|undefined|null)$/i;

/** What is wrong with the tenant of an address of Microsoft Entra ID, in words; undefined for other addresses. */
export function tenantFault({ path, isEntra, entra }: OutboundAddress): string | undefined {
  if (!isEntra) return undefined;
  if (!entra) return /^\/{1,2}oauth2\/(?:v2\.0\/)?(?:token|authorize)\/?$/i.test(path) ? 'names no tenant' : undefined;
  const { tenant } = entra;
  return UNFILLED.test(decoded(tenant)) || placeholderIn(tenant)
    ? `has "${decoded(tenant)}" in place of the tenant`
    : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

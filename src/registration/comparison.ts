import type { Connector } from '../connector/connector.js';
import { distanceOf } from '../connector/spelling.js';
import { grantNamed } from '../facts/registry.js';
import { differenceOf } from './difference.js';
import { type ExpectedRedirect, isHeld } from './expected-redirects.js';
import { nearestTo } from './nearest-redirect.js';
import { type RedirectEntry, redirectEntries, slipBetween } from './redirect-list.js';
import type { Registration } from './registration.js';
import { type WantedRecord, type WantedValue, wantedRecords } from './wanted-record.js';

/** How a column of a record stands to what the connector needs. */
export type Verdict = 'same' | 'differs' | 'another choice' | 'not exported' | 'not decided here';

export interface ComparedValue {
  readonly wanted: WantedValue;
  /** What the export has; undefined where the column is not in it. */
  readonly found: string | undefined;
  readonly verdict: Verdict;
  /** In what the two differ, where that is a slip or one of several values; in words. */
  readonly details: readonly string[];
}

/** A record beside what the connector needs of it. */
export interface Comparison {
  readonly wanted: WantedRecord;
  readonly registration: Registration;
  readonly values: readonly ComparedValue[];
}

/** Puts the inbound records of an export beside what the connector needs; a record beside the client ID that is its own. */
export function compare(connector: Connector, registrations: readonly Registration[]): readonly Comparison[] {
  const inbound = registrations.filter(({ direction }) => direction === 'inbound');
  return wantedRecords(connector).flatMap((wanted) => {
    const same = inbound.filter(({ clientId }) => clientId.trim() !== '' && clientId.trim() === wanted.clientId);
    const fitting = same.length > 0 ? same : inbound.length === 1 ? inbound : [];
    return fitting.map((registration) => ({
      wanted,
      registration,
      values: wanted.values.map((value) => compared(wanted, value, registration)),
    }));
  });
}

function compared({ redirects }: WantedRecord, wanted: WantedValue, registration: Registration): ComparedValue {
  const found = foundIn(wanted, registration);
  if (wanted.column === 'redirect_url' && found !== undefined && redirects.length > 0) {
    const entries = redirectEntries(registration.record);
    const several = entries.flatMap(({ text, slip }) =>
      slip?.startsWith('holds several') ? [`"${text}" ${slip}`] : [],
    );
    const details = several.length > 0 ? several : redirects.flatMap((expected) => redirectDetail(expected, entries));
    return { wanted, found, verdict: details.length === 0 ? 'same' : 'differs', details };
  }
  const verdict = verdictOn(wanted, found, registration);
  const isSlip =
    verdict === 'differs' &&
    found !== undefined &&
    wanted.value !== undefined &&
    distanceOf(found, wanted.value, SLIP) <= SLIP &&
    wanted.column === 'client_id';
  const difference = isSlip ? differenceOf(found, wanted.value ?? '') : undefined;
  return { wanted, found, verdict, details: difference ? [difference.words] : [] };
}

/** So many letters apart an ID was copied wrongly. */
const SLIP = 2;

/** What keeps a record from holding a redirect URL to the character; nothing when it does. */
function redirectDetail(expected: ExpectedRedirect, entries: readonly RedirectEntry[]): readonly string[] {
  const held = entries.filter((entry) => isHeld(expected, [entry]));
  if (held.some((entry) => !entry.slip && (expected.url ?? entry.text) === entry.text)) return [];
  const { url, whose } = expected;
  const [slip] = held;
  if (slip) return [`"${slip.text}" ${slip.slip ?? slipBetween(slip.text, url ?? '') ?? 'is spelt otherwise'}`];
  const near = url === undefined ? undefined : nearestTo(url, entries);
  if (near) return [`"${near.entry.text}": ${near.difference.words}`];
  return [`${url === undefined ? `the URL of its own, for ${whose},` : `"${url}", for ${whose},`} is missing`];
}

function foundIn({ column }: WantedValue, registration: Registration): string | undefined {
  // What is exported of a secret is encrypted, and nobody's business.
  if (column === 'client_secret') return undefined;
  if (column !== 'auth_scope') return registration.record.field(column)?.value;
  const names = [...registration.scopes, ...registration.authScopes].map(({ name }) => name);
  return names.length === 0 ? undefined : names.join(',');
}

function verdictOn(wanted: WantedValue, found: string | undefined, registration: Registration): Verdict {
  if (found === undefined) return wanted.value === undefined ? 'not decided here' : 'not exported';
  if (wanted.value === undefined) return 'not decided here';
  if (isSame(wanted, found, registration)) return isMilder(wanted, found) ? 'another choice' : 'same';
  return wanted.isNeeded ? 'differs' : 'another choice';
}

/** What works as well and says something else: a scope restriction that lets through, a record for several grants. */
function isMilder({ column }: WantedValue, found: string): boolean {
  if (column === 'scope_restriction_status') return !/^unrestricted$/i.test(found.trim());
  return column === 'inbound_grant_type' && grantNamed(found) === 'multiple';
}

function isSame({ column, value = '' }: WantedValue, found: string, { record }: Registration): boolean {
  switch (column) {
    case 'inbound_grant_type':
      return grantNamed(found) === 'authorization_code' || grantNamed(found) === 'multiple';
    case 'scope_restriction_status':
      return !/^restricted$|^allow access only/i.test(found.trim());
    case 'auth_scope':
      return value.split(',').every((scope) => found.split(',').includes(scope));
    default:
      if (value === 'true' || value === 'false') return String(record.flag(column)) === value;
      return /^\d+$/.test(value) && record.number(column) !== undefined
        ? record.number(column) === Number(value)
        : found === value;
  }
}

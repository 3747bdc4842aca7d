import type { Connector } from '../connector/connector.js';
import { grantNamed } from '../facts/registry.js';
import { isHeld } from './expected-redirects.js';
import { redirectEntries } from './redirect-list.js';
import type { Registration } from './registration.js';
import { type WantedRecord, type WantedValue, wantedRecords } from './wanted-record.js';

/** How a column of a record stands to what the connector needs. */
export type Verdict = 'same' | 'differs' | 'another choice' | 'not exported' | 'not decided here';

export interface ComparedValue {
  readonly wanted: WantedValue;
  /** What the export has; undefined where the column is not in it. */
  readonly found: string | undefined;
  readonly verdict: Verdict;
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
    const isExact = redirects.every((expected) =>
      entries.some((entry) => !entry.slip && isHeld(expected, [entry]) && (expected.url ?? entry.text) === entry.text),
    );
    return { wanted, found, verdict: isExact ? 'same' : 'differs' };
  }
  return { wanted, found, verdict: verdictOn(wanted, found, registration) };
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
  if (isSame(wanted, found, registration)) return 'same';
  return wanted.isNeeded ? 'differs' : 'another choice';
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

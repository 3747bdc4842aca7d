import type { Place } from '../document/node.js';
import { grantNamed, type RegistryGrant } from '../facts/registry.js';
import { isExtension, type RegistryRecord, type Table } from './record.js';

/** Who asks whom for tokens: others ServiceNow (`inbound`), or ServiceNow others (`outbound`). */
export type Direction = 'inbound' | 'outbound';

/** The name of a scope, with its place. */
export interface Scope {
  readonly name: string;
  readonly at: Place;
}

/** A record of the application registry with what belongs to it. */
export class Registration {
  readonly direction: Direction | undefined;

  constructor(
    readonly record: RegistryRecord,
    private readonly others: Records,
  ) {
    this.direction = directionOf(record);
  }

  get name(): string {
    return this.record.text('name');
  }

  get clientId(): string {
    return this.record.text('client_id');
  }

  /** The instance it was read from, where the export says it. */
  get instance(): string | undefined {
    return this.record.instance;
  }

  /** What a column with a grant says; undefined where it is empty, not exported, or nothing that is known. */
  grant(column: 'inbound_grant_type' | 'default_grant_type'): RegistryGrant | undefined {
    return grantNamed(this.record.text(column));
  }

  /** False for an inbound record whose table or grant is for programs, or for people who have signed in elsewhere. */
  get isForPeople(): boolean {
    if (isExtension(this.record)) return false;
    const grant = this.grant('inbound_grant_type');
    return grant === undefined || grant === 'authorization_code' || grant === 'implicit' || grant === 'multiple';
  }

  /** The profiles of the record, the default one first. */
  get profiles(): readonly RegistryRecord[] {
    const own = this.own('oauth_entity_profile');
    return [...own].sort((a, b) => Number(b.flag('default') ?? false) - Number(a.flag('default') ?? false));
  }

  /** The scopes that the record knows. */
  get scopes(): readonly Scope[] {
    return this.own('oauth_entity_scope').flatMap((record) => scopeOf(record) ?? []);
  }

  /** The auth scopes of the newer console that are tied to the record. */
  get authScopes(): readonly Scope[] {
    return this.own('oauth_entity_auth_scope_mapping').flatMap((record) => {
      const field = record.field('auth_scope');
      const name = field?.display ?? '';
      return field && name !== '' ? [{ name, at: field.at }] : [];
    });
  }

  /** The scopes that a profile asks for. */
  scopesOf(profile: RegistryRecord): readonly Scope[] {
    const links = this.others
      .of('oauth_entity_profile_scope')
      .filter((link) => link.refersTo('oauth_entity_profile', profile));
    return this.own('oauth_entity_scope').flatMap((scope) =>
      links.some((link) => link.refersTo('oauth_entity_scope', scope)) ? (scopeOf(scope) ?? []) : [],
    );
  }

  /** True when the export has records of a table at all; without, nothing can be said about what is missing there. */
  exports(table: Table): boolean {
    return this.others.of(table).length > 0;
  }

  private own(table: Table): readonly RegistryRecord[] {
    return this.others.of(table).filter((record) => record.refersTo('oauth_entity', this.record));
  }
}

/** All records of some exports, by table. */
class Records {
  private readonly byTable = new Map<Table, RegistryRecord[]>();

  constructor(records: Iterable<RegistryRecord>) {
    for (const record of records) {
      const list = this.byTable.get(record.table);
      if (list) list.push(record);
      else this.byTable.set(record.table, [record]);
    }
  }

  of(table: Table): readonly RegistryRecord[] {
    return this.byTable.get(table) ?? [];
  }
}

/** The registrations in some exports. Of a record that was exported twice, the one that was changed last counts. */
export function registrationsOf(records: Iterable<RegistryRecord>): readonly Registration[] {
  const latest = new Map<string, RegistryRecord>();
  let unnamed = 0;
  for (const record of records) {
    const id = record.text('sys_id');
    const key = id === '' ? `${unnamed++}` : `${record.table} ${id}`;
    const before = latest.get(key);
    if (!before || before.text('sys_updated_on') < record.text('sys_updated_on')) latest.set(key, record);
  }
  const all = new Records(latest.values());
  return all.of('oauth_entity').map((record) => new Registration(record, all));
}

function scopeOf(record: RegistryRecord): Scope | undefined {
  const field = record.field('oauth_entity_scope') ?? record.field('name');
  return field && { name: field.value.trim(), at: field.at };
}

function directionOf(record: RegistryRecord): Direction | undefined {
  const type = record.text('type').trim().toLowerCase();
  if (type === 'client') return 'inbound';
  if (/^(?:oauth[_ ]provider|consumer)$/.test(type)) return 'outbound';
  if (record.text('token_url') !== '' || record.text('auth_url') !== '') return 'outbound';
  return record.text('redirect_url') !== '' || record.text('inbound_grant_type') !== '' ? 'inbound' : undefined;
}

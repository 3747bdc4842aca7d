import type { Document } from '../document/document.js';
import type { Place } from '../document/node.js';

/** A column of a record, as an export gives it. */
export interface Field {
  readonly name: string;
  /** The stored value, or what stands in its place where the export has display values only. */
  readonly value: string;
  /** What the form shows, where the export says it. */
  readonly display: string | undefined;
  readonly at: Place;
  /** The place of a part of the value; offsets into {@link value}, end excluded. */
  part(from: number, to: number): Place;
}

/** The tables of the application registry that are read; records of all others are passed over. */
export const TABLES = [
  'oauth_entity',
  'oauth_entity_profile',
  'oauth_entity_scope',
  'oauth_entity_profile_scope',
  'oauth_entity_auth_scope_mapping',
] as const;
export type Table = (typeof TABLES)[number];

/** Tables that extend `oauth_entity`. Source: the ServiceNow documentation of JWT and of third-party ID tokens. */
const EXTENSIONS: readonly string[] = ['oauth_jwt', 'oauth_oidc_entity'];

/** Columns that only those have. */
const EXTENSION_COLUMNS: readonly string[] = ['enable_jti_verification', 'jwks_url', 'oidc_provider_configuration'];

/** True for a record of a table that extends `oauth_entity`, which are for tokens that others made. */
export const isExtension = (record: RegistryRecord): boolean =>
  EXTENSIONS.includes(record.text('sys_class_name').trim()) ||
  EXTENSION_COLUMNS.some((name) => record.field(name) !== undefined);

/** The table that a name in an export stands for. */
export function tableNamed(name: string): Table | undefined {
  if (EXTENSIONS.includes(name)) return 'oauth_entity';
  return TABLES.find((table) => table === name);
}

/** A record of the registry, from whatever kind of export. */
export class RegistryRecord {
  constructor(
    readonly document: Document,
    readonly table: Table,
    /** The place that stands for the record as a whole. */
    readonly at: Place,
    readonly fields: ReadonlyMap<string, Field>,
    /** The host of the instance it was read from, where the export says it. */
    readonly instance: string | undefined,
  ) {}

  field(name: string): Field | undefined {
    return this.fields.get(name);
  }

  /** The value of a column, empty where it is empty or not exported. */
  text(name: string): string {
    return this.field(name)?.value ?? '';
  }

  /** A column's place, or the record's where the column is not exported. */
  place(name: string): Place {
    return this.field(name)?.at ?? this.at;
  }

  /** A yes or no; undefined where the export does not say. */
  flag(name: string): boolean | undefined {
    const text = this.text(name).trim().toLowerCase();
    if (/^(?:true|1|yes)$/.test(text)) return true;
    return /^(?:false|0|no)$/.test(text) ? false : undefined;
  }

  /** A number, also one that is written with separators; undefined for everything else. */
  number(name: string): number | undefined {
    const digits = this.text(name).replace(/[\s,.'\u00a0\u202f]/g, '');
    return /^-?\d{1,15}$/.test(digits) ? Number(digits) : undefined;
  }

  /** True when a reference column points to a record: by its sys_id, or by its name where only that is exported. */
  refersTo(column: string, target: RegistryRecord): boolean {
    const field = this.field(column);
    if (!field) return false;
    const id = target.text('sys_id');
    if (id !== '' && field.value === id) return true;
    const name = target.text('name');
    return name !== '' && !/^[0-9a-f]{32}$/.test(field.value) && (field.value === name || field.display === name);
  }
}

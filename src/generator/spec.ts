import type { Field } from '../facts/tables/table.js';
import type { JsonObject } from './fragment.js';
import type { PackName } from './packs.js';

export type IdentityProvider = 'oauth2' | 'oauth2generic' | 'oauth2pkce';
export type Access = 'read' | 'write';
export type TriggerKind = 'created' | 'updated';
/** What is made: the connector always, an app for Teams beside it where it is asked for. */
export type Target = 'connector' | 'teams';

/** Who publishes the connector. Only the name is needed before certification. */
export interface Publisher {
  readonly name: string;
  readonly email?: string;
  readonly website?: string;
  readonly privacyPolicy?: string;
}

/** One place the connector is deployed to: a Power Platform environment with the ServiceNow instance it talks to. */
export interface Environment {
  /** The host of the instance; absent where each connection names its own. */
  readonly instance?: string;
  /** The client ID of the instance's application registry. Never a secret. */
  readonly clientId?: string;
  /** The redirect URL that the platform gave the connector in this environment. */
  readonly redirectUrl?: string;
  /** The redirect URL that was registered before, kept until the new one is confirmed. */
  readonly formerRedirectUrl?: string;
}

/** A table from an export of the instance's dictionary. */
export interface ExportedTable {
  readonly name: string;
  readonly label: string;
  readonly plural: string;
  readonly fields: readonly Field[];
}

/** Operations that an import read from descriptions of APIs: plain swagger that may refer to the shared parameters and responses. */
export interface ImportedParts {
  /** The names of the documents. */
  readonly from: readonly string[];
  readonly paths: Readonly<Record<string, JsonObject>>;
  readonly definitions: Readonly<Record<string, JsonObject>>;
  readonly parameters: Readonly<Record<string, JsonObject>>;
  readonly responses: Readonly<Record<string, JsonObject>>;
}

/** Everything a connector is generated from: the content of `spec.json`, complete. */
export interface Spec {
  readonly formatVersion: 1;
  readonly title: string;
  readonly description: string;
  /** `info.version` of the definition. */
  readonly version: string;
  readonly publisher: Publisher;
  readonly categories: readonly string[];
  /** `#rrggbb` */
  readonly brandColor: string;
  /** `drawn` by the generator, or the maker's `own` icon.png in the folder. */
  readonly icon: 'drawn' | 'own';
  readonly targets: readonly Target[];
  /** True for one connector for every instance, each connection with its own host and OAuth client. */
  readonly anyInstance: boolean;
  readonly identityProvider: IdentityProvider;
  readonly scopes: readonly string[];
  readonly access: Access;
  readonly tables: readonly string[];
  /** The columns of a table to keep; all of its dictionary where it is not named. */
  readonly columns: Readonly<Record<string, readonly string[]>>;
  /** What tables of the maker's own inherit from. */
  readonly extends: Readonly<Record<string, string>>;
  /** Dynamic schema for every table, by script.csx. */
  readonly anyTable: boolean;
  /** Next-page links in lists, by script.csx. Unverified. */
  readonly nextLinks: boolean;
  readonly apis: readonly PackName[];
  readonly triggers: readonly TriggerKind[];
  /** An encoded query per table that the triggers of the table are limited to. */
  readonly triggerFilters: Readonly<Record<string, string>>;
  /** Tables read from an export, by name. */
  readonly dictionary: Readonly<Record<string, ExportedTable>>;
  /** What `sn-connector import` read; part of the connector beside the packs. */
  readonly imported?: ImportedParts | undefined;
  /** By name; the first is the one that the files are written for. */
  readonly environments: Readonly<Record<string, Environment>>;
}

/** What a specification may say. Everything has a default but an instance, which `anyInstance` replaces. */
export type SpecInput = Partial<Omit<Spec, 'publisher'>> & {
  readonly publisher?: Partial<Publisher>;
  readonly $schema?: string;
};

/** What is said of a table; a table may have the name of something that every object inherits, such as `constructor`. */
export const memberOf = <T>(given: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(given, name) ? given[name] : undefined;

/** The environment that the files of the folder are written for. */
export const mainEnvironment = (spec: Spec): Environment => Object.values(spec.environments)[0] ?? {};

/** The host that stands where no instance is named: with a host policy it is never called. */
export const NO_HOST = 'yourinstance.service-now.com';

/** The host of the definition. */
export const hostOf = (spec: Spec): string =>
  spec.anyInstance ? NO_HOST : (mainEnvironment(spec).instance ?? NO_HOST);

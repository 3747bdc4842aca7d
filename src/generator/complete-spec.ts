import { nearest } from '../engine/suggest.js';
import { UserError } from '../engine/user-error.js';
import {
  CATEGORIES,
  DESCRIPTION_MAX,
  DESCRIPTION_MIN,
  MAX_CATEGORIES,
  TITLE_MAX,
  TITLE_WORDS,
} from '../facts/certification.js';
import { readExportedTables } from './exported-tables.js';
import { instanceHost, instanceName } from './instance.js';
import { DEFAULT_PACKS, PACK_NAMES } from './packs.js';
import { redirectUrlOf } from './redirect-url.js';
import type { Environment, Publisher, Spec } from './spec.js';
import { checkedFilter } from './trigger-filter.js';

/** The tables of a connector when nothing is said. */
export const DEFAULT_TABLES: readonly string[] = ['incident', 'change_request', 'problem', 'sc_req_item', 'sys_user'];
/** Not the default blue of the wizard, which reviewers refuse, and dark enough for white on it. */
const DEFAULT_COLOUR = '#1f8476';
const PROVIDERS = ['oauth2', 'oauth2generic', 'oauth2pkce'] as const;
const TRIGGERS = ['created', 'updated'] as const;
const KNOWN = [
  '$schema',
  'formatVersion',
  'title',
  'description',
  'version',
  'publisher',
  'categories',
  'brandColor',
  'icon',
  'anyInstance',
  'identityProvider',
  'scopes',
  'access',
  'tables',
  'columns',
  'extends',
  'anyTable',
  'nextLinks',
  'apis',
  'triggers',
  'triggerFilters',
  'dictionary',
  'environments',
  'generated',
] as const;

/**
 * Reads a specification, from `spec.json` or made of options, checks every value and fills in what is not said.
 * @param value parsed JSON; nothing in it is trusted
 * @throws UserError `bad-spec`, `bad-instance`, `bad-redirect-url` with the first value that is wrong and what was expected
 */
export function completeSpec(value: unknown): Spec {
  const spec = objectOf(value, 'the specification');
  onlyKnown(spec, KNOWN, 'the specification');
  if (spec['formatVersion'] !== undefined && spec['formatVersion'] !== 1)
    throw bad(
      'formatVersion',
      shown(spec['formatVersion']),
      '1',
      'A newer version of the toolkit wrote this file; use that one.',
    );
  const anyInstance = flag(spec, 'anyInstance', false);
  const environments = environmentsOf(spec['environments'], anyInstance);
  const dictionary = readExportedTables(spec['dictionary'] ?? {});
  const apis = listOf(spec, 'apis', PACK_NAMES, DEFAULT_PACKS);
  const tables = tablesOf(spec['tables']);
  const name = instanceName(Object.values(environments)[0]?.instance ?? '');
  const title = titleOf(spec['title'] ?? defaultTitle(anyInstance ? '' : name));
  const identityProvider = oneOf(spec, 'identityProvider', PROVIDERS, anyInstance ? 'oauth2generic' : 'oauth2');
  if (anyInstance && identityProvider !== 'oauth2generic')
    throw bad(
      'identityProvider',
      identityProvider,
      '"oauth2generic"',
      'Only its templates can take the host and the client from the connection.',
    );
  return {
    formatVersion: 1,
    title,
    description: descriptionOf(spec['description'] ?? DEFAULT_DESCRIPTION),
    version: text(spec, 'version', '1.0.0', /^\d+\.\d+\.\d+$/, 'three numbers such as "1.0.0"'),
    publisher: publisherOf(spec['publisher'], title),
    categories: categoriesOf(spec['categories']),
    brandColor: text(spec, 'brandColor', DEFAULT_COLOUR, /^#[0-9a-f]{6}$/i, 'a colour such as "#1f8476"').toLowerCase(),
    icon: oneOf(spec, 'icon', ['drawn', 'own'] as const, 'drawn'),
    anyInstance,
    identityProvider,
    scopes: scopesOf(spec['scopes']),
    access: oneOf(spec, 'access', ['read', 'write'] as const, 'write'),
    tables,
    columns: columnsOf(spec['columns'], tables),
    extends: parentsOf(spec['extends']),
    anyTable: flag(spec, 'anyTable', false),
    nextLinks: flag(spec, 'nextLinks', false),
    apis,
    triggers: listOf(spec, 'triggers', TRIGGERS, TRIGGERS),
    triggerFilters: filtersOf(spec['triggerFilters'], tables),
    dictionary,
    environments,
  };
}

const DEFAULT_DESCRIPTION =
  'Works with records, files, requests and knowledge in ServiceNow, with the rights of the person who signed in.';

/** A title that fits: at most 30 characters, ending in a letter or digit. */
function defaultTitle(name: string): string {
  const title = name === '' ? 'ServiceNow for All Instances' : `ServiceNow ${name}`;
  return title.slice(0, TITLE_MAX).replace(/[^A-Za-z0-9]+$/, '');
}

function titleOf(value: unknown): string {
  const title = line(value, 'title');
  if (title.length > TITLE_MAX)
    throw bad('title', shown(title), `at most ${TITLE_MAX} characters`, `It has ${title.length}.`);
  if (!/[\p{L}\p{N})]$/u.test(title))
    throw bad(
      'title',
      shown(title),
      'a text that ends in a letter or digit',
      'The title is the name of the connector.',
    );
  const word = TITLE_WORDS.exec(title)?.[0];
  if (word !== undefined)
    throw bad('title', shown(title), `a title without "${word}"`, 'The products add the word themselves.');
  return title;
}

function descriptionOf(value: unknown): string {
  const description = line(value, 'description');
  if (description.length < DESCRIPTION_MIN || description.length > DESCRIPTION_MAX)
    throw bad(
      'description',
      `${description.length} characters`,
      `${DESCRIPTION_MIN} to ${DESCRIPTION_MAX}`,
      'Say in a sentence or two what it is for.',
    );
  return /[.!?]$/.test(description) ? description : `${description}.`;
}

function publisherOf(value: unknown, title: string): Publisher {
  const given = value === undefined ? {} : objectOf(value, 'publisher');
  onlyKnown(given, ['name', 'email', 'website', 'privacyPolicy'], 'publisher');
  const optional = (key: string, form: RegExp, expected: string): Record<string, string> =>
    given[key] === undefined ? {} : { [key]: text(given, key, '', form, expected, 'publisher.') };
  return {
    name: line(given['name'] ?? title, 'publisher.name', 100),
    ...optional('email', /^[\x21-\x3f\x41-\x7e]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/, 'an email address'),
    ...optional('website', HTTPS, 'an address such as "https://www.example.com"'),
    ...optional('privacyPolicy', HTTPS, 'an address such as "https://www.example.com/privacy"'),
  };
}

const HTTPS = /^https:\/\/[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?::\d{1,5})?(?:[/?#][\x21-\x7e]*)?$/;

function categoriesOf(value: unknown): readonly string[] {
  const categories = strings(value ?? ['IT Operations', 'Productivity'], 'categories');
  for (const category of categories)
    if (!CATEGORIES.includes(category))
      throw bad('categories', shown(category), `one of ${CATEGORIES.join(', ')}`, didYouMean(category, CATEGORIES));
  if (categories.length < 1 || categories.length > MAX_CATEGORIES)
    throw bad('categories', `${categories.length} categories`, `one or ${MAX_CATEGORIES}`, 'Keep those that fit best.');
  return categories;
}

function scopesOf(value: unknown): readonly string[] {
  const scopes = strings(value ?? ['useraccount'], 'scopes');
  for (const scope of scopes)
    if (!/^[\x21\x23-\x5b\x5d-\x7e]{1,200}$/.test(scope))
      throw bad(
        'scopes',
        shown(scope),
        'names without blanks, quotes or backslashes',
        'A scope is one word (RFC 6749, section 3.3).',
      );
  return scopes;
}

function tablesOf(value: unknown): readonly string[] {
  const tables = strings(value ?? DEFAULT_TABLES, 'tables');
  for (const table of tables) {
    if (!TABLE_NAME.test(table))
      throw bad(
        'tables',
        shown(table),
        'names such as "incident" or "u_my_table"',
        'The name is not the label: look at the address of the list in ServiceNow.',
      );
    if (table === 'sys_db_object')
      throw bad(
        'tables',
        '"sys_db_object"',
        'another table',
        'The list of tables is in every connector with records already.',
      );
  }
  return tables;
}

/** Source: names of tables in `sys_db_object` are lower case with digits and underscores, at most 80 characters. */
export const TABLE_NAME = /^[a-z][a-z0-9_]{0,79}$/;

function columnsOf(value: unknown, tables: readonly string[]): Spec['columns'] {
  return perTable(value, 'columns', tables, (columns, key) => {
    const names = strings(columns, key);
    for (const name of names)
      if (!TABLE_NAME.test(name)) throw bad(key, shown(name), 'names of columns', 'For example "short_description".');
    return names;
  });
}

function parentsOf(value: unknown): Spec['extends'] {
  const given = Object.entries(value === undefined ? {} : objectOf(value, 'extends'));
  for (const [table, parent] of given)
    if (!TABLE_NAME.test(table) || typeof parent !== 'string' || !TABLE_NAME.test(parent))
      throw bad(
        'extends',
        shown({ [table]: parent }),
        'the name of a table and of the one it extends',
        'For example u_request=task.',
      );
  return Object.fromEntries(given) as Spec['extends'];
}

const filtersOf = (value: unknown, tables: readonly string[]): Spec['triggerFilters'] =>
  perTable(value, 'triggerFilters', tables, (filter, key) => checkedFilter(line(filter, key, 1000)));

function perTable<T>(
  value: unknown,
  name: string,
  tables: readonly string[],
  read: (value: unknown, key: string) => T,
): Readonly<Record<string, T>> {
  const entries = Object.entries(value === undefined ? {} : objectOf(value, name));
  return Object.fromEntries(
    entries.map(([table, content]) => {
      if (!tables.includes(table))
        throw bad(
          name,
          `the table ${shown(table)}`,
          `one of ${tables.join(', ')}`,
          'Add it to the tables, or remove it here.',
        );
      return [table, read(content, `${name}.${table}`)];
    }),
  );
}

function environmentsOf(value: unknown, anyInstance: boolean): Spec['environments'] {
  const given = value === undefined ? {} : objectOf(value, 'environments');
  const environments = Object.fromEntries(
    Object.entries(given).map(([name, content]) => {
      if (!/^[A-Za-z][\w-]{0,39}$/.test(name) || name === '__proto__')
        throw bad(
          'environments',
          shown(name),
          'a short name of letters and digits',
          'For example "dev", "test" or "prod".',
        );
      return [name, environmentOf(content, `environments.${name}`, anyInstance)];
    }),
  );
  if (anyInstance || Object.values(environments)[0]?.instance !== undefined) return environments;
  throw new UserError(
    'no-instance',
    'No ServiceNow instance is given.',
    'Name yours with --instance, for example --instance dev12345, or use --any-instance.',
  );
}

function environmentOf(value: unknown, key: string, anyInstance: boolean): Environment {
  const given = objectOf(value, key);
  onlyKnown(given, ['instance', 'clientId', 'redirectUrl', 'formerRedirectUrl'], key);
  const { instance, clientId, redirectUrl, formerRedirectUrl } = given;
  if (anyInstance && clientId !== undefined)
    throw bad(`${key}.clientId`, 'given', 'none', 'With --any-instance each connection brings its own client ID.');
  return {
    ...(instance === undefined ? {} : { instance: instanceHost(line(instance, `${key}.instance`, 2000)) }),
    ...(clientId === undefined
      ? {}
      : {
          clientId: text(
            given,
            'clientId',
            '',
            /^[\x21-\x7e]{1,200}$/,
            'the client ID of the registry record, without blanks',
            `${key}.`,
          ),
        }),
    ...(redirectUrl === undefined ? {} : { redirectUrl: redirectUrlOf(line(redirectUrl, `${key}.redirectUrl`, 2000)) }),
    ...(formerRedirectUrl === undefined
      ? {}
      : { formerRedirectUrl: text(given, 'formerRedirectUrl', '', HTTPS, 'an address', `${key}.`) }),
  };
}

// The reading of single values.

type Given = Readonly<Record<string, unknown>>;

function objectOf(value: unknown, name: string): Given {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw bad(name, shown(value), 'a JSON object', HINT);
  return value as Given;
}

function onlyKnown(given: Given, known: readonly string[], name: string): void {
  for (const key of Object.keys(given))
    if (!known.includes(key))
      throw bad(
        name,
        `the key ${shown(key)}`,
        `one of ${known.filter((one) => one !== 'generated').join(', ')}`,
        didYouMean(key, known),
      );
}

function flag(given: Given, key: string, otherwise: boolean): boolean {
  const value = given[key] ?? otherwise;
  if (typeof value !== 'boolean') throw bad(key, shown(value), 'true or false', HINT);
  return value;
}

function oneOf<T extends string>(given: Given, key: string, values: readonly T[], otherwise: T): T {
  const value = given[key] ?? otherwise;
  const found = values.find((one) => one === value);
  if (found === undefined)
    throw bad(key, shown(value), `one of ${values.join(', ')}`, didYouMean(String(value), values));
  return found;
}

function listOf<T extends string>(
  given: Given,
  key: string,
  values: readonly T[],
  otherwise: readonly T[],
): readonly T[] {
  const list = strings(given[key] ?? otherwise, key);
  for (const value of list)
    if (!values.includes(value as T))
      throw bad(key, shown(value), `one of ${values.join(', ')}`, didYouMean(value, values));
  // In the order of the documents, so that the order in which they were asked for changes nothing.
  return values.filter((value) => list.includes(value));
}

function strings(value: unknown, key: string): readonly string[] {
  if (!Array.isArray(value) || value.length > 1000) throw bad(key, shown(value), 'a list of texts', HINT);
  return [...new Set(value.map((item) => line(item, key, 200)))];
}

function text(given: Given, key: string, otherwise: string, form: RegExp, expected: string, prefix = ''): string {
  const value = line(given[key] ?? otherwise, `${prefix}${key}`, 2000);
  if (!form.test(value)) throw bad(`${prefix}${key}`, shown(value), expected, HINT);
  return value;
}

/** A text of one line without control characters, blanks at its ends cut off. */
function line(value: unknown, key: string, longest = 500): string {
  if (typeof value !== 'string') throw bad(key, shown(value), 'a text', HINT);
  const trimmed = value.trim();
  if (trimmed === '') throw bad(key, 'empty', 'a text', HINT);
  // Lone surrogates are no text; controls and overrides of direction would let a text look like another one.
  if (/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u.test(trimmed))
    throw bad(key, 'a text with control characters', 'a plain line of text', HINT);
  if (trimmed.length > longest) throw bad(key, `${trimmed.length} characters`, `at most ${longest}`, HINT);
  return trimmed;
}

const HINT = 'Correct the option, or spec.json.';

const didYouMean = (word: string, known: readonly string[]): string => {
  const found = nearest(word, known);
  return found === undefined ? HINT : `Did you mean "${found}"?`;
};

const shown = (value: unknown): string => {
  const json = JSON.stringify(value) ?? 'undefined';
  return json.length > 80 ? `${json.slice(0, 80)}...` : json;
};

const bad = (key: string, found: string, expected: string, hint: string): UserError =>
  new UserError('bad-spec', `"${key}" is ${found}; expected ${expected}.`, hint);

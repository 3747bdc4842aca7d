import { quoted } from '../connector/json-types.js';
import {
  CATEGORIES,
  DESCRIPTION_MAX,
  DESCRIPTION_MIN,
  MAX_CATEGORIES,
  TITLE_MAX,
  TITLE_WORDS,
} from '../facts/certification.js';
import { readExportedTables } from './exported-tables.js';
import { readImported } from './imported-parts.js';
import { instanceName } from './instance.js';
import { DEFAULT_PACKS, PACK_NAMES } from './packs.js';
import type { Publisher, Spec, Target } from './spec.js';
import { environmentsOf } from './spec-environments.js';
import { columnsOf, filtersOf, parentsOf, tablesOf } from './spec-tables.js';
import {
  bad,
  didYouMean,
  flag,
  type Given,
  HTTPS,
  line,
  listOf,
  objectOf,
  oneOf,
  onlyKnown,
  strings,
  text,
} from './spec-values.js';

/** Not the default blue of the wizard, which reviewers refuse, and dark enough for white on it. */
const DEFAULT_COLOUR = '#1f8476';
const PROVIDERS = ['oauth2', 'oauth2generic', 'oauth2pkce'] as const;
const TRIGGERS = ['created', 'updated'] as const;
const TARGETS = ['connector', 'teams'] as const;
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
  'targets',
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
  'imported',
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
      quoted(spec['formatVersion']),
      '1',
      'A newer version of the toolkit wrote this file; use that one.',
    );
  if (spec['$schema'] !== undefined) line(spec['$schema'], '$schema');
  const anyInstance = flag(spec, 'anyInstance', false);
  const environments = environmentsOf(spec['environments'], anyInstance);
  const apis = listOf(spec, 'apis', PACK_NAMES, DEFAULT_PACKS);
  const tables = tablesOf(spec['tables']);
  const { title: givenTitle = defaultTitle(anyInstance ? undefined : Object.values(environments)[0]?.instance) } = spec;
  const title = titleOf(givenTitle);
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
    description: descriptionOf(spec['description']),
    version: versionOf(spec['version']),
    publisher: publisherOf(spec['publisher'], title),
    categories: categoriesOf(spec['categories']),
    brandColor: colourOf(spec['brandColor']),
    icon: oneOf(spec, 'icon', ['drawn', 'own'] as const, 'drawn'),
    targets: targetsOf(spec, anyInstance),
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
    dictionary: readExportedTables(spec['dictionary']),
    ...(spec['imported'] === undefined ? {} : { imported: readImported(spec['imported']) }),
    environments,
  };
}

/** The connector is what the Teams app is made of and checked against, so it is always there. */
function targetsOf(spec: Given, anyInstance: boolean): readonly Target[] {
  const hasTeams = listOf(spec, 'targets', TARGETS, ['connector']).includes('teams');
  if (hasTeams && anyInstance)
    throw bad(
      'targets',
      '"teams" for any instance',
      '"connector"',
      'A Teams app signs in at one instance; name it, or leave the app out.',
    );
  return hasTeams ? TARGETS : ['connector'];
}

const DEFAULT_DESCRIPTION =
  'Works with records, files, requests and knowledge in ServiceNow, with the rights of the person who signed in.';

/** A title that fits: at most 30 characters, ending in a letter or digit, without a forbidden word. */
function defaultTitle(host: string | undefined): string {
  if (host === undefined) return 'ServiceNow for All Instances';
  const title = `ServiceNow ${instanceName(host)}`.slice(0, TITLE_MAX).replace(/[^A-Za-z0-9]+$/, '');
  return TITLE_WORDS.test(title) ? 'ServiceNow Records' : title;
}

function titleOf(value: unknown): string {
  const title = line(value, 'title');
  if (title.length > TITLE_MAX)
    throw bad('title', quoted(title), `at most ${TITLE_MAX} characters`, `It has ${title.length}.`);
  if (!/[\p{L}\p{N})]$/u.test(title))
    throw bad(
      'title',
      quoted(title),
      'a text that ends in a letter or digit',
      'The title is the name of the connector.',
    );
  const word = TITLE_WORDS.exec(title)?.[0];
  if (word !== undefined)
    throw bad('title', quoted(title), `a title without "${word}"`, 'The products add the word themselves.');
  return title;
}

function descriptionOf(value: unknown = DEFAULT_DESCRIPTION): string {
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

const versionOf = (value: unknown = '1.0.0'): string =>
  text(value, 'version', /^\d+\.\d+\.\d+$/, 'three numbers such as "1.0.0"');

const colourOf = (value: unknown = DEFAULT_COLOUR): string =>
  text(value, 'brandColor', /^#[0-9a-f]{6}$/i, 'a colour such as "#1f8476"').toLowerCase();

function publisherOf(value: unknown, title: string): Publisher {
  const given = value === undefined ? {} : objectOf(value, 'publisher');
  onlyKnown(given, ['name', 'email', 'website', 'privacyPolicy'], 'publisher');
  const optional = (key: string, form: RegExp, expected: string): Record<string, string> =>
    given[key] === undefined ? {} : { [key]: text(given[key], `publisher.${key}`, form, expected) };
  const { name = title } = given;
  return {
    name: line(name, 'publisher.name', 100),
    ...optional('email', /^[\x21-\x3f\x41-\x7e]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/, 'an email address'),
    ...optional('website', HTTPS, 'an address such as "https://www.example.com"'),
    ...optional('privacyPolicy', HTTPS, 'an address such as "https://www.example.com/privacy"'),
  };
}

function categoriesOf(value: unknown = ['IT Operations', 'Productivity']): readonly string[] {
  const categories = strings(value, 'categories');
  for (const category of categories)
    if (!CATEGORIES.includes(category))
      throw bad('categories', quoted(category), `one of ${CATEGORIES.join(', ')}`, didYouMean(category, CATEGORIES));
  if (categories.length < 1 || categories.length > MAX_CATEGORIES)
    throw bad('categories', `${categories.length} categories`, `one or ${MAX_CATEGORIES}`, 'Keep those that fit best.');
  return categories;
}

function scopesOf(value: unknown = ['useraccount']): readonly string[] {
  const scopes = strings(value, 'scopes');
  for (const scope of scopes)
    if (!/^[\x21\x23-\x5b\x5d-\x7e]{1,200}$/.test(scope))
      throw bad(
        'scopes',
        quoted(scope),
        'names without blanks, quotes or backslashes',
        'A scope is one word (RFC 6749, section 3.3).',
      );
  return scopes;
}

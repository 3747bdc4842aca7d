import { isObject } from '../connector/json-types.js';
import { UserError } from '../engine/user-error.js';
import { exportedRows, tablesOfExport } from '../generator/dictionary-export.js';
import { instanceHost } from '../generator/instance.js';
import { commandHere, shellWord } from './command-here.js';
import { readText } from './given-file.js';

/** The options of `generate` that say what a connector is; each is a key of `spec.json` too. */
export interface SpecOptions {
  readonly instance?: string | undefined;
  readonly target?: string | undefined;
  readonly anyInstance?: boolean | undefined;
  readonly environment?: string | undefined;
  readonly clientId?: string | undefined;
  readonly tables?: string | undefined;
  readonly extends?: readonly string[] | undefined;
  readonly anyTable?: boolean | undefined;
  readonly nextLinks?: boolean | undefined;
  readonly apis?: string | undefined;
  readonly access?: string | undefined;
  readonly triggers?: string | undefined;
  readonly triggerFilter?: readonly string[] | undefined;
  readonly identityProvider?: string | undefined;
  readonly scopes?: string | undefined;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly connectorVersion?: string | undefined;
  readonly publisher?: string | undefined;
  readonly contactEmail?: string | undefined;
  readonly website?: string | undefined;
  readonly privacyPolicy?: string | undefined;
  readonly categories?: string | undefined;
  readonly brandColor?: string | undefined;
  readonly icon?: string | undefined;
  readonly dictionary?: readonly string[] | undefined;
  readonly choices?: readonly string[] | undefined;
}

/** A specification as it comes from a file and options, before it is checked. */
export type RawSpec = Record<string, unknown>;

/** The environment that is written when none is named. */
const DEFAULT_ENVIRONMENT = 'default';

/**
 * Puts options over a specification; an option that is not given changes nothing.
 * @param base the content of `spec.json`, or an empty object
 */
export function withOptions(base: RawSpec, options: SpecOptions): RawSpec {
  const given: RawSpec = {
    targets: listOf(options.target, '--target'),
    anyInstance: options.anyInstance,
    tables: listOf(options.tables, '--tables'),
    extends: pairsOf(options.extends, '=', '--extends', 'u_request=task'),
    anyTable: options.anyTable,
    nextLinks: options.nextLinks,
    apis: listOf(options.apis, '--apis'),
    access: options.access,
    triggers: listOf(options.triggers, '--triggers'),
    triggerFilters: pairsOf(options.triggerFilter, ':', '--trigger-filter', '"incident:active=true^priority=1"'),
    identityProvider: options.identityProvider,
    scopes: listOf(options.scopes, '--scopes'),
    title: options.title,
    description: options.description,
    version: options.connectorVersion,
    categories: listOf(options.categories, '--categories'),
    brandColor: options.brandColor,
    icon: options.icon === undefined ? undefined : options.icon === 'drawn' ? 'drawn' : 'own',
  };
  const publisher = definedOf({
    name: options.publisher,
    email: options.contactEmail,
    website: options.website,
    privacyPolicy: options.privacyPolicy,
  });
  return {
    ...base,
    ...definedOf(given),
    ...(Object.keys(publisher).length > 0 ? { publisher: { ...membersOf(base['publisher']), ...publisher } } : {}),
    ...environmentsOf(base, options),
  };
}

/** The environments with what is said of one of them; a new one comes last, so that the files stay those of the first. */
function environmentsOf(base: RawSpec, { environment, instance, clientId }: SpecOptions): RawSpec {
  // A variable that is not set: said of the option, not of the key of spec.json that it would be.
  if (instance?.trim() === '') instanceHost(instance);
  const environments = membersOf(base['environments']);
  const name = environment ?? Object.keys(environments)[0] ?? DEFAULT_ENVIRONMENT;
  const changes = definedOf({ instance, clientId });
  if (Object.keys(changes).length === 0 && environment === undefined) return {};
  return { environments: { ...environments, [name]: { ...membersOf(environments[name]), ...changes } } };
}

/** The command that adds an environment to the `spec.json` of a folder. */
export const addEnvironment = (folder: string, name: string): string =>
  commandHere(
    `generate --spec ${shellWord(folder)} --environment ${shellWord(name)} --instance ITS_INSTANCE --client-id ITS_CLIENT_ID`,
  );

/**
 * The specification with an environment first, which is the one that the files are for.
 * @param folder where its `spec.json` is
 * @throws UserError `unknown-environment`
 */
export function forEnvironment(raw: RawSpec, name: string | undefined, folder: string): RawSpec {
  if (name === undefined) return raw;
  const { [name]: chosen, ...others } = membersOf(raw['environments']);
  if (Object.keys(membersOf(chosen)).length === 0)
    throw new UserError(
      'unknown-environment',
      `There is no environment "${name}" in spec.json; there is ${Object.keys(others).join(', ') || 'none'}.`,
      `Name one of them, or add it: ${addEnvironment(folder, name)}`,
    );
  return { ...raw, environments: { [name]: chosen, ...others } };
}

/**
 * The tables of exports of the instance, as the specification keeps them.
 * @throws UserError `bad-export` when a file is none, `cannot-read`
 */
export function withDictionary(raw: RawSpec, options: SpecOptions): { raw: RawSpec; notes: readonly string[] } {
  const files = [...(options.dictionary ?? []), ...(options.choices ?? [])];
  if (files.length === 0) return { raw, notes: [] };
  if (!options.dictionary)
    throw new UserError('usage', '--choices is given without --dictionary.', 'Give both exports.');
  const rows = files.flatMap((file) => exportedRows(readText(file), file));
  const given: unknown[] = Array.isArray(raw['tables']) ? raw['tables'] : [];
  // What is no text is refused when the specification is read.
  const wanted = given.filter((table) => typeof table === 'string');
  const { tables, notes } = tablesOfExport(rows, wanted, membersOf(raw['extends']) as Record<string, string>);
  return {
    raw: {
      ...raw,
      tables: wanted.length > 0 ? wanted : Object.keys(tables),
      dictionary: { ...membersOf(raw['dictionary']), ...tables },
    },
    notes,
  };
}

/** `a,b` as a list; `none` as an empty one. */
function listOf(text: string | undefined, option: string): readonly string[] | undefined {
  if (text === undefined) return undefined;
  if (text.trim() === 'none') return [];
  const items = text.split(',').flatMap((item) => (item.trim() === '' ? [] : [item.trim()]));
  if (items.length === 0)
    throw new UserError(
      'usage',
      `${option} is "${text}"; expected names separated by commas.`,
      'For none at all write "none"; for the usual ones leave the option out.',
    );
  return items;
}

function pairsOf(
  texts: readonly string[] | undefined,
  sign: string,
  option: string,
  example: string,
): Readonly<Record<string, string>> | undefined {
  if (texts === undefined) return undefined;
  return Object.fromEntries(
    texts.map((text) => {
      const at = text.indexOf(sign);
      if (at <= 0)
        throw new UserError(
          'usage',
          `${option} is "${text}"; expected a table, "${sign}" and a value.`,
          `For example ${option} ${example}.`,
        );
      return [text.slice(0, at).trim(), text.slice(at + 1).trim()];
    }),
  );
}

const membersOf = (value: unknown): RawSpec => (isObject(value) ? value : {});

const definedOf = (values: RawSpec): RawSpec =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

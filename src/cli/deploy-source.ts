import { basename, resolve } from 'node:path';
import type { Connector, Role } from '../connector/connector.js';
import { findConnectors } from '../connector/find.js';
import { loadConnector } from '../connector/load.js';
import { FILE_KEYS, type FileKey, isUnfilled, settingsOf } from '../connector/settings.js';
import { UserError } from '../engine/user-error.js';
import { completeSpec } from '../generator/complete-spec.js';
import {
  DEFINITION_FILE,
  filesOf,
  type GeneratedFiles,
  ICON_FILE,
  PROPERTIES_FILE,
  SCRIPT_FILE,
} from '../generator/generate.js';
import { memberOf, type Spec } from '../generator/spec.js';
import type { KnownTarget } from '../pipeline/deploy-target.js';
import type { PowerAppsService } from '../pipeline/tool-command.js';
import { commandHere, shellWord } from './command-here.js';
import { forEnvironment } from './generate-input.js';
import { GeneratedFolder } from './generated-folder.js';

/** A connector that is to be deployed, as its files are for one environment. */
export interface DeploySource {
  readonly connector: Connector;
  /** The environment of `spec.json` that it is for; undefined where there is no `spec.json`, or none is named in it. */
  readonly environment: string | undefined;
  /** False when the files of the folder are for another environment than this one. */
  readonly isMain: boolean;
  /** The redirect URL that is recorded for it. */
  readonly redirectUrl: string | undefined;
}

const ROLE_OF: Readonly<Record<FileKey, Role>> = {
  apiDefinition: 'definition',
  apiProperties: 'properties',
  icon: 'icon',
  script: 'script',
};

/**
 * Reads the connector of a folder. Of a generated one the files are made for the environment that is named.
 * @throws UserError `no-connector`, `in-solution`, `no-spec`, `unknown-environment`, `stale`, `other-file`
 */
export function deploySource(path: string, environment: string | undefined): DeploySource {
  const folder = new GeneratedFolder(path);
  const connector = connectorIn(path);
  refuseOtherFiles(connector);
  if (folder.spec !== undefined) return fromSpec(folder, connector, environment);
  if (environment !== undefined)
    throw new UserError(
      'no-spec',
      `${path} holds no spec.json, so it has no environment "${environment}".`,
      'Leave --environment out; --environment-id names the Power Platform environment.',
    );
  return { connector, environment: undefined, isMain: true, redirectUrl: undefined };
}

function connectorIn(path: string): Connector {
  const found = [...onlyHere(path)];
  const inFolder = found.find(({ layout }) => layout.layout === 'folder');
  if (inFolder) return loadConnector(inFolder);
  if (found.length > 0)
    throw new UserError(
      'in-solution',
      `${path} is the Connectors folder of an unpacked solution.`,
      'Pack the solution and import it, with the connector in a solution of its own that goes first: "pac solution pack", "pac solution import". The client secret is not carried over and has to be entered again.',
    );
  throw new UserError(
    'no-connector',
    `There is no connector in ${path === '.' ? 'this folder' : path} itself.`,
    'Name the very folder with apiProperties.json and apiDefinition.swagger.json; one connector is deployed at a time.',
  );
}

function* onlyHere(path: string): ReturnType<typeof findConnectors> {
  for (const found of findConnectors(path, [])) {
    // The folder itself comes first.
    if (found.path !== resolve(path)) return;
    yield found;
  }
}

function fromSpec(folder: GeneratedFolder, connector: Connector, given: string | undefined): DeploySource {
  const raw = folder.spec ?? {};
  const spec = completeSpec(raw);
  const main = Object.keys(spec.environments)[0];
  const name = given ?? main;
  refuseStale(folder, spec);
  if (name === main || spec.anyInstance)
    return {
      connector,
      environment: name,
      isMain: name === main,
      redirectUrl: name === undefined ? undefined : memberOf(spec.environments, name)?.redirectUrl,
    };
  const own = completeSpec(forEnvironment(raw, name, folder.path));
  return {
    connector: connector.withTexts(textsFor(connector, filesOf(own, folder.overlay))),
    environment: name,
    isMain: false,
    redirectUrl: memberOf(own.environments, name as string)?.redirectUrl,
  };
}

/** The generated texts in the place of those on disk. */
function textsFor(connector: Connector, files: GeneratedFiles): ReadonlyMap<string, string> {
  return new Map(
    (['definition', 'properties', 'script'] as const).flatMap((role) => {
      const { file } = connector.document(role) ?? {};
      const text = file === undefined ? undefined : files.get(basename(file));
      return file === undefined || typeof text !== 'string' ? [] : [[file, text]];
    }),
  );
}

/** What is uploaded is what lies in the folder and was looked at there. */
function refuseStale(folder: GeneratedFolder, spec: Spec): void {
  const wanted = filesOf(spec, folder.overlay);
  const stale = [DEFINITION_FILE, PROPERTIES_FILE, SCRIPT_FILE, ICON_FILE].filter((name) => {
    const ours = wanted.get(name);
    const there = folder.bytes(name);
    if (ours === undefined) return name === SCRIPT_FILE && there !== undefined && !folder.overlay.own.includes(name);
    return there === undefined || !isSame(ours, there);
  });
  if (stale.length === 0) return;
  throw new UserError(
    'stale',
    `${stale.join(', ')} in ${folder.path} ${stale.length === 1 ? 'is' : 'are'} not what spec.json gives now.`,
    `Generate the files first, with --adopt if they were edited by hand: ${commandHere(`generate --spec ${shellWord(folder.path)}`)}`,
  );
}

/** Line ends do not count: version control may change them. */
const isSame = (ours: string | Uint8Array, there: Buffer): boolean =>
  typeof ours === 'string' ? there.toString('utf8').replaceAll('\r\n', '\n') === ours : there.equals(ours);

/** paconn leaves out an icon or a script whose path is wrong, without a word. */
function refuseOtherFiles(connector: Connector): void {
  const settings = settingsOf(connector);
  for (const key of settings ? FILE_KEYS : []) {
    const named = settings?.string(key)?.trim().split(/[\\/]/).at(-1) ?? '';
    if (named === '') continue;
    const there = nameOf(connector, ROLE_OF[key]);
    if (there?.toLowerCase() === named.toLowerCase()) continue;
    throw new UserError(
      'other-file',
      `settings.json names ${JSON.stringify(named)} as ${key}; the folder has ${there === undefined ? 'no such file' : `"${there}" in that place`}.`,
      `Correct "${key}" in settings.json, or the name of the file; one of the two would be left out without a word.`,
    );
  }
}

function nameOf(connector: Connector, role: Role): string | undefined {
  const { file } = connector.document(role) ?? {};
  return file === undefined ? undefined : basename(file);
}

/** The icon to upload; another picture than `icon.png` may be there for the readme. */
export function iconOf(connector: Connector): Uint8Array | undefined {
  const isMeant = settingsOf(connector)?.string('icon') !== undefined;
  return isMeant || nameOf(connector, 'icon')?.toLowerCase() === ICON_FILE ? connector.file('icon')?.bytes : undefined;
}

/**
 * What `settings.json` says about the target. It is about one environment: the one the files are for, as long as nobody
 * names another.
 */
export function knownTarget({ connector, isMain }: DeploySource, environmentId: string | undefined): KnownTarget {
  const settings = settingsOf(connector);
  const text = (key: string): string | undefined => {
    const value = settings?.string(key)?.trim();
    return value === undefined || isUnfilled(value) ? undefined : value;
  };
  const own = text('environment');
  const isOther = environmentId !== undefined && own !== undefined && own.toLowerCase() !== environmentId.toLowerCase();
  return isMain && !isOther ? { environmentId: own, connectorId: text('connectorId') } : {};
}

/** The addresses of Power Apps in the clouds of Microsoft. The token of whoever signed in goes there, and the secret. */
const POWER_APPS = /^https:\/\/(?:[a-z0-9-]+\.)+(?:powerapps\.(?:com|us|cn)|appsplatform\.us)\/?$/i;

/**
 * The service that `settings.json` names.
 * @throws UserError `foreign-service` for an address that is none of Microsoft's
 */
export function serviceOf(connector: Connector): PowerAppsService {
  const settings = settingsOf(connector);
  const url = settings?.string('powerAppsUrl')?.trim();
  const version = settings?.string('powerAppsApiVersion')?.trim();
  if (url && !POWER_APPS.test(url))
    throw new UserError(
      'foreign-service',
      `settings.json names ${JSON.stringify(url.slice(0, 120))} as powerAppsUrl, which is no address of Power Apps; the client secret would go there.`,
      'Write https://api.powerapps.com, or the address of your national cloud.',
    );
  return {
    ...(url ? { url } : {}),
    ...(version && /^\d{4}-\d\d-\d\d(?:-\w+)?$/.test(version) ? { version } : {}),
  };
}

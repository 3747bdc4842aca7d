import type { DeployTarget } from './deploy-target.js';

/** The absolute paths of what is uploaded. */
export interface UploadPaths {
  readonly definition: string;
  readonly properties: string;
  readonly icon?: string | undefined;
  readonly script?: string | undefined;
}

/** How paconn is told the secret; undefined for no secret. */
export type PaconnSecret =
  /** The file that holds what {@link paconnSecretText} gives. */
  | { readonly file: string; readonly isOption: boolean }
  /** The word that stands for none. */
  | { readonly dummy: string }
  | undefined;

/**
 * What the file of the secret holds. Its content takes the place of the argument that names it before the arguments are
 * read, so a secret that begins with a dash would be taken for an option; such a one brings its option along. No line break
 * at the end: it would be a part of the secret. Measured with knack 0.10.1, on which paconn is built; knack has it
 * since 0.5.4, which is what an installation of paconn 0.0.21 gets.
 */
export function paconnSecretText(secret: string): { readonly text: string; readonly isOption: boolean } {
  const isOption = secret.startsWith('-');
  return { text: isOption ? `--secret=${secret}` : secret, isOption };
}

/** Which service paconn talks to, where it is not the public one. */
export interface PowerAppsService {
  readonly url?: string | undefined;
  readonly version?: string | undefined;
}

/**
 * The arguments of pac. The script is named every time: an update without it removes the one that runs.
 * Source: learn-pac-connector.
 */
export function pacArguments(target: DeployTarget, paths: UploadPaths): readonly string[] {
  return [
    'connector',
    target.action,
    ...option('--connector-id', target.connectorId),
    ...option('--api-definition-file', paths.definition),
    ...option('--api-properties-file', paths.properties),
    ...option('--icon-file', paths.icon),
    ...option('--script-file', paths.script),
    ...option('--environment', target.environmentId),
    ...option('--solution-unique-name', target.solution),
  ];
}

/**
 * The arguments of paconn. Options, not a settings file: with one, paconn reads nothing else. It writes `settings.json` into
 * the current folder after a creation and fails then if it may not replace one, so it may. Source: ppc-upsert.
 */
export function paconnArguments(
  target: DeployTarget,
  paths: UploadPaths,
  secret: PaconnSecret,
  service: PowerAppsService,
): readonly string[] {
  return [
    target.action,
    ...option('--cid', target.connectorId),
    ...option('--env', target.environmentId),
    ...option('--api-def', paths.definition),
    ...option('--api-prop', paths.properties),
    ...option('--icon', paths.icon),
    ...option('--script', paths.script),
    ...option('--pau', service.url),
    ...option('--pav', service.version),
    ...secretArguments(secret),
    ...(target.action === 'create' ? ['--overwrite-settings'] : []),
  ];
}

/** A file, since the arguments of a process are seen by every other one. */
function secretArguments(secret: PaconnSecret): readonly string[] {
  if (secret === undefined) return [];
  if ('dummy' in secret) return ['--secret', secret.dummy];
  return secret.isOption ? [`@${secret.file}`] : ['--secret', `@${secret.file}`];
}

const option = (name: string, value: string | undefined): readonly string[] =>
  value === undefined ? [] : [name, value];

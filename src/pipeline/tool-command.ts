import type { DeployTarget } from './deploy-target.js';

/** The absolute paths of what is uploaded. */
export interface UploadPaths {
  readonly definition: string;
  readonly properties: string;
  readonly icon?: string | undefined;
  readonly script?: string | undefined;
}

/** How paconn is told the secret: the file that holds it, or the word that stands for none; undefined for no secret. */
export type PaconnSecret = { readonly file: string } | { readonly dummy: string } | undefined;

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
    // A file, since the arguments of a process are seen by every other one.
    ...option('--secret', secret && ('file' in secret ? `@${secret.file}` : secret.dummy)),
    ...(target.action === 'create' ? ['--overwrite-settings'] : []),
  ];
}

const option = (name: string, value: string | undefined): readonly string[] =>
  value === undefined ? [] : [name, value];

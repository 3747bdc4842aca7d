import { join } from 'node:path';
import type { Connector } from '../connector/connector.js';
import { type FoundConnector, findConnectors } from '../connector/find.js';
import { loadConnector } from '../connector/load.js';
import { activeRules } from '../engine/check.js';
import { UserError } from '../engine/user-error.js';
import { SHARED_REDIRECT_URL } from '../facts/redirects.js';
import { completeSpec } from '../generator/complete-spec.js';
import { redirectUrlOf } from '../generator/redirect-url.js';
import { type Environment, memberOf, type Spec } from '../generator/spec.js';
import { checks } from '../rules/checks.js';
import { commandHere, shellWord } from './command-here.js';
import { fixConnector, writeChanges } from './fix-connector.js';
import { addEnvironment } from './generate-input.js';
import { GeneratedFolder } from './generated-folder.js';
import { type WriteOptions, writeConnector } from './write-connector.js';

export interface RedirectOptions extends WriteOptions {
  readonly folder: string;
  readonly url?: string | undefined;
  readonly environment?: string | undefined;
  readonly migrate?: boolean | undefined;
  readonly confirm?: boolean | undefined;
}

/**
 * `sn-connector redirect`: the second pass, when the platform has told the connector's redirect URL. Records it, writes the
 * administrator's sheet and script anew and says what to do next; `--migrate` leads an old connector away from the shared URL.
 * @throws UserError `usage`, `bad-redirect-url`, `unknown-environment`, `no-connector`, and those of writing the files
 */
export async function redirect(options: RedirectOptions): Promise<void> {
  const chosen =
    [options.url !== undefined, options.confirm === true].filter(Boolean).length +
    (options.migrate && options.url === undefined ? 1 : 0);
  if (chosen !== 1)
    throw new UserError(
      'usage',
      `Say ${chosen === 0 ? '' : 'only '}one thing: the redirect URL with --url, --migrate, or --confirm.`,
      'For example --url https://global.consent.azure-apim.net/redirect/cr123-5fservicenow.',
    );
  const url = options.url === undefined ? undefined : redirectUrlOf(options.url);
  const folder = new GeneratedFolder(options.folder);
  process.stdout.write(
    folder.spec === undefined
      ? withoutSpec(options, url)
      : await withSpec(folder, completeSpec(folder.spec), options, url),
  );
}

async function withSpec(
  folder: GeneratedFolder,
  spec: Spec,
  options: RedirectOptions,
  url: string | undefined,
): Promise<string> {
  const name = environmentName(spec, options);
  const after = changed(memberOf(spec.environments, name) ?? {}, options, url);
  const next = completeSpec({ ...spec, environments: { ...spec.environments, [name]: after } });
  const { changed: files } = await writeConnector(folder, next, options);
  const list =
    files.length === 0
      ? `${folder.path} is up to date.`
      : `${folder.path} is written:\n${files.map((file) => `  ${file}`).join('\n')}`;
  const named =
    name === environmentName(spec, { ...options, environment: undefined }) ? '' : ` --environment ${shellWord(name)}`;
  return `${list}\n\n${nextSteps(folder.path, name, named, after)}\n`;
}

function environmentName(spec: Spec, { environment, folder }: RedirectOptions): string {
  const names = Object.keys(spec.environments);
  if (environment === undefined) return names[0] ?? 'default';
  // Where each connection names its instance, an environment holds nothing but its redirect URL and needs no announcement.
  if (names.includes(environment) || spec.anyInstance) return environment;
  throw new UserError(
    'unknown-environment',
    `There is no environment "${environment}" in spec.json; there is ${names.join(', ')}.`,
    `Add it first: ${addEnvironment(folder, environment)}`,
  );
}

function changed(before: Environment, { migrate, confirm }: RedirectOptions, url: string | undefined): Environment {
  const { formerRedirectUrl, ...rest } = before;
  if (confirm) return rest;
  if (migrate && url === undefined) return { ...before, formerRedirectUrl: formerRedirectUrl ?? SHARED_REDIRECT_URL };
  const former =
    before.redirectUrl !== undefined && before.redirectUrl !== url ? before.redirectUrl : formerRedirectUrl;
  return { ...rest, redirectUrl: url as string, ...(former === undefined ? {} : { formerRedirectUrl: former }) };
}

function nextSteps(path: string, name: string, named: string, environment: Environment): string {
  const { redirectUrl, formerRedirectUrl } = environment;
  if (redirectUrl === undefined)
    return `Next: create or update the connector, read its redirect URL on the Security tab, and run\n  ${commandHere(`redirect ${shellWord(path)}${named} --url REDIRECT_URL`)}`;
  return [
    `Next, for the environment "${name}":`,
    ...registration([redirectUrl, ...(formerRedirectUrl === undefined ? [] : [formerRedirectUrl])]),
    `     ${join(path, 'servicenow-setup.js')} does it as a background script, ${join(path, 'servicenow-setup.html')} by hand.`,
    '  2. Delete connections that failed and create a new one: a connection keeps the settings it was made with.',
    '  3. Test again after 31 minutes, when the first access token has expired.',
    ...(formerRedirectUrl === undefined
      ? []
      : [
          '  4. When everybody has signed in anew, drop the former URL here and in ServiceNow:',
          `     ${commandHere(`redirect ${shellWord(path)}${named} --confirm`)}`,
        ]),
  ].join('\n');
}

const registration = (urls: readonly string[]): readonly string[] => [
  '  1. Put this into "Redirect URL" of the registry record in ServiceNow, as it is (several are separated by commas, without blanks):',
  `     ${urls.join(',')}`,
];

/** The settings that decide which redirect URL the platform sends. */
const MODE_RULES = /^redirect\/(?:mode-|url-beside-own-mode|url-of-one-region)/;

/** A connector that was not generated here: its files are repaired by the rules of the check, and nothing is recorded. */
function withoutSpec({ folder, confirm, migrate, environment }: RedirectOptions, url: string | undefined): string {
  if (confirm || environment !== undefined)
    throw new UserError(
      'no-spec',
      `${folder} holds no spec.json, so no redirect URL is recorded there.`,
      'Environments and --confirm are for generated connectors.',
    );
  const [found] = findConnectors(folder, []);
  if (!found)
    throw new UserError(
      'no-connector',
      `There is no connector in ${folder}.`,
      'Name a folder with apiProperties.json and apiDefinition.swagger.json.',
    );
  const connector = loadConnector(found);
  if (connector.oauthSettings.length === 0)
    throw new UserError(
      'no-oauth',
      `The connector in ${folder} has no OAuth settings.`,
      'Only connectors that sign in with OAuth 2.0 have a redirect URL.',
    );
  return migrate ? migrated(folder, found, url) : recordedElsewhere(folder, connector, url as string);
}

/** @throws UserError `cannot-write` */
function migrated(folder: string, found: FoundConnector, url: string | undefined): string {
  const active = activeRules(
    checks.filter(({ id }) => MODE_RULES.test(id)),
    'deploy',
  );
  const fixed = fixConnector(found, active, 'deploy', () => true);
  const [failed] = writeChanges(found, fixed);
  if (failed)
    throw new UserError(
      'cannot-write',
      `${failed.file} ${failed.reason}.`,
      'Check the rights, then run this again.',
      'cannot-run',
    );
  const head =
    fixed.changes.length === 0
      ? `The files in ${folder} ask for the connector's own redirect URL already.`
      : `${fixed.changes.map(({ file }) => file).join(', ')}: redirectMode is "GlobalPerConnector" now.`;
  const steps =
    url === undefined
      ? [
          '  1. Update the connector with these files. Connections go on working with the shared URL until they are made anew.',
          '  2. Read the new redirect URL on the Security tab, and run',
          `     ${commandHere(`redirect ${shellWord(folder)} --migrate --url REDIRECT_URL`)}`,
        ]
      : [
          ...registration([url, SHARED_REDIRECT_URL]),
          '  2. Create a new connection and test it again after 31 minutes.',
          '  3. When everybody has signed in anew, remove the shared URL from the record.',
        ];
  return `${[head, '', 'Next:', ...steps].join('\n')}\n`;
}

function recordedElsewhere(folder: string, connector: Connector, url: string): string {
  const isOld = connector.oauthSettings.some(
    (oauth) => oauth.node.getIgnoringCase('redirectMode')?.text?.toLowerCase() !== 'globalperconnector',
  );
  if (isOld)
    throw new UserError(
      'shared-redirect',
      `The files in ${folder} do not ask for the connector's own redirect URL, so the platform will not send ${url}.`,
      `First: ${commandHere(`redirect ${shellWord(folder)} --migrate`)}`,
    );
  return `${['Next:', ...registration([url]), '  2. Create a new connection and test it again after 31 minutes.'].join('\n')}\n`;
}

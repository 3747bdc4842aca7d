import { dirname, join } from 'node:path';
import { UserError } from '../engine/user-error.js';
import { completeSpec } from '../generator/complete-spec.js';
import { definitionOf } from '../generator/definition.js';
import { exportUrls } from '../generator/dictionary-export.js';
import { DEFINITION_FILE } from '../generator/generate.js';
import { hostOf, mainEnvironment, NO_HOST, type Spec } from '../generator/spec.js';
import { portableCommand } from '../version.js';
import { type RawSpec, type SpecOptions, withDictionary, withOptions } from './generate-input.js';
import { GeneratedFolder, SPEC_FILE } from './generated-folder.js';
import { ownIcon, readIcon } from './icon-file.js';
import { type WriteOptions, type Written, writeConnector } from './write-connector.js';

export interface GenerateOptions extends SpecOptions, WriteOptions {
  readonly out?: string | undefined;
  readonly spec?: string | undefined;
  readonly exportUrls?: boolean | undefined;
}

/**
 * `sn-connector generate`: writes a connector from options, answers or `spec.json`.
 * @throws UserError with the first thing that keeps it from being written
 */
export async function generate(options: GenerateOptions): Promise<void> {
  if (options.exportUrls) return printExportUrls(options);
  const from = specFolder(options);
  const asked = from === undefined && needsAnswers(options) ? await (await import('./ask.js')).ask() : undefined;
  const base: RawSpec = from?.spec ?? asked?.spec ?? {};
  const { raw, notes } = withDictionary(withOptions(base, options), options);
  const spec = completeSpec(raw);
  const folder = targetFolder(options, from, asked?.out, spec);
  const written = await writeConnector(folder, spec, options, iconOf(spec, options, from, folder));
  for (const note of notes) process.stderr.write(`${note}\n`);
  process.stdout.write(summary(folder.path, spec, written, options.dryRun === true));
}

/** The maker's own icon, where it has to be put into the folder. */
function iconOf(
  spec: Spec,
  { icon }: GenerateOptions,
  from: GeneratedFolder | undefined,
  folder: GeneratedFolder,
): Uint8Array | undefined {
  if (spec.icon === 'drawn') return undefined;
  if (icon !== undefined) return readIcon(icon);
  return ownIcon(from ?? folder);
}

/** The folder of the specification that is generated again, if there is one. */
function specFolder({ spec, out }: GenerateOptions): GeneratedFolder | undefined {
  if (spec !== undefined) {
    const path = /\.json$/i.test(spec) ? dirname(spec) : spec;
    const folder = new GeneratedFolder(path);
    if (folder.spec === undefined)
      throw new UserError(
        'no-spec',
        `${join(path, SPEC_FILE)} does not exist or is empty.`,
        'Name the spec.json of a generated connector, or its folder.',
      );
    return folder;
  }
  const folder = out === undefined ? undefined : new GeneratedFolder(out);
  return folder?.spec === undefined ? undefined : folder;
}

function targetFolder(
  { out }: GenerateOptions,
  from: GeneratedFolder | undefined,
  asked: string | undefined,
  spec: Spec,
): GeneratedFolder {
  const path = out ?? from?.path ?? asked ?? join('connectors', slug(spec.title));
  return from?.path === path ? from : new GeneratedFolder(path);
}

const slug = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '') || 'servicenow';

const needsAnswers = ({ instance, anyInstance }: GenerateOptions): boolean =>
  instance === undefined && !anyInstance && process.stdin.isTTY === true && process.stdout.isTTY === true;

function printExportUrls(options: GenerateOptions): void {
  // An instance is not needed for the addresses, and one for all has none.
  const raw = {
    environments: { any: { instance: NO_HOST } },
    ...withOptions(specFolder(options)?.spec ?? {}, options),
  };
  const spec = completeSpec(raw);
  const { tables } = spec;
  const host = hostOf(spec);
  const urls = exportUrls(host, tables, spec.extends).map(({ file, url }) => `${file}\n  ${url}\n`);
  process.stdout.write(
    `Open each address in a browser that is signed in to the instance, as a user who may read sys_dictionary and sys_choice,\nand save what it shows under the name:\n\n${urls.join('\n')}\nThen: ${portableCommand(`generate --instance ${host} --tables ${tables.join(',')} --dictionary sys_dictionary.json --choices sys_choice.json`)}\n`,
  );
}

/** What was written and what comes next. */
function summary(path: string, spec: Spec, { files, changed, notes }: Written, isDryRun: boolean): string {
  const operations = definitionOf(spec).operations;
  const triggers = operations.filter(({ operation }) => operation['x-ms-trigger'] !== undefined).length;
  const size = Math.ceil(String(files.get(DEFINITION_FILE)).length / 1024);
  const head =
    changed.length === 0
      ? `${path} is up to date: ${operations.length} operations, ${triggers} of them triggers, ${size} KB.`
      : `${path} ${isDryRun ? 'would be' : 'is'} written: ${operations.length} operations, ${triggers} of them triggers, ${size} KB.`;
  const list = changed.map((name) => `  ${name}`);
  const before = notes.map(({ message, location }) => `  ${location.file}:${location.line}: ${message}`);
  return `${[head, ...list, ...(before.length > 0 ? ['', 'Before the upload:', ...dedupe(before)] : []), '', ...nextSteps(path, spec)].join('\n')}\n`;
}

const dedupe = (lines: readonly string[]): readonly string[] => [...new Set(lines)];

function nextSteps(path: string, spec: Spec): readonly string[] {
  const { clientId, redirectUrl } = mainEnvironment(spec);
  const step = (text: string, command?: string): string =>
    command === undefined ? `  ${text}` : `  ${text}\n    ${command}`;
  if (redirectUrl !== undefined)
    return [
      'Next:',
      step(
        `Have the redirect URL registered as ${join(path, 'servicenow-setup.html')} says, then create a connection and test it again after 31 minutes.`,
      ),
    ];
  return [
    'Next:',
    ...(spec.anyInstance || clientId !== undefined
      ? []
      : [
          step(`1. Have the ServiceNow administrator register the client: ${join(path, 'servicenow-setup.html')}`),
          step(
            '2. Write the client ID that this gives:',
            portableCommand(`generate --spec ${join(path, SPEC_FILE)} --client-id <client ID>`),
          ),
        ]),
    step('Create the connector, with one of the two:', `paconn create -s ${join(path, 'settings.json')} -w`),
    `    pac connector create --api-definition-file ${join(path, DEFINITION_FILE)} --api-properties-file ${join(path, 'apiProperties.json')} --icon-file ${join(path, 'icon.png')} --environment <environment>`,
    step(
      'Tell the toolkit the redirect URL that the platform then shows:',
      portableCommand(`redirect ${path} --url <redirect URL>`),
    ),
  ];
}

import { basename, dirname, join, resolve } from 'node:path';
import { UserError } from '../engine/user-error.js';
import { completeSpec } from '../generator/complete-spec.js';
import { definitionOf } from '../generator/definition.js';
import { exportUrls } from '../generator/dictionary-export.js';
import { DEFINITION_FILE } from '../generator/generate.js';
import { hostOf, mainEnvironment, NO_HOST, type Spec } from '../generator/spec.js';
import { commandHere, shellWord } from './command-here.js';
import { forEnvironment, type RawSpec, type SpecOptions, withDictionary, withOptions } from './generate-input.js';
import { GeneratedFolder, SPEC_FILE } from './generated-folder.js';
import { ownIcon, readIcon } from './icon-file.js';
import { nextSteps, notesByRule } from './next-steps.js';
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
  const isCopy = from !== undefined && options.out !== undefined && resolve(options.out) !== resolve(from.path);
  const chosen = withOptions(base, options);
  const { raw, notes } = withDictionary(
    isCopy ? forEnvironment(chosen, options.environment, from.path) : chosen,
    options,
  );
  const spec = completeSpec(raw);
  const folder = targetFolder(options, from, asked?.out, spec);
  const written = await writeConnector(folder, spec, options, iconOf(spec, options, from, folder));
  for (const note of notes) process.stderr.write(`${note}\n`);
  process.stdout.write(summary(folder, spec, written, options.dryRun === true));
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
    const isFile = /\.json$/i.test(spec);
    if (isFile && basename(spec) !== SPEC_FILE)
      throw new UserError(
        'no-spec',
        `${spec} is not called ${SPEC_FILE}.`,
        'Name the spec.json of a folder, or the folder.',
      );
    const path = isFile ? dirname(spec) : spec;
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
  return from?.path === path ? from : new GeneratedFolder(path, from?.overlay);
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
  const parents = Object.entries(spec.extends).map(([table, parent]) => ` --extends ${table}=${parent}`);
  const again =
    options.spec === undefined
      ? `--instance ${host} --tables ${tables.join(',')}${parents.join('')}`
      : `--spec ${shellWord(options.spec)}`;
  const urls = exportUrls(host, tables, spec.extends).map(({ file, url }) => `${file}\n  ${url}\n`);
  process.stdout.write(
    `Open each address in a browser that is signed in to the instance, as a user who may read sys_dictionary and sys_choice,\nand save what it shows under the name:\n\n${urls.join('\n')}\nThen: ${commandHere(`generate ${again} --dictionary sys_dictionary.json --choices sys_choice.json`)}\n`,
  );
}

/** What was written and what comes next. */
function summary(folder: GeneratedFolder, spec: Spec, { files, changed, notes }: Written, isDryRun: boolean): string {
  const operations = definitionOf(spec).operations;
  const triggers = operations.filter(({ operation }) => operation['x-ms-trigger'] !== undefined).length;
  const size = Math.ceil(String(files.get(DEFINITION_FILE)).length / 1024);
  const state = changed.length === 0 ? 'is up to date' : isDryRun ? 'would be written' : 'is written';
  const before = notesByRule(notes);
  const next = nextSteps({
    path: folder.path,
    spec,
    hasScript: files.has('script.csx'),
    isCreated: folder.connectorId !== undefined || mainEnvironment(spec).redirectUrl !== undefined,
    isUploadStale: changed.some((name) => UPLOADED.has(name)),
  });
  return `${[
    `${folder.path} ${state}: ${operations.length} operations, ${triggers} of them triggers, ${size} KB.`,
    ...changed.map((name) => `  ${name}`),
    ...(before.length > 0 ? ['', 'Before the upload:', ...before] : []),
    ...(isDryRun ? [] : ['', ...next]),
  ].join('\n')}\n`;
}

/** The files that the platform gets. */
const UPLOADED: ReadonlySet<string> = new Set([DEFINITION_FILE, 'apiProperties.json', 'script.csx', 'icon.png']);

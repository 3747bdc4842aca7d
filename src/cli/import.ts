import { UserError } from '../engine/user-error.js';
import { completeSpec } from '../generator/complete-spec.js';
import { jsonText } from '../generator/json-text.js';
import { mainEnvironment, type Spec } from '../generator/spec.js';
import { ABOUT_THE_INPUT } from '../generator/validate.js';
import { type Imported, importDocuments } from '../importer/import-documents.js';
import { namesOf, specWith } from '../importer/imported-spec.js';
import { importReport, importReportJson } from '../importer/report.js';
import type { Selectable } from '../importer/selection.js';
import { EXIT, sayable } from './exit.js';
import { type SpecOptions, withOptions } from './generate-input.js';
import { GeneratedFolder } from './generated-folder.js';
import { ownIcon, readIcon } from './icon-file.js';
import { readDocuments, readExample } from './import-input.js';
import { nextSteps, notesByRule } from './next-steps.js';
import { Output } from './output.js';
import { type WriteOptions, type Written, writeConnector } from './write-connector.js';

export interface ImportCommandOptions extends SpecOptions, WriteOptions {
  readonly files: readonly string[];
  readonly out: string;
  readonly select?: readonly string[] | undefined;
  readonly example?: readonly string[] | undefined;
  readonly format?: 'text' | 'json';
  /** A file for the whole report. */
  readonly report?: string | undefined;
}

/**
 * `sn-connector import`: writes a connector from descriptions of APIs. What was read is kept in `spec.json`, so that `generate`
 * makes the same files again and edits by hand are kept as for every generated connector.
 * @throws UserError with the first thing that keeps it from being written; then nothing is
 */
export async function importConnector(options: ImportCommandOptions): Promise<void> {
  const documents = readDocuments(options.files);
  const folder = new GeneratedFolder(options.out);
  const imported = await importDocuments(documents, {
    ...selectionOf(options.select),
    examples: (options.example ?? []).map(readExample),
    before: namesOf(folder.spec?.['imported']),
  });
  const spec = completeSpec(withOptions(specWith(imported, folder.spec, options.title), options));
  const icon =
    spec.icon === 'drawn' ? undefined : options.icon === undefined ? ownIcon(folder) : readIcon(options.icon);
  const written = await writeConnector(folder, spec, options, icon);
  if (options.report !== undefined) writeReport(options.report, imported);
  if (written.notes.some(({ rule, severity }) => severity === 'error' && !ABOUT_THE_INPUT.has(rule)))
    process.exitCode = EXIT.findings;
  process.stdout.write(
    options.format === 'json'
      ? jsonText({ ...importReportJson(imported), folder: folder.path, changed: written.changed, notes: written.notes })
      : `${[sayable(importReport(imported, false)), '', ...afterwards(folder, spec, written, options.dryRun === true)].join('\n')}\n`,
  );
}

/** `ask` lets a person choose on a terminal. */
function selectionOf(select: readonly string[] | undefined) {
  const patterns = select
    ?.flatMap((pattern) => pattern.split(',').map((one) => one.trim()))
    .filter((one) => one !== '');
  if (patterns?.length !== 1 || patterns[0]?.toLowerCase() !== 'ask')
    return { select: patterns === undefined || patterns.length === 0 ? undefined : patterns };
  if (process.stdin.isTTY !== true || process.stdout.isTTY !== true)
    throw new UserError(
      'usage',
      '--select ask needs a terminal.',
      'Name the operations: --select "GET /api/now/table/*".',
    );
  return {
    choose: async (operations: readonly Selectable[]) =>
      (await import('./ask-operations.js')).askOperations(operations),
  };
}

function writeReport(file: string, imported: Imported): void {
  const output = new Output(file);
  output.write(
    /\.json$/i.test(file) ? jsonText(importReportJson(imported)) : `${sayable(importReport(imported, true))}\n`,
  );
  output.close();
}

/** What was written and what comes next. */
function afterwards(
  folder: GeneratedFolder,
  spec: Spec,
  { files, changed, notes }: Written,
  isDryRun: boolean,
): readonly string[] {
  const state = changed.length === 0 ? 'is up to date' : isDryRun ? 'would be written' : 'is written';
  const before = notesByRule(notes);
  const next = nextSteps({
    path: folder.path,
    spec,
    hasScript: files.has('script.csx'),
    isCreated: folder.connectorId !== undefined || mainEnvironment(spec).redirectUrl !== undefined,
    isUploadStale: changed.length > 0,
  });
  return [
    `${folder.path} ${state}.`,
    ...changed.map((name) => `  ${name}`),
    ...(before.length > 0 ? ['', 'Before the upload:', ...before] : []),
    ...(isDryRun ? [] : ['', ...next]),
  ];
}

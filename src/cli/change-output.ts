import type { Connector } from '../connector/connector.js';
import type { SearchProblem } from '../connector/find.js';
import type { ChangeFormat } from '../report/change-formats.js';
import type { ChangeProblem, ChangeReport } from '../report/changes.js';
import { coloured, plain } from '../report/paint.js';
import { VERSION } from '../version.js';
import { usesColour } from './colour.js';
import { Output } from './output.js';

/** How a report of changes is written. */
export interface ChangeOutputOptions {
  readonly format: ChangeFormat;
  readonly output?: string | undefined;
  readonly all?: boolean | undefined;
  readonly color?: boolean | undefined;
}

/** Writes a report of changes in its format. @throws UserError `cannot-write` */
export async function writeChanges(report: Omit<ChangeReport, 'tool'>, options: ChangeOutputOptions): Promise<void> {
  const output = new Output(options.output);
  output.write(await changesIn({ ...report, tool: { name: 'sn-connector', version: VERSION } }, options));
  output.close();
}

async function changesIn(report: ChangeReport, { format, output, all, color }: ChangeOutputOptions): Promise<string> {
  switch (format) {
    case 'text': {
      const paint = output === undefined && usesColour(color, process.stdout) ? coloured : plain;
      return (await import('../report/changes-text.js')).changesText(report, { paint, all: all === true });
    }
    case 'json':
      return (await import('../report/changes-json.js')).changesJson(report);
    case 'markdown':
      return (await import('../report/changes-markdown.js')).changesMarkdown(report);
    case 'github':
      return (await import('../report/changes-github.js')).changesGithub(report);
  }
}

/** What keeps connectors from being compared: a file of one of them cannot be read. */
export const unreadableFiles = (...connectors: readonly Connector[]): ChangeProblem[] =>
  connectors.flatMap(({ folder, documents }) =>
    documents
      .filter(({ unreadable }) => unreadable !== undefined)
      .map(({ file, unreadable }) => ({
        kind: 'file-unreadable' as const,
        folder,
        message: `${file} cannot be read (${unreadable}), so that the connector is not compared; "sn-connector check" says where and why`,
      })),
  );

/** Folders that could not be searched, as problems of the report. */
export const unreadableFolders = (problems: readonly SearchProblem[]): ChangeProblem[] =>
  problems.map(({ folder, reason }) => ({ kind: 'folder-unreadable', folder, message: `cannot be read (${reason})` }));

import type { Fault } from './faults/index.js';

export const FAULTS_FORMAT_VERSION = 1;

/** The faults as aligned columns: name, stage, cause and sentence. */
export function faultsTable(faults: readonly Fault[]): string {
  const rows = [
    ['Name', 'Stage', 'Cause', 'What happens'],
    ...faults.map(({ name, stage, cause, sentence }) => [name, stage, cause, sentence]),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => (row[column] as string).length)));
  const lines = rows.map((row) =>
    row
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return `${lines.join('\n')}\n`;
}

/** The same for programs; described by `schemas/faults.schema.json`. */
export function faultsJson(
  faults: readonly Fault[],
  tool: { readonly name: string; readonly version: string },
): string {
  const list = faults.map(({ name, stage, cause, sentence }) => ({ name, stage, cause, sentence }));
  return `${JSON.stringify({ formatVersion: FAULTS_FORMAT_VERSION, tool, faults: list }, null, 2)}\n`;
}

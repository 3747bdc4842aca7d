import type { Effect } from '../compare/kind.js';
import { type ChangeReport, changeProblemLine, changeSummary, FELT_BY, type ShownChange } from './changes.js';
import { escapeData, escapeProperty } from './github.js';
import { printable } from './printable.js';

const COMMANDS: Readonly<Record<Effect, string>> = { breaking: 'error', unsure: 'warning', harmless: 'notice' };

/** Annotations for GitHub Actions, the worst first: GitHub shows ten of a kind in a step. */
export function changesGithub({ comparisons, problems }: ChangeReport): string {
  const lines = comparisons.flatMap(({ changes }) => changes.map(annotation));
  const failed = problems.map(
    (problem) => `::error title=${problem.kind}::${escapeData(printable(changeProblemLine(problem)))}\n`,
  );
  return `${failed.join('')}${lines.join('')}${changeSummary(comparisons)}\n`;
}

/** At the place in the new files, which are those that a pull request shows. */
function annotation({ effect, title, message, feltBy, operations, new: now }: ShownChange): string {
  const place = now ? { file: now.file, line: now.line } : {};
  const properties = Object.entries({ ...place, title })
    .map(([name, value]) => `${name}=${escapeProperty(printable(String(value)))}`)
    .join(',');
  const which = operations.length > 0 ? `: ${operations.slice(0, 20).join(', ')}` : '';
  const text = [message, `Felt by ${FELT_BY[feltBy]}${which}`].map(printable).join('\n');
  return `::${COMMANDS[effect]} ${properties}::${escapeData(text)}\n`;
}

import type { Effect } from '../compare/kind.js';
import {
  type ChangeReport,
  changeProblemLine,
  changeSummary,
  consequencesOf,
  FELT_BY,
  revisionLine,
  type ShownChange,
  type ShownComparison,
  versionLine,
} from './changes.js';
import { codeSpan, escapeMarkdown, messageText } from './markdown-text.js';

/** What a comment on GitHub may hold, with room for the rest. */
const LIMIT = 60_000;

const MARKS: Readonly<Record<Effect, string>> = { breaking: '**breaking**', unsure: 'unsure', harmless: 'harmless' };

/** The changes as a comment or a job summary: a table for each connector, cut to what a comment may hold. */
export function changesMarkdown(report: ChangeReport): string {
  const { tool, comparisons, problems } = report;
  let text = `### ${escapeMarkdown(tool.name)}: ${escapeMarkdown(changeSummary(comparisons))}\n\n`;
  for (const problem of problems.slice(0, 5)) text += `- ${escapeMarkdown(changeProblemLine(problem))}\n`;
  let cut = 0;
  for (const comparison of comparisons) {
    const section = sectionOf(comparison, LIMIT - text.length);
    text += section.text;
    cut += section.cut;
  }
  return cut === 0 ? text : `${text}**${cut} more changes do not fit here.**\n`;
}

const TABLE = '| | Change | Felt by |\n| --- | --- | --- |\n';

function sectionOf(comparison: ShownComparison, room: number): { readonly text: string; readonly cut: number } {
  const { connector, changes, revisions, drift } = comparison;
  if (changes.length === 0 && !drift) return { text: '', cut: 0 };
  const version = drift ? undefined : versionLine(comparison);
  const after = [
    ...consequencesOf(comparison).map((sentence) => messageText(sentence)),
    ...(version === undefined ? [] : [messageText(version)]),
    ...(drift ? [] : revisions.slice(0, 50).map((revision) => messageText(revisionLine(revision)))),
    ...(drift?.ignored ?? []).map(
      ({ message, reason, certainty }) => `not counted: ${messageText(message)} (${messageText(reason)}; ${certainty})`,
    ),
    ...(drift?.warnings ?? []).map((warning) => messageText(warning)),
  ].map((line) => `- ${line}\n`);
  const answer = drift
    ? `${drift.isSame ? 'Yes: what runs is what is here.' : 'No: what runs is not what is here.'}\n\n`
    : '';
  let text = `#### ${codeSpan(connector)}\n\n${answer}${changes.length > 0 ? TABLE : ''}`;
  const end = `\n${after.join('')}${after.length > 0 ? '\n' : ''}`;
  let shown = 0;
  for (const change of changes) {
    const row = rowOf(change);
    if (text.length + row.length + end.length > room) break;
    text += row;
    shown++;
  }
  return shown === 0 && changes.length > 0
    ? { text: '', cut: changes.length }
    : { text: text + end, cut: changes.length - shown };
}

function rowOf({ effect, title, message, feltBy, operations, old, new: now }: ShownChange): string {
  const place = now ?? old;
  const where = place ? `<br>${codeSpan(`${place.file}:${place.line}`, 'cell')}` : '';
  const which = operations.slice(0, 5).map((operation) => codeSpan(operation, 'cell'));
  const rest = operations.length > 5 ? ` and ${operations.length - 5} more` : '';
  const felt = which.length > 0 ? `<br>${which.join(', ')}${rest}` : '';
  return `| ${MARKS[effect]} | ${escapeMarkdown(title)}: ${messageText(message, 'cell')}${where} | ${FELT_BY[feltBy]}${felt} |\n`;
}

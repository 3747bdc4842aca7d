import type { Effect } from '../compare/kind.js';
import type { Location } from '../engine/finding.js';
import {
  type ChangeReport,
  changeProblemLine,
  changeSummary,
  consequencesOf,
  countsOf,
  FELT_BY,
  revisionLine,
  type ShownChange,
  type ShownComparison,
  versionLine,
} from './changes.js';
import { type Paint, plain, type Style } from './paint.js';
import { printable } from './printable.js';
import { count } from './summary-line.js';

const STYLES: Readonly<Record<Effect, Style>> = { breaking: 'error', unsure: 'warning', harmless: 'good' };
/** Harmless changes beyond this many are counted, unless all are wanted. */
const HARMLESS_SHOWN = 10;
const OPERATIONS_SHOWN = 5;

/** The changes for people. */
export function changesText(
  report: ChangeReport,
  { paint = plain, all = false }: { paint?: Paint; all?: boolean } = {},
): string {
  const blocks = report.comparisons.map((comparison) => block(comparison, paint, all)).filter((text) => text !== '');
  const problems = report.problems.map((problem) => `${paint('error', printable(changeProblemLine(problem)))}\n`);
  const counts = countsOf(report.comparisons);
  const style = counts.breaking > 0 ? 'error' : counts.unsure > 0 ? 'warning' : 'good';
  return `${blocks.join('')}${problems.join('')}${paint(style, changeSummary(report.comparisons))}\n`;
}

function block(comparison: ShownComparison, paint: Paint, all: boolean): string {
  const { connector, changes, revisions, drift } = comparison;
  const lines: string[] = [];
  if (drift)
    lines.push(
      drift.isSame
        ? paint('good', 'Yes: what runs is what is here.')
        : paint(
            'warning',
            `No: ${count(changes.length, 'difference')}. Below, "old" is what runs and "new" what is here.`,
          ),
    );
  let harmless = 0;
  for (const change of alike(changes)) {
    if (change.effect === 'harmless' && ++harmless > HARMLESS_SHOWN && !all) continue;
    lines.push(...changeLines(change, paint));
  }
  if (harmless > HARMLESS_SHOWN && !all)
    lines.push(paint('dim', `${harmless - HARMLESS_SHOWN} more harmless changes (--all shows them)`));
  for (const sentence of consequencesOf(comparison)) lines.push(`${paint('bold', 'to do')}    ${printable(sentence)}`);
  const version = versionLine(comparison);
  if (version !== undefined && !drift) lines.push(`${paint('bold', 'version')}  ${printable(version)}`);
  if (!drift)
    for (const revision of revisions) lines.push(`${paint('bold', 'revision')} ${printable(revisionLine(revision))}`);
  for (const { message, reason, certainty } of drift?.ignored ?? [])
    lines.push(paint('dim', printable(`not counted: ${message} (${reason}; ${certainty})`)));
  for (const warning of drift?.warnings ?? []) lines.push(`${paint('warning', 'beware')}   ${printable(warning)}`);
  if (lines.length === 0) return '';
  return `${paint('bold', printable(connector))}\n${lines.map((line) => `  ${line}\n`).join('')}\n`;
}

/** A change, with the number of places in which the same is said of other operations. */
type Alike = ShownChange & { readonly others: number };

/** What is said in the same words of several operations stands once, at its first place. */
function alike(changes: readonly ShownChange[]): Alike[] {
  const byMessage = new Map<string, { change: ShownChange; operations: Set<string>; others: number }>();
  for (const change of changes) {
    const key = `${change.kind}\n${change.message}`;
    const known = byMessage.get(key);
    if (known) known.others++;
    else byMessage.set(key, { change, operations: new Set(change.operations), others: 0 });
    for (const operation of change.operations) known?.operations.add(operation);
  }
  return [...byMessage.values()].map(({ change, operations, others }) => ({
    ...change,
    operations: [...operations],
    others,
  }));
}

function changeLines(
  { effect, title, kind, message, feltBy, operations, old, new: now, others }: Alike,
  paint: Paint,
): string[] {
  const shown = operations.slice(0, OPERATIONS_SHOWN).join(', ');
  const rest = operations.length - OPERATIONS_SHOWN;
  const which = operations.length === 0 ? '' : ` (${shown}${rest > 0 ? ` and ${rest} more` : ''})`;
  const margin = ' '.repeat(9);
  const places = [
    ...(old ? [`old ${placeOf(old)}`] : []),
    ...(now ? [`new ${placeOf(now)}`] : []),
    ...(others > 0 ? [`and ${count(others, 'more place')}`] : []),
  ].join(', ');
  return [
    `${paint(STYLES[effect], effect)}${' '.repeat(9 - effect.length)}${paint('bold', title)} [${kind}]`,
    `${margin}${printable(message)}`,
    ...(effect === 'harmless' ? [] : [`${margin}felt by ${printable(`${FELT_BY[feltBy]}${which}`)}`]),
    ...(places === '' ? [] : [paint('dim', `${margin}${printable(places)}`)]),
  ];
}

const placeOf = ({ file, line, column }: Location): string => `${file}:${line}:${column}`;

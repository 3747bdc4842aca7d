import type { Decision, Effect } from './decision.js';
import type { Imported } from './import-documents.js';

/** The headings of the report, in the order in which they matter. */
const HEADINGS: Readonly<Record<Effect, string>> = {
  check: 'To look at',
  lost: 'Left out',
  adapted: 'Said otherwise',
  added: 'Added',
};

/** How many places of one decision a short report names. */
const PLACES = 3;

/**
 * The report of an import for people: the operations, and every decision with where it was made.
 * @param isWhole false to name the first places of a decision only
 */
export function importReport({ operations, decisions, left }: Imported, isWhole: boolean): string {
  const known = operations.filter(({ isKnown }) => isKnown).length;
  const width = Math.max(...operations.map(({ id }) => id.length));
  const rows = operations.map(
    ({ id, method, path }) => `  ${id.padEnd(Math.min(width, 40))}  ${method.toUpperCase().padEnd(6)} ${path}`,
  );
  return [
    `${operations.length} ${operations.length === 1 ? 'operation' : 'operations'}, ${known} of them known to the generator${left.length > 0 ? `; ${left.length} not selected` : ''}.`,
    ...rows,
    ...(Object.keys(HEADINGS) as Effect[]).flatMap((effect) => section(effect, decisions, isWhole)),
  ].join('\n');
}

function section(effect: Effect, decisions: readonly Decision[], isWhole: boolean): readonly string[] {
  const groups = new Map<string, Decision[]>();
  for (const decision of decisions)
    if (decision.effect === effect) {
      const key = JSON.stringify([decision.code, decision.what, isWhole ? decision.todo : undefined]);
      groups.set(key, [...(groups.get(key) ?? []), decision]);
    }
  if (groups.size === 0) return [];
  const lines = [...groups.values()].flatMap((same) => {
    const { what, todo } = same[0] as Decision;
    const shown = isWhole ? same : same.slice(0, PLACES);
    const more = same.length - shown.length;
    return [
      `  ${what} (${(same[0] as Decision).code})`,
      ...shown.map(({ where }) => `      ${where}`),
      ...(more > 0 ? [`      and ${more} more`] : []),
      ...(todo === undefined ? [] : [`    ${todo}`]),
    ];
  });
  return ['', `${HEADINGS[effect]}:`, ...lines];
}

/** The report for programs; described by `schemas/import.schema.json`. */
export const importReportJson = ({ operations, decisions, left, parts }: Imported): object => ({
  formatVersion: 1,
  documents: parts.from,
  operations,
  notSelected: left,
  decisions,
});

import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { compareConnectors, oneSided } from '../compare/compare.js';
import type { Effect } from '../compare/kind.js';
import type { SearchProblem } from '../connector/find.js';
import { UserError } from '../engine/user-error.js';
import { type ChangeProblem, countsOf, type ShownComparison, shownComparison } from '../report/changes.js';
import { type ChangeOutputOptions, unreadableFiles, unreadableFolders, writeChanges } from './change-output.js';
import { EXIT } from './exit.js';
import { GitRevision } from './git.js';
import { givenRevision, pairSides, type Side, shownPath, sidesAt, sidesOnDisk } from './sides.js';

/** What `sn-connector diff` may be told. */
export interface DiffOptions extends ChangeOutputOptions {
  readonly old?: string | undefined;
  readonly new?: string | undefined;
  readonly against?: string | undefined;
  readonly failOn: Effect | 'never';
}

/** The effects at which a comparison fails. */
const FAILING: Readonly<Record<DiffOptions['failOn'], readonly Effect[]>> = {
  breaking: ['breaking'],
  unsure: ['breaking', 'unsure'],
  harmless: ['breaking', 'unsure', 'harmless'],
  never: [],
};

/**
 * `sn-connector diff`: what changed between two states of connectors, and whom it hurts. Writes nothing but the report.
 * @throws UserError for wrong usage, for paths without connectors, and for a revision that cannot be read
 */
export async function diffConnectors(options: DiffOptions): Promise<void> {
  const searched: SearchProblem[] = [];
  const { old, now } = sidesOf(options, searched);
  const { pairs, gone, fresh } = pairSides(old, now);
  const problems: ChangeProblem[] = unreadableFolders(searched);
  const comparisons: ShownComparison[] = [];
  for (const pair of pairs) {
    const [before, after] = [pair.old.load(), pair.now.load()];
    const unreadable = unreadableFiles(before, after);
    if (unreadable.length > 0) problems.push(...unreadable);
    else comparisons.push(shownComparison(compareConnectors(before, after)));
  }
  for (const side of gone) comparisons.push(shownComparison(oneSided({ old: side.load() })));
  for (const side of fresh) comparisons.push(shownComparison(oneSided({ now: side.load() })));
  await writeChanges({ comparisons, problems }, options);
  const counts = countsOf(comparisons);
  const fails = FAILING[options.failOn].some((effect) => counts[effect] > 0);
  process.exitCode = problems.length > 0 ? EXIT.cannotRun : fails ? EXIT.findings : EXIT.clean;
}

function sidesOf(
  { old, new: now, against }: DiffOptions,
  problems: SearchProblem[],
): { readonly old: readonly Side[]; readonly now: readonly Side[] } {
  if (against === undefined) {
    if (old !== undefined && now !== undefined)
      return { old: sidesOnDisk(old, problems), now: sidesOnDisk(now, problems) };
    throw new UserError(
      'usage',
      'One side of the comparison is missing.',
      'Name two folders, or one and a revision: sn-connector diff connectors --against git:main.',
    );
  }
  if (now !== undefined)
    throw new UserError(
      'usage',
      'With --against there is one folder to name, and here are two.',
      'Leave out one of them: sn-connector diff connectors --against git:main.',
    );
  const path = old ?? '.';
  const revision = givenRevision(against, '--against');
  const present = presentSides(path, problems);
  const folder = isFolder(path) ? path : dirname(path);
  const former = sidesAt(GitRevision.find(revision, folder), shownPath(folder));
  if (present.length + former.length === 0)
    throw new UserError(
      'no-connector',
      `There is no connector in ${path}, and there was none in ${revision}.`,
      'Name the folder of a connector, or one above it.',
    );
  // A file stands for the connector of its folder; others beside it are not compared.
  const keys = new Set(present.map(({ key }) => key));
  return { old: folder === path ? former : former.filter(({ key }) => keys.has(key)), now: present };
}

/** The connectors of a path; none is an answer too, since the last one may have been removed. */
function presentSides(path: string, problems: SearchProblem[]): readonly Side[] {
  try {
    return sidesOnDisk(path, problems);
  } catch (error) {
    if (error instanceof UserError && error.code === 'no-connector') return [];
    throw error;
  }
}

const isFolder = (path: string): boolean => statSync(path).isDirectory();

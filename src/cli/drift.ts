import { driftOf } from '../compare/drift.js';
import type { Connector } from '../connector/connector.js';
import type { SearchProblem } from '../connector/find.js';
import { UserError } from '../engine/user-error.js';
import { type ChangeProblem, type ShownComparison, shownDrift } from '../report/changes.js';
import { nameOf } from '../report/reporter.js';
import { type ChangeOutputOptions, unreadableFiles, unreadableFolders, writeChanges } from './change-output.js';
import { EXIT } from './exit.js';
import { sidesOnDisk } from './sides.js';

/** What `sn-connector drift` may be told. */
export interface DriftOptions extends ChangeOutputOptions {
  readonly folder: string;
  readonly downloaded: string;
}

/**
 * `sn-connector drift`: whether what runs, as a tool downloaded it, is what is here.
 * @throws UserError `no-such-path`, `no-connector`, and `no-counterpart` when it is not clear what belongs together
 */
export async function drift(options: DriftOptions): Promise<void> {
  const searched: SearchProblem[] = [];
  const read = (path: string): Connector[] => sidesOnDisk(path, searched).map((side) => side.load());
  const [local, running] = [read(options.folder), read(options.downloaded)];
  const problems: ChangeProblem[] = unreadableFolders(searched);
  const comparisons: ShownComparison[] = [];
  for (const here of local) {
    const counterpart = counterpartOf(here, local, running);
    const unreadable = unreadableFiles(here, counterpart);
    if (unreadable.length > 0) problems.push(...unreadable);
    else comparisons.push(shownDrift(driftOf(here, counterpart)));
  }
  await writeChanges({ comparisons, problems }, options);
  const isSame = comparisons.every((comparison) => comparison.drift?.isSame);
  process.exitCode = problems.length > 0 ? EXIT.cannotRun : isSame ? EXIT.clean : EXIT.findings;
}

/** Where each side has one connector they belong together; else the title decides, which a download keeps. */
function counterpartOf(here: Connector, local: readonly Connector[], running: readonly Connector[]): Connector {
  if (local.length === 1 && running.length === 1) return running[0] as Connector;
  const title = titleOf(here);
  const found = running.filter((connector) => title !== undefined && titleOf(connector) === title);
  if (found.length === 1) return found[0] as Connector;
  throw new UserError(
    'no-counterpart',
    `${found.length === 0 ? 'None' : 'Several'} of the ${running.length} downloaded connectors ${found.length === 0 ? 'has' : 'have'} the title of ${nameOf(here)}.`,
    'Name the folder of one connector, and the folder it was downloaded to.',
  );
}

const titleOf = ({ definition }: Connector): string | undefined => definition?.root.at('info', 'title')?.text;

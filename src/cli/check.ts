import { writeFileSync } from 'node:fs';
import type { Connector } from '../connector/connector.js';
import type { FoundConnector, SearchProblem } from '../connector/find.js';
import { type LoadOptions, loadConnector } from '../connector/load.js';
import { activeRules } from '../engine/check.js';
import type { Finding, Fix } from '../engine/finding.js';
import type { Profile, Severity } from '../engine/rule.js';
import { type ActiveRule, runRules } from '../engine/run.js';
import { UserError } from '../engine/user-error.js';
import { coloured, plain } from '../report/paint.js';
import { createReporter, type Format, type ReportOptions, type Summary, Tally } from '../report/reporter.js';
import type { SupportReport } from '../report/support.js';
import { checks, ONLY_IN_TRAFFIC } from '../rules/checks.js';
import { VERSION } from '../version.js';
import { Acceptance } from './acceptance.js';
import type { CheckOptions } from './check-options.js';
import { usesColour } from './colour.js';
import { loadConfiguration } from './configuration.js';
import { EXIT } from './exit.js';
import { type Fixed, fixConnector, writeChanges } from './fix-connector.js';
import { Output } from './output.js';
import { Progress } from './progress.js';
import { findTargets, stdinTarget } from './targets.js';

const TOOL = { name: 'sn-connector', version: VERSION } as const;
/** How many findings of one rule in one file the text shows unless told to show all. */
const REPEATS_SHOWN = 3;
/** Formats that hold the edits of fixes. */
const WITH_EDITS: ReadonlySet<Format> = new Set(['json', 'sarif']);

/**
 * `sn-connector check`: finds, checks, repairs and reports connectors one after the other.
 * @throws UserError for wrong usage, a wrong configuration, or nothing to check
 */
export async function check(options: CheckOptions): Promise<void> {
  const repairs = options.fix || options.fixUnsafe || options.dryRun;
  if (repairs && options.stdinFilename !== undefined)
    throw new UserError(
      'usage',
      'What comes from standard input can be checked, but not repaired.',
      'Name the file or its folder instead, or leave out --fix, --fix-unsafe and --dry-run.',
    );
  if (options.changedSince !== undefined && options.stdinFilename !== undefined)
    throw new UserError(
      'usage',
      'What comes from standard input is in no revision.',
      'Leave out --changed-since, or name the folder instead of --stdin-filename.',
    );
  const loaded = loadConfiguration(options.config, [...checks.map(({ id }) => id), ...ONLY_IN_TRAFFIC]);
  const { configuration } = loaded;
  const profile = options.profile ?? configuration.profile ?? 'repository';
  const failOn = options.failOn ?? configuration.failOn ?? 'error';
  const maxWarnings = options.maxWarnings ?? configuration.maxWarnings;
  const active = activeRules(checks, profile, configuration.rules);
  const notRun = new Set<string>(checks.map(({ id }) => id));
  for (const { rule } of active) notRun.delete(rule.id);
  const acceptance = await Acceptance.of(loaded, options);
  const problems: SearchProblem[] = [];
  const notes: string[] = [];
  const found = options.stdinFilename === undefined ? findTargets(options.paths, problems, notes, true) : undefined;
  // The reader of YAML takes as long to load as a connector to check, and most connectors have no Teams app.
  const reads: LoadOptions = found?.some(({ teams }) => teams !== undefined)
    ? { yaml: (await import('../teams-app/read-yaml.js')).readYaml }
    : {};
  const targets = found && (await wantedOf(found, options.changedSince, reads, notes));
  const tally = new Tally();
  const support = options.report === undefined ? undefined : await supportReport(profile);
  const output = new Output(options.output);
  const reporter = await createReporter(options.format, await reportOptions(options, active, profile, failOn));

  const run = (connector: Connector): readonly Finding[] => {
    const { findings, failures } = runRules(connector, active, { profile, fixes: WITH_EDITS.has(options.format) });
    for (const { rule, folder, error } of failures) {
      notRun.add(rule);
      tally.problem({
        kind: 'rule-failed',
        folder,
        rule,
        message: error instanceof Error ? error.message : String(error),
      });
    }
    return findings;
  };
  const report = (connector: Connector, findings: readonly Finding[], files: readonly string[]): void => {
    // Marked before the milder ones are left out, so that a quiet run knows what is accepted.
    const marked = acceptance.mark(findings, files);
    const wanted = options.quiet ? marked.filter(({ severity }) => severity !== 'info') : marked;
    const result = { connector, findings: wanted };
    tally.add(result);
    support?.add(result);
    output.write(reporter.connector(result));
  };

  if (targets) {
    const progress = new Progress(targets.length);
    const isWanted = (finding: Finding, fix: Fix): boolean =>
      (fix.applicability === 'safe' || options.fixUnsafe === true) && !acceptance.isException(finding);
    for (const target of targets) {
      const fixed = repairs ? fixConnector(target, active, profile, isWanted, reads) : undefined;
      const connector = fixed ? await applied(target, fixed, options, tally, reads) : loadConnector(target, reads);
      const findings = run(connector);
      if (findings.length > 0 && options.output === undefined) progress.clear();
      report(connector, findings, readableFiles(connector));
      progress.step();
    }
    progress.clear();
  } else {
    const { connector, file } = await stdinTarget(options.stdinFilename as string);
    const findings = run(connector).filter(({ location }) => location.file === file);
    report(
      connector,
      findings,
      readableFiles(connector).filter((name) => name === file),
    );
  }
  for (const { folder, reason } of problems)
    tally.problem({ kind: 'folder-unreadable', folder, message: `cannot be read (${reason})` });
  const { summary } = tally;
  output.write(reporter.end(summary));
  output.close();
  const scope = { isDryRun: options.dryRun === true, searched: targets ? options.paths : [], notRun };
  for (const note of [...notes, ...acceptance.finish(scope)]) process.stderr.write(`${note}\n`);
  if (support && options.report !== undefined) writeFileSync(options.report, support.text(summary));
  process.exitCode = exitCode(summary, failOn, maxWarnings);
}

/** The connectors to check: all that were found, or those that differ from a revision. */
async function wantedOf(
  found: readonly FoundConnector[],
  revision: string | undefined,
  reads: LoadOptions,
  notes: string[],
): Promise<readonly FoundConnector[]> {
  if (revision === undefined) return found;
  const { changedSince } = await import('./changed-since.js');
  const changed = changedSince(found, revision, reads);
  if (changed.length < found.length)
    notes.push(`${found.length - changed.length} of ${found.length} connectors are as in ${revision} and not checked.`);
  return changed;
}

/** The files whose findings are complete: with a file that cannot be read, rules are silent about the others too. */
const readableFiles = ({ documents }: Connector): string[] =>
  documents.some(({ unreadable }) => unreadable !== undefined) ? [] : documents.map(({ file }) => file);

const nameIn = (file: string): string => file.slice(file.lastIndexOf('/') + 1);

/** Writes the repairs of a connector, or shows what they would change; the connector as it is then. */
async function applied(
  target: FoundConnector,
  fixed: Fixed,
  options: CheckOptions,
  tally: Tally,
  reads: LoadOptions,
): Promise<Connector> {
  if (fixed.changes.length === 0) return fixed.connector;
  if (!options.dryRun) {
    const failed = writeChanges(target, fixed);
    for (const { file, reason } of failed)
      tally.problem({ kind: 'file-not-written', folder: target.folder, message: `${nameIn(file)} ${reason}` });
    const written = fixed.changes
      .map(({ file }) => file)
      .filter((file) => !failed.some((other) => other.file === file));
    if (written.length > 0) {
      const { printable } = await import('../report/printable.js');
      process.stderr.write(`Repaired: ${written.map(printable).join(', ')}\n`);
    }
    return failed.length === 0 ? fixed.connector : loadConnector(target, reads);
  }
  const { unifiedDiff } = await import('../report/diff.js');
  // The difference must not end up inside a report that a program reads.
  const stream = options.format === 'text' && options.output === undefined ? process.stdout : process.stderr;
  const paint = usesColour(options.color, stream) ? coloured : plain;
  for (const { file, before, after } of fixed.changes) stream.write(unifiedDiff(file, before, after, { paint }));
  return loadConnector(target, reads);
}

async function reportOptions(
  options: CheckOptions,
  active: readonly ActiveRule[],
  profile: Profile,
  failOn: Severity | 'never',
): Promise<ReportOptions> {
  const isColoured = options.output === undefined && usesColour(options.color, process.stdout);
  return {
    tool: TOOL,
    profile,
    rules: active,
    paint: isColoured ? coloured : plain,
    ...(options.all ? {} : { repeatsShown: REPEATS_SHOWN }),
    ...(options.format === 'sarif' ? { hash: await sha256() } : {}),
    failOn,
  };
}

async function supportReport(profile: Profile): Promise<SupportReport> {
  const { SupportReport } = await import('../report/support.js');
  const platform = `${process.platform} ${process.arch}`;
  return new SupportReport({ tool: TOOL, node: process.version, platform, profile, rules: checks });
}

async function sha256(): Promise<(text: string) => string> {
  const { createHash } = await import('node:crypto');
  return (text) => createHash('sha256').update(text).digest('hex');
}

const WORSE_OR_EQUAL: Readonly<Record<Severity, readonly (keyof Summary & `${Severity}s`)[]>> = {
  error: ['errors'],
  warning: ['errors', 'warnings'],
  info: ['errors', 'warnings', 'infos'],
};

function exitCode(summary: Summary, failOn: Severity | 'never', maxWarnings: number | undefined): number {
  if (summary.problems.length > 0) return EXIT.cannotRun;
  if (failOn !== 'never' && WORSE_OR_EQUAL[failOn].some((key) => summary[key] > 0)) return EXIT.findings;
  return maxWarnings !== undefined && summary.warnings > maxWarnings ? EXIT.findings : EXIT.clean;
}

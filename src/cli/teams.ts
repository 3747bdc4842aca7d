import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Connector } from '../connector/connector.js';
import { type FoundConnector, findConnectors } from '../connector/find.js';
import { loadConnector } from '../connector/load.js';
import type { Document } from '../document/document.js';
import { UserError } from '../engine/user-error.js';
import { TOOLKIT_RULE, toolkitFindings } from '../pipeline/teams-findings.js';
import { isOffline, lastLine, toolkitRemarks } from '../pipeline/teams-output.js';
import { runTool, type ToolRun } from '../pipeline/tool.js';
import { coloured, plain } from '../report/paint.js';
import { createReporter, type Format, Tally } from '../report/reporter.js';
import { readYaml } from '../teams-app/read-yaml.js';
import { variablesIn } from '../teams-app/variables.js';
import { VERSION } from '../version.js';
import { usesColour } from './colour.js';
import { toolEnvironment } from './deploy-values.js';
import { EXIT, sayable } from './exit.js';
import { findToolkit, type Toolkit } from './find-toolkit.js';
import { withInterruption } from './interruption.js';
import { Output } from './output.js';

export interface TeamsOptions {
  readonly action: 'package' | 'validate';
  readonly folder: string;
  readonly env: string;
  /** Seconds. */
  readonly timeout: number;
  readonly format: Format;
  readonly output?: string | undefined;
  readonly color?: boolean | undefined;
}

/** An app and where it lies. */
interface Target {
  readonly connector: Connector;
  /** The folder of the app. */
  readonly path: string;
  readonly manifest: Document;
  /** The way from the folder of the app to the manifest. */
  readonly manifestPath: string;
}

/**
 * `sn-connector teams`: lets the toolkit of Microsoft that the user installed build or validate an app, and reports what it
 * says at its place.
 * @throws UserError `no-teams-app`, `no-toolkit`, `toolkit-offline`, `toolkit-hangs`, `toolkit-failed`
 */
export async function teams(options: TeamsOptions): Promise<void> {
  const target = targetOf(options.folder);
  const toolkit = findToolkit(process.cwd(), process.env['PATH'] ?? process.env['Path'] ?? '');
  const { result, wasInterrupted } = await run(toolkit, target, options);
  if (wasInterrupted) {
    process.stderr.write(`\nStopped; ${toolkit.name} was ended.\n`);
    return;
  }
  const said = result.lines.join('\n');
  const remarks = toolkitRemarks(said);
  const isDone = result.exitCode === 0;
  if (!isDone && isOffline(said)) throw offline(toolkit);
  if (!isDone && remarks.length === 0) throw unknownEnd(toolkit, result, said, options.timeout);
  const findings = toolkitFindings(isDone ? remarks.filter(isWarning) : remarks, target.manifest);
  const tally = new Tally();
  const checked = { connector: target.connector, findings };
  tally.add(checked);
  const output = new Output(options.output);
  const isColoured = options.output === undefined && usesColour(options.color, process.stdout);
  const reporter = await createReporter(options.format, {
    tool: { name: 'sn-connector', version: VERSION },
    profile: 'deploy',
    rules: [TOOLKIT_RULE],
    paint: isColoured ? coloured : plain,
  });
  output.write(reporter.connector(checked));
  output.write(reporter.end(tally.summary));
  output.close();
  if (isDone) process.stderr.write(done(toolkit, target, options));
  process.exitCode = tally.summary.errors > 0 ? EXIT.findings : EXIT.clean;
}

const isWarning = ({ severity }: { severity: string }): boolean => severity === 'warning';

/** @throws UserError `no-teams-app` */
function targetOf(folder: string): Target {
  const found = [...findConnectors(folder, [], process.cwd(), { withTeams: true })].filter(
    ({ teams: app }) => app !== undefined,
  );
  const [only, ...others] = found;
  if (!only || others.length > 0)
    throw new UserError(
      'no-teams-app',
      only ? `There are ${found.length} Teams apps in ${folder}; expected one.` : `There is no Teams app in ${folder}.`,
      only
        ? `Name the folder of one: ${found.slice(0, 5).map(folderOf).join(', ')}.`
        : 'A Teams app is a folder with teamsapp.yml or m365agents.yml, or with manifest.json beside its icons; "sn-connector generate --target teams" makes one.',
    );
  const connector = loadConnector(only, { yaml: readYaml });
  const manifest = connector.document('teamsManifest');
  if (!manifest?.root)
    throw new UserError(
      'no-teams-app',
      `The Teams app in ${folderOf(only)} has no manifest that can be read.`,
      'Put manifest.json into appPackage, or correct it; sn-connector check says what is wrong.',
    );
  const prefix = [only.folder, only.teams].filter((part) => part !== '').join('/');
  const manifestPath = prefix === '' ? manifest.file : manifest.file.slice(prefix.length + 1);
  return { connector, path: join(only.path, only.teams ?? ''), manifest, manifestPath };
}

const folderOf = ({ folder, teams: app }: FoundConnector): string =>
  [folder, app].filter((part) => part !== undefined && part !== '').join('/') || '.';

function run(
  toolkit: Toolkit,
  target: Target,
  { action, env, timeout }: TeamsOptions,
): Promise<{ readonly result: ToolRun; readonly wasInterrupted: boolean }> {
  const hasEnvironment = existsSync(join(target.path, 'env', `.env.${env}`));
  const args = [
    action,
    '--manifest-file',
    `./${target.manifestPath}`,
    ...(hasEnvironment ? ['--env', env] : []),
    '--telemetry',
    'false',
    '--interactive',
    'false',
  ];
  // A package with stand-ins would be of no use; a manifest can be validated before anything is registered.
  const standIns = action === 'validate' ? variablesIn(target.connector, env) : {};
  return withInterruption(
    (signal) =>
      runTool(toolkit.file, [...toolkit.args, ...args], {
        folder: target.path,
        // The toolkit has no use for the secret of the connector. What is set already needs no stand-in, whatever a file names.
        env: { ...standIns, ...toolEnvironment(process.env, undefined, undefined), NO_COLOR: '1' },
        timeLimitMs: timeout * 1000,
        signal,
        onLine: () => undefined,
      }),
    () => undefined,
  );
}

const offline = ({ name }: Toolkit): UserError =>
  new UserError(
    'toolkit-offline',
    `${name} fetches the schema of the manifest from developer.microsoft.com and could not.`,
    'Run this with a network, or install atk (@microsoft/m365agentstoolkit-cli), which brings the schemas.',
    'cannot-run',
  );

function unknownEnd(toolkit: Toolkit, result: ToolRun, said: string, timeout: number): UserError {
  const { name } = toolkit;
  if (result.ended === 'time-limit')
    return new UserError(
      'toolkit-hangs',
      `${name} did not end within ${timeout} s and was stopped.`,
      'It may wait for a sign-in or for an address it cannot reach. Allow more with --timeout, or run it by hand.',
      'cannot-run',
    );
  if (result.ended === 'not-started')
    return new UserError(
      'toolkit-failed',
      `${name} cannot be started.`,
      'Install it anew, or run it by hand.',
      'cannot-run',
    );
  const last = lastLine(said);
  return new UserError(
    'toolkit-failed',
    `${name} ended with ${result.exitCode === null ? 'a signal' : `code ${result.exitCode}`} and ${last === undefined ? 'said nothing' : `said: ${sayable(last)}`}`,
    'Run it by hand to see the rest.',
    'cannot-run',
  );
}

function done({ name }: Toolkit, { path }: Target, { action, env }: TeamsOptions): string {
  return action === 'validate'
    ? `${name} accepts the manifest.\n`
    : `${name} built the package: ${join(path, 'appPackage', 'build', `appPackage.${env}.zip`)}\n`;
}

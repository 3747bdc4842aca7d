import type { Connector } from '../connector/connector.js';
import { settingsOf } from '../connector/settings.js';
import { UserError } from '../engine/user-error.js';
import { DEFINITION_FILE, ICON_FILE, PROPERTIES_FILE, SCRIPT_FILE } from '../generator/generate.js';
import { jsonText } from '../generator/json-text.js';
import type { DeployTarget } from '../pipeline/deploy-target.js';
import { runTool, type ToolRun } from '../pipeline/tool.js';
import { paconnSecretText, type UploadPaths } from '../pipeline/tool-command.js';
import { createdId, resultOf } from '../pipeline/tool-result.js';
import { uploadText } from '../pipeline/upload-copy.js';
import { removeLeftovers, UploadFolder } from '../pipeline/upload-folder.js';
import { withSecret } from '../pipeline/upload-secret.js';
import { commandHere } from './command-here.js';
import type { DeployOptions } from './deploy.js';
import { commandLine, howToLook, nextAfter } from './deploy-report.js';
import type { UploadSecret } from './deploy-secret.js';
import { type DeploySource, iconOf } from './deploy-source.js';
import { toolEnvironment } from './deploy-values.js';
import { reasonOf } from './given-file.js';
import { withInterruption } from './interruption.js';
import { replaceFiles } from './replace-files.js';

/** Everything that an upload needs. */
export interface Upload {
  readonly source: DeploySource;
  readonly target: DeployTarget;
  /** The copy that was checked; the secret is not in it. */
  readonly connector: Connector;
  readonly plan: UploadSecret;
  /** A text as it may be shown: secrets masked, nothing that acts on a terminal. */
  readonly say: (text: string) => string;
  readonly argumentsFor: (paths: UploadPaths, secretFile: string | undefined) => readonly string[];
  readonly options: DeployOptions;
}

/** A tool that prints more than this is not shown further, in lines. */
const MOST_LINES = 5000;
const LONGEST_SHOWN = 4000;

/**
 * Writes the copy into a folder of its own, runs the tool and removes the folder, whatever happens.
 * @throws UserError `tool-failed`, `no-result`, `time-limit`, `cannot-write`, `not-removed`
 */
export async function upload(job: Upload, tool: string): Promise<void> {
  const { source, target, options } = job;
  if (leftovers() > 0) process.stderr.write('What a run before this one had left behind was removed.\n');
  let folder: UploadFolder | undefined;
  const { result, wasInterrupted } = await withInterruption(
    async (signal) => {
      try {
        folder = newFolder();
        const args = writeCopy(folder, job);
        process.stdout.write(`\n${job.say(commandLine(target, args))}\n`);
        const run = await runTool(tool, args, {
          folder: folder.path,
          env: toolEnvironment(process.env, options.secretEnv, job.plan.secret),
          timeLimitMs: options.timeout * 1000,
          signal,
          onLine: shownLines(job),
        });
        return { run, settings: target.tool === 'paconn' ? folder.read('settings.json') : undefined };
      } finally {
        if (folder?.remove() === false)
          process.stderr.write(
            `${folder.path} could not be removed. Remove it yourself: it may hold the client secret.\n`,
          );
      }
    },
    // At once, while the tool is still being ended.
    () => folder?.remove(),
  );
  const output = { ...result.run, settings: result.settings };
  const made = target.action === 'create' ? createdId(target, output.lines, output.settings) : undefined;
  if (wasInterrupted) {
    const what = made === undefined ? howToLook(target) : `The connector ${made} had been made.`;
    process.stderr.write(`\nStopped; ${target.tool} was ended. ${what}\n`);
    return;
  }
  refuseUnended(target, output, options.timeout, made);
  const { is, ...done } = resultOf(target, output);
  if (is !== 'done' || !('connectorId' in done)) throw unsuccessful(target, output.exitCode, is === 'unclear', made);
  process.stdout.write(
    `\n${nextAfter(options.folder, source, target, done.connectorId, remember(job, done.connectorId))}`,
  );
}

function leftovers(): number {
  try {
    return removeLeftovers();
  } catch (error) {
    throw cannotWrite('The temporary folder cannot be used', error);
  }
}

function newFolder(): UploadFolder {
  try {
    return new UploadFolder();
  } catch (error) {
    throw cannotWrite('The temporary folder cannot be made', error);
  }
}

const cannotWrite = (what: string, error: unknown): UserError =>
  new UserError(
    'cannot-write',
    `${what} (${reasonOf(error)}).`,
    'Check the space on the disk, or name another folder in TMPDIR (on Windows TEMP).',
    'cannot-run',
  );

function writeCopy(folder: UploadFolder, { connector, target, plan, argumentsFor }: Upload): readonly string[] {
  try {
    const copy = target.tool === 'pac' && plan.secret !== undefined ? withSecret(connector, plan.secret) : connector;
    const [definition, properties] = (['definition', 'properties'] as const).map((role) => copy.document(role));
    const script = copy.document('script');
    const icon = iconOf(copy);
    return argumentsFor(
      {
        definition: folder.write(DEFINITION_FILE, definition ? uploadText(definition) : ''),
        properties: folder.write(PROPERTIES_FILE, properties ? uploadText(properties) : ''),
        icon: icon && folder.write(ICON_FILE, icon),
        script: script && folder.write(SCRIPT_FILE, script.text),
      },
      plan.inFile === undefined ? undefined : folder.write('secret.txt', paconnSecretText(plan.inFile).text),
    );
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw cannotWrite(`The copy cannot be written to ${folder.path}`, error);
  }
}

/** What the tool prints goes to standard error, without secrets and only so far. */
function shownLines({ target, say }: Upload): (line: string) => void {
  let count = 0;
  return (line) => {
    count++;
    if (count <= MOST_LINES) process.stderr.write(`${target.tool}: ${say(line).slice(0, LONGEST_SHOWN)}\n`);
    if (count === MOST_LINES) process.stderr.write(`${target.tool}: (what it prints from here on is not shown)\n`);
  };
}

function refuseUnended(target: DeployTarget, { ended }: ToolRun, timeout: number, made: string | undefined): void {
  if (ended === 'not-started')
    throw new UserError(
      'tool-failed',
      `${target.tool} could not be started.`,
      'Run it by hand, to see why: the program may be for another kind of computer.',
      'cannot-run',
    );
  if (ended === 'time-limit')
    throw new UserError(
      'time-limit',
      `${target.tool} had not ended after ${timeout} seconds and was stopped. ${made === undefined ? 'What it was asked may have been done all the same.' : `It had made the connector ${made}.`}`,
      `Allow more time with --timeout. ${made === undefined ? howToLook(target) : `Go on with --update --connector-id ${made}.`}`,
      'cannot-run',
    );
}

function unsuccessful(
  target: DeployTarget,
  exitCode: number | null,
  isUnclear: boolean,
  made: string | undefined,
): UserError {
  const { tool, action } = target;
  if (made !== undefined)
    return new UserError(
      'tool-failed',
      `${tool} made the connector ${made} and failed afterwards; its messages stand above.`,
      `Go on with --update --connector-id ${made}.`,
      'cannot-run',
    );
  if (isUnclear)
    return new UserError(
      'no-result',
      `${tool} ended without an error, but did not say that a connector was ${action}d; what it printed stands above.`,
      howToLook(target),
      'cannot-run',
    );
  const signIn = tool === 'pac' ? 'pac auth create' : 'paconn login';
  return new UserError(
    'tool-failed',
    `${tool} failed${exitCode === null || exitCode === 0 ? '' : ` with exit code ${exitCode}`}; its messages stand above.`,
    `Not signed in? ${signIn}. For other messages: ${commandHere('explain "the message"')}`,
    'cannot-run',
  );
}

/**
 * Keeps the ID that paconn gave the connector in the settings of the folder, as paconn itself does, where they are for this
 * environment.
 */
function remember({ source, target, options }: Upload, connectorId: string): boolean {
  const settings = settingsOf(source.connector);
  if (target.tool !== 'paconn' || target.action !== 'create' || !source.isMain || !settings) return false;
  const name = settings.document.file.split('/').at(-1) ?? 'settings.json';
  const kept = { ...(settings.value as object), connectorId, environment: target.environmentId };
  try {
    replaceFiles(options.folder, [[name, jsonText(kept)]]);
    return true;
  } catch {
    process.stderr.write(`The ID could not be written to ${name}; keep it yourself.\n`);
    return false;
  }
}

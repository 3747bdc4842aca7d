import yargs, { type Argv } from 'yargs';
import { VERSION } from '../version.js';
import { checkArguments } from './check-arguments.js';
import { CHECK_DEFAULTS, CHECK_NAMES, type CheckOptions } from './check-options.js';
import type { DeployOptions } from './deploy.js';
import { DEPLOY_LISTS, deployArguments } from './deploy-arguments.js';
import type { DiagnoseOptions } from './diagnose.js';
import { diffArguments, driftArguments } from './diff-arguments.js';
import type { DiffOptions } from './diff-connectors.js';
import type { DriftOptions } from './drift.js';
import type { ExplainOptions } from './explain.js';
import type { GenerateOptions } from './generate.js';
import { GENERATE_LISTS, generateArguments } from './generate-arguments.js';
import type { ImportCommandOptions } from './import.js';
import { IMPORT_LISTS, importArguments } from './import-arguments.js';
import type { InitOptions } from './init.js';
import {
  explainArguments,
  initArguments,
  packageArguments,
  redirectArguments,
  registrationArguments,
  rulesArguments,
  sandboxArguments,
  simulateArguments,
  teamsArguments,
} from './other-arguments.js';
import type { PackageOptions } from './package.js';
import { pipelineArguments } from './pipeline-arguments.js';
import type { PipelineOptions } from './pipeline-choices.js';
import type { RedirectOptions } from './redirect.js';
import type { RegistrationOptions } from './registration.js';
import type { RulesOptions } from './rules.js';
import type { SandboxCommandOptions } from './sandbox.js';
import type { SimulateOptions } from './simulate.js';
import type { TeamsOptions } from './teams.js';
import { usageError } from './usage-error.js';
import type { VerifyOptions } from './verify.js';
import { diagnoseArguments, VERIFY_LISTS, verifyArguments } from './verify-arguments.js';

type Run = () => void | Promise<void>;

/** What the command line can choose from. */
export interface Commands {
  generate(options: GenerateOptions): Promise<void>;
  import(options: ImportCommandOptions): Promise<void>;
  redirect(options: RedirectOptions): Promise<void>;
  registration(options: RegistrationOptions): Promise<void>;
  check(options: CheckOptions): Promise<void>;
  diff(options: DiffOptions): Promise<void>;
  drift(options: DriftOptions): Promise<void>;
  simulate(options: SimulateOptions): Promise<void>;
  verify(options: VerifyOptions): Promise<void>;
  diagnose(options: DiagnoseOptions): Promise<void>;
  sandbox(options: SandboxCommandOptions): Promise<void>;
  deploy(options: DeployOptions): Promise<void>;
  package(options: PackageOptions): Promise<void>;
  pipeline(options: PipelineOptions): Promise<void>;
  teams(options: TeamsOptions): Promise<void>;
  explain(options: ExplainOptions): Promise<void>;
  rules(options: RulesOptions): Promise<void>;
  init(options: InitOptions): Promise<void>;
}

/**
 * What handlers throw to leave yargs with the chosen command: yargs renders its help text after a handler, which costs more
 * than checking a connector.
 */
class Choice {
  constructor(readonly run: Run) {}
}

const chosen = (run: Run): never => {
  throw new Choice(run);
};

const LISTS: ReadonlySet<string> = new Set([
  'paths',
  'topic',
  'files',
  '_',
  '--',
  ...GENERATE_LISTS,
  ...IMPORT_LISTS,
  ...VERIFY_LISTS,
  ...DEPLOY_LISTS,
]);

/** An option given twice counts once, the last time, as scripts that append options expect; several paths stay a list. */
function takeLast(options: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(options))
    if (Array.isArray(value) && !LISTS.has(name)) options[name] = value.at(-1);
}

/** What each command takes. */
const ARGUMENTS = {
  generate: generateArguments,
  import: importArguments,
  redirect: redirectArguments,
  registration: registrationArguments,
  check: checkArguments,
  diff: diffArguments,
  drift: driftArguments,
  simulate: simulateArguments,
  verify: verifyArguments,
  diagnose: diagnoseArguments,
  sandbox: sandboxArguments,
  deploy: deployArguments,
  package: packageArguments,
  pipeline: pipelineArguments,
  teams: teamsArguments,
  explain: explainArguments,
  rules: rulesArguments,
  init: initArguments,
} satisfies Readonly<Record<keyof Commands, (command: Argv) => unknown>>;

/** The options of a command, for "did you mean": yargs tells nobody what it knows. */
function optionsOf(name: string): readonly string[] {
  const names = ['help', 'version'];
  const recorder: Argv = new Proxy({} as Argv, {
    get: (_, method) => (option: string) => {
      if (method === 'option') names.push(option);
      return recorder;
    },
  });
  if (Object.hasOwn(ARGUMENTS, name)) ARGUMENTS[name as keyof Commands](recorder);
  return names;
}

/**
 * Reads the arguments into the command they choose; undefined when yargs has answered itself, with help or the version.
 * @throws UserError `usage`
 */
export function chosenCommand(args: readonly string[], commands: Commands): Run | undefined {
  const parser = yargs([...args])
    .scriptName('sn-connector')
    .locale('en')
    .command(
      'generate',
      'Write a ServiceNow connector, from options, answers or spec.json',
      ARGUMENTS.generate,
      (options) => chosen(() => commands.generate(options)),
    )
    .command(
      'import <files..>',
      'Write a connector from OpenAPI or Swagger documents, such as exports of the REST API Explorer',
      ARGUMENTS.import,
      (options) => chosen(() => commands.import(options)),
    )
    .command(
      'redirect <folder>',
      "Record the connector's redirect URL, and say how to register it in ServiceNow",
      ARGUMENTS.redirect,
      (options) => chosen(() => commands.redirect(options)),
    )
    .command(
      'registration <folder>',
      'Print the OAuth record that ServiceNow needs for a connector, or compare it with an export',
      ARGUMENTS.registration,
      (options) => chosen(() => commands.registration(options)),
    )
    .command(
      [`${CHECK_NAMES[0]} [paths..]`, CHECK_NAMES[1]],
      'Find what breaks a connector, with place, reason and repair',
      ARGUMENTS.check,
      (options) => {
        // What follows `--` is a path even if it begins with a dash.
        const paths = [...options.paths, ...options._.slice(1).map(String)];
        return chosen(() => commands.check({ ...options, paths: paths.length > 0 ? paths : CHECK_DEFAULTS.paths }));
      },
    )
    .command(
      'diff [old] [new]',
      'Say what changed between two states of a connector, whom it hurts, and which version it asks for',
      ARGUMENTS.diff,
      (options) => chosen(() => commands.diff(options)),
    )
    .command(
      'drift <folder> <downloaded>',
      'Say whether what runs, as paconn or pac downloaded it, is what is here',
      ARGUMENTS.drift,
      (options) => chosen(() => commands.drift(options)),
    )
    .command(
      'simulate [folder]',
      'Show the HTTP requests the platform will send: sign-in, token, API call, refresh',
      ARGUMENTS.simulate,
      (options) => chosen(() => commands.simulate(options)),
    )
    .command(
      'verify [folder]',
      'Sign in and run the whole flow as the platform would, and name what fails',
      ARGUMENTS.verify,
      (options) => chosen(() => commands.verify(options)),
    )
    .command(
      'diagnose [files..]',
      'Name the cause from recordings, raw answers, connection status or error texts',
      ARGUMENTS.diagnose,
      (options) => {
        const files = [...options.files, ...options._.slice(1).map(String)];
        return chosen(() => commands.diagnose({ ...options, files }));
      },
    )
    .command(
      'sandbox',
      'Serve a ServiceNow look-alike on this computer, with faults on request',
      ARGUMENTS.sandbox,
      (options) => chosen(() => commands.sandbox(options)),
    )
    .command(
      'deploy <folder>',
      'Check the copy for one environment and upload it with pac or paconn',
      ARGUMENTS.deploy,
      (options) => chosen(() => commands.deploy(options)),
    )
    .command(
      'package <folder>',
      'Write the form of a generated connector that reviewers want',
      ARGUMENTS.package,
      (options) => chosen(() => commands.package(options)),
    )
    .command(
      'pipeline <platform>',
      'Write a pipeline that checks, compares and deploys, with approval',
      ARGUMENTS.pipeline,
      (options) => chosen(() => commands.pipeline(options)),
    )
    .command(
      'teams <action> <folder>',
      "Build or validate a Teams app by Microsoft's toolkit, which you installed, and report what it says",
      ARGUMENTS.teams,
      (options) => chosen(() => commands.teams(options)),
    )
    .command(
      'explain [topic..]',
      'Explain an error text, a rule, or a code of the Power Platform validator',
      ARGUMENTS.explain,
      (options) => {
        // What follows `--` is a text even if it begins with a dash.
        const topic = [...options.topic, ...options._.slice(1).map(String)];
        return chosen(() => commands.explain({ ...options, topic }));
      },
    )
    .command('rules', 'List all rules', ARGUMENTS.rules, (options) => chosen(() => commands.rules(options)))
    .command('init', 'Write a commented configuration file', ARGUMENTS.init, (options) =>
      chosen(() => commands.init(options)),
    )
    .completion('completion', 'Print a completion script for bash or zsh')
    .demandCommand(1, 'Say what to do: a command is missing.')
    .recommendCommands()
    .strict()
    .version(VERSION)
    .alias('help', 'h')
    .wrap(Math.min(100, process.stdout.columns || 100))
    .fail((message, error) => {
      if (error && error.name !== 'YError') throw error;
      const [name = ''] = args;
      const options = optionsOf(name === CHECK_NAMES[1] ? CHECK_NAMES[0] : name);
      throw usageError(message || (error?.message ?? ''), args, [...Object.keys(commands), CHECK_NAMES[1]], options);
    })
    .middleware(takeLast, true)
    .exitProcess(false);
  try {
    parser.parse();
    return undefined;
  } catch (thrown) {
    if (thrown instanceof Choice) return thrown.run;
    throw thrown;
  }
}

import yargs, { type Argv } from 'yargs';
import { hideBin } from 'yargs/helpers';
import { FAIL_ON } from '../engine/config.js';
import { PROFILES } from '../engine/rule.js';
import { UserError } from '../engine/user-error.js';
import { FORMATS } from '../report/reporter.js';
import { portableCommand, VERSION } from '../version.js';
import { check } from './check.js';
import { reportProblem } from './exit.js';
import { generateOptions } from './generate-options.js';

/** @throws UserError `usage` for anything but a whole number from 0 */
function wholeNumber(given: string | readonly string[]): number {
  const text = typeof given === 'string' ? given : (given.at(-1) ?? '');
  if (/^\d+$/.test(text)) return Number(text);
  throw new UserError(
    'usage',
    `--max-warnings is "${text}"; expected a whole number from 0.`,
    'For example --max-warnings 0.',
  );
}

const LISTS: ReadonlySet<string> = new Set(['paths', '_', '--']);

/** An option given twice counts once, the last time, as scripts that append options expect; several paths stay a list. */
function takeLast(options: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(options))
    if (Array.isArray(value) && !LISTS.has(name)) options[name] = value.at(-1);
}

const checkOptions = (command: Argv) =>
  command
    .positional('paths', {
      type: 'string',
      array: true,
      default: [],
      defaultDescription: '"."',
      describe: 'Folders to search, or files',
    })
    .option('profile', { choices: PROFILES, describe: 'What the files are for [default: repository]' })
    .option('format', { choices: FORMATS, default: 'text' as const, describe: 'Form of the report' })
    .option('output', { type: 'string', alias: 'o', describe: 'Write the report to this file', requiresArg: true })
    .option('fail-on', { choices: FAIL_ON, describe: 'Mildest severity that fails [default: error]' })
    .option('max-warnings', {
      type: 'string',
      describe: 'Fail when there are more warnings than this',
      requiresArg: true,
      coerce: wholeNumber,
    })
    .option('fix', { type: 'boolean', describe: 'Make the safe repairs' })
    .option('fix-unsafe', { type: 'boolean', describe: 'Make the other repairs too' })
    .option('dry-run', { type: 'boolean', describe: 'Show what the repairs would change, write nothing' })
    .option('quiet', { type: 'boolean', alias: 'q', describe: 'Report errors and warnings only' })
    .option('all', { type: 'boolean', describe: 'Show every place of a finding that repeats' })
    .option('stdin-filename', { type: 'string', describe: 'Check standard input under this name', requiresArg: true })
    .option('config', { type: 'string', describe: 'Configuration file; --no-config uses none' })
    .option('baseline', { type: 'string', describe: 'Do not report what this file accepts', requiresArg: true })
    .option('write-baseline', {
      type: 'string',
      describe: 'Accept all present findings in this file [sn-connector-baseline.json]',
    })
    .option('report', { type: 'string', describe: 'Write a redacted summary for a support request', requiresArg: true })
    .option('color', { type: 'boolean', describe: 'Colours; by default on a terminal without NO_COLOR' })
    .example('$0 check connectors/servicenow', 'one connector')
    .example('$0 check . --profile deploy --fail-on warning', 'before pac or paconn')
    .example('$0 check . --fix --dry-run', 'what the safe repairs would change');

/**
 * The command line. Handlers only choose the command, which then runs outside of yargs: yargs renders its help text for
 * every handler that gives it a promise, which costs more than checking a connector.
 */
async function main(args: readonly string[]): Promise<void> {
  let run: () => void | Promise<void> = () => undefined;
  yargs([...args])
    .scriptName('sn-connector')
    .locale('en')
    .command(
      ['check [paths..]', 'lint'],
      'Find what breaks a connector, with place, reason and repair',
      checkOptions,
      (options) => {
        // What follows `--` is a path even if it begins with a dash.
        const paths = [...options.paths, ...options._.slice(1).map(String)];
        run = () => check({ ...options, paths: paths.length > 0 ? paths : ['.'] });
      },
    )
    .command(
      'simulate [folder]',
      'Show the HTTP requests the platform will send: sign-in, token, API call, refresh',
      (command) =>
        command
          .positional('folder', {
            type: 'string',
            default: '.',
            describe: 'A connector, or a folder to search for connectors',
          })
          .option('format', { choices: ['text', 'json'] as const, default: 'text' as const, describe: 'Form' })
          .option('output', { type: 'string', alias: 'o', describe: 'Write to this file', requiresArg: true })
          .option('redirect-url', {
            type: 'string',
            describe: 'The redirect URL of the created connector, shown in place of a stand-in',
            requiresArg: true,
          })
          .option('color', { type: 'boolean', describe: 'Colours; by default on a terminal without NO_COLOR' })
          .example('$0 simulate connectors/servicenow', 'one connector'),
      (options) => {
        run = async () => (await import('./simulate.js')).simulate(options);
      },
    )
    .command(
      'explain <topic>',
      'Explain a rule, or a code of the Power Platform validator',
      (command) =>
        command
          .positional('topic', { type: 'string', demandOption: true, describe: 'A rule id or a validator code' })
          .option('color', { type: 'boolean', describe: 'Colours; by default on a terminal without NO_COLOR' })
          .example('$0 explain refresh/url-is-authorize', 'a rule')
          .example('$0 explain PathParameterMissingEncoding', "the platform validator's name for one"),
      (options) => {
        run = async () => (await import('./explain.js')).explain(options);
      },
    )
    .command(
      'generate',
      'Write a ServiceNow connector, from options, answers or spec.json',
      generateOptions,
      (options) => {
        run = async () => (await import('./generate.js')).generate(options);
      },
    )
    .command(
      'redirect <folder>',
      "Record the connector's redirect URL, and say how to register it in ServiceNow",
      (command) =>
        command
          .positional('folder', { type: 'string', demandOption: true, describe: 'Folder of the connector' })
          .option('url', {
            type: 'string',
            requiresArg: true,
            describe: 'Redirect URL that the platform shows, plain or encoded',
          })
          .option('environment', {
            type: 'string',
            requiresArg: true,
            describe: 'Environment it belongs to [default: the first]',
          })
          .option('migrate', { type: 'boolean', describe: "From the shared URL to the connector's own" })
          .option('confirm', { type: 'boolean', describe: 'The former URL is no longer needed' })
          .option('color', { type: 'boolean', describe: 'Colours; by default on a terminal without NO_COLOR' }),
      (options) => {
        run = async () => (await import('./redirect.js')).redirect(options);
      },
    )
    .command(
      'package <folder>',
      'Write the form of a generated connector that reviewers want',
      (command) =>
        command
          .positional('folder', { type: 'string', demandOption: true, describe: 'Folder of the generated connector' })
          .option('for', { choices: ['certified'] as const, demandOption: true, describe: 'Who it is for' })
          .option('out', {
            type: 'string',
            alias: 'o',
            requiresArg: true,
            describe: 'Folder to write [default: submission]',
          })
          .option('force', { type: 'boolean', describe: 'Write into a folder that is not empty' }),
      (options) => {
        run = async () => (await import('./package.js')).packageConnector(options);
      },
    )
    .command(
      'rules',
      'List all rules',
      (command) =>
        command
          .option('format', {
            choices: ['text', 'json', 'markdown'] as const,
            default: 'text' as const,
            describe: 'Form',
          })
          .option('profile', { choices: PROFILES, describe: 'Only rules that are on in this profile' }),
      (options) => {
        run = async () => (await import('./rules.js')).listRules(options);
      },
    )
    .command(
      'init',
      'Write a commented configuration file',
      (command) =>
        command
          .option('vscode', { type: 'boolean', describe: 'Also teach VS Code the schemas and the report' })
          .option('force', { type: 'boolean', describe: 'Replace an existing configuration' }),
      (options) => {
        run = async () => (await import('./init.js')).init(options);
      },
    )
    .completion('completion', 'Print a completion script for bash or zsh')
    .demandCommand(1, 'Say what to do: a command is missing.')
    .recommendCommands()
    .strict()
    .version(VERSION)
    .alias('help', 'h')
    .wrap(100)
    .fail((message, error) => {
      if (error && error.name !== 'YError') throw error;
      throw new UserError('usage', message || (error?.message ?? ''), `What there is: ${portableCommand('--help')}`);
    })
    .middleware(takeLast, true)
    .exitProcess(false)
    .parse();
  await run();
}

// A reader that has seen enough (`| head`) closes the pipe; that is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') reportProblem(error);
  process.exit();
});
main(hideBin(process.argv)).catch(reportProblem);

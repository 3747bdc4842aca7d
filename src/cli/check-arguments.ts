import type { Argv } from 'yargs';
import { FAIL_ON } from '../engine/config.js';
import { PROFILES } from '../engine/rule.js';
import { UserError } from '../engine/user-error.js';
import { FORMATS } from '../report/reporter.js';
import { CHECK_DEFAULTS } from './check-options.js';

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

/** The arguments of `sn-connector check`. */
export const checkArguments = (command: Argv) =>
  command
    .positional('paths', {
      type: 'string',
      array: true,
      default: [],
      defaultDescription: '"."',
      describe: 'Folders to search, or files',
    })
    .option('profile', { choices: PROFILES, describe: 'What the files are for [default: repository]' })
    .option('format', { choices: FORMATS, default: CHECK_DEFAULTS.format, describe: 'Form of the report' })
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
    .option('changed-since', {
      type: 'string',
      describe: 'Check only connectors that differ from this revision of Git',
      requiresArg: true,
    })
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

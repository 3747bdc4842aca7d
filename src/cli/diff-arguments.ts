import type { Argv } from 'yargs';
import { CHANGE_FORMATS } from '../report/change-formats.js';

/** What `diff` and `drift` have in common. */
const changeArguments = <T>(command: Argv<T>) =>
  command
    .option('format', { choices: CHANGE_FORMATS, default: 'text' as const, describe: 'Form of the report' })
    .option('output', { type: 'string', alias: 'o', describe: 'Write the report to this file', requiresArg: true })
    .option('all', { type: 'boolean', describe: 'Show every harmless change' })
    .option('color', { type: 'boolean', describe: 'Colours; by default on a terminal without NO_COLOR' });

/** The arguments of `sn-connector diff`. */
export const diffArguments = (command: Argv) =>
  changeArguments(
    command
      .positional('old', { type: 'string', describe: 'Former state; with --against, the present state [default: "."]' })
      .positional('new', { type: 'string', describe: 'Present state' })
      .option('against', {
        type: 'string',
        describe: 'Former state in Git: git:<revision>; git:<revision>... where it branched off',
        requiresArg: true,
      })
      .option('fail-on', {
        choices: ['breaking', 'unsure', 'harmless', 'never'] as const,
        default: 'breaking' as const,
        describe: 'Mildest change that makes the exit code 1',
      }),
  )
    .example('$0 diff old new', 'two folders')
    .example('$0 diff connectors --against git:main', 'what a branch changes; exit code 1 when something breaks');

/** The arguments of `sn-connector drift`. */
export const driftArguments = (command: Argv) =>
  changeArguments(
    command
      .positional('folder', { type: 'string', demandOption: true, describe: 'Your connector' })
      .positional('downloaded', {
        type: 'string',
        demandOption: true,
        describe: 'What paconn or pac downloaded, or an unpacked solution',
      }),
  ).example('$0 drift connectors/desk downloaded', 'is what runs what is here?');

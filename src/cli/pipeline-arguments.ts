import type { Argv } from 'yargs';
import { PLATFORMS, ROUTES } from '../pipeline/platforms.js';

/** The arguments of `sn-connector pipeline`. */
export const pipelineArguments = (command: Argv) =>
  command
    .positional('platform', { choices: PLATFORMS, demandOption: true, describe: 'What runs the pipeline' })
    .option('out', { type: 'string', alias: 'o', requiresArg: true, describe: 'Root of the repository [default: "."]' })
    .option('force', { type: 'boolean', describe: 'Replace the file that is there' })
    .option('folder', {
      type: 'string',
      requiresArg: true,
      describe: 'Folder to deploy, from the root [default: the connector that is there]',
    })
    .option('environments', {
      type: 'string',
      requiresArg: true,
      describe: 'Environments to deploy to, in this order, separated by commas [default: those of spec.json, or prod]',
    })
    .option('branch', { type: 'string', requiresArg: true, describe: 'Branch that is deployed [default: main]' })
    .option('route', { choices: ROUTES, describe: 'Update the connector, or import its solution [default: connector]' })
    .option('flows', {
      type: 'string',
      requiresArg: true,
      describe: 'Folder of a second solution, which uses the connector; imported after it',
    })
    .example('$0 pipeline github', 'checks, comparison, deployment with approval')
    .example('$0 pipeline azure-devops --environments test,prod', 'two environments, in this order')
    .example(
      '$0 pipeline github --route solution --folder solutions/desk --flows solutions/desk-flows',
      'as solutions',
    );

import type { Argv } from 'yargs';
import { TOOLS } from '../pipeline/deploy-target.js';
import { SECRET_VARIABLE } from './client-secret.js';

/** Options of `deploy` that may be given several times. */
export const DEPLOY_LISTS = ['placeholder'] as const;

/** The arguments of `sn-connector deploy`. */
export const deployArguments = (command: Argv) =>
  command
    .positional('folder', { type: 'string', demandOption: true, describe: 'Folder of the connector' })
    .option('tool', { choices: TOOLS, demandOption: true, requiresArg: true, describe: 'What uploads it' })
    .option('environment', {
      type: 'string',
      requiresArg: true,
      describe: 'Environment of spec.json whose instance and client ID it gets [default: the first]',
    })
    .option('environment-id', {
      type: 'string',
      requiresArg: true,
      describe:
        'Power Platform environment: its GUID, for pac also its address [default: that of settings.json, for pac also that of its active profile]',
    })
    .option('create', { type: 'boolean', describe: 'Make a new connector' })
    .option('update', { type: 'boolean', describe: 'Update a connector' })
    .option('connector-id', {
      type: 'string',
      requiresArg: true,
      describe: 'Connector to update: a GUID for pac, shared_… for paconn [default: that of settings.json]',
    })
    .option('solution', {
      type: 'string',
      requiresArg: true,
      describe: 'With pac: unique name of the solution it belongs to',
    })
    .option('secret-env', {
      type: 'string',
      requiresArg: true,
      describe: `Name of the environment variable that holds the client secret [default: ${SECRET_VARIABLE}, else it is asked for]`,
    })
    .option('placeholder', {
      type: 'string',
      array: true,
      requiresArg: true,
      describe:
        'Environment variable whose value replaces #{NAME}#, {{NAME}} and the like in the copy; those that begin with SN_CONNECTOR_ need not be named',
    })
    .option('timeout', { type: 'number', default: 2400, requiresArg: true, describe: 'Seconds the tool may take' })
    .option('dry-run', { type: 'boolean', describe: 'Check the copy and print the command, run nothing' })
    .option('config', { type: 'string', describe: 'Configuration of the check; --no-config for none' })
    .option('color', { type: 'boolean', describe: 'Colours; by default on a terminal without NO_COLOR' })
    .example('$0 deploy connectors/servicenow --tool paconn --create --environment-id Default-…', 'the first time')
    .example(
      '$0 deploy connectors/servicenow --tool pac --environment prod --environment-id … --update --connector-id …',
      'another environment',
    );

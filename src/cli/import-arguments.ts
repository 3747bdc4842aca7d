import type { Argv } from 'yargs';
import { flag, identityArguments, list, text } from './generate-arguments.js';

/** The options of `sn-connector import` that may be given several times. */
export const IMPORT_LISTS = ['files', 'select', 'example'] as const;

/** The arguments of `sn-connector import`. */
export const importArguments = (command: Argv) =>
  identityArguments(
    command
      .positional('files', {
        type: 'string',
        array: true,
        demandOption: true,
        describe: 'OpenAPI 3.0, 3.1, 3.2 or Swagger 2.0, in YAML or JSON',
      })
      .option('instance', text('ServiceNow instance: its name, host or address'))
      .option('any-instance', flag('One connector for every instance, each connection with its own OAuth client'))
      .option('out', { ...text('Folder to write'), alias: 'o', demandOption: true })
      .option(
        'select',
        list(
          'Operations to take: names, or paths such as "GET /api/now/table/*"; "known" for documented ones, "ask" to choose',
        ),
      )
      .option(
        'example',
        list('A saved answer, as OPERATION=FILE, or FILE where only one is open; OPERATION.body=FILE for a request'),
      )
      .option('environment', text('Environment that --instance and --client-id are for'))
      .option('format', {
        choices: ['text', 'json'] as const,
        default: 'text' as const,
        describe: 'Form of the report',
      })
      .option('report', text('Also write the whole report to this file; as JSON where its name ends in .json')),
  )
    .example('$0 import table-api.yaml --instance dev12345 --out connectors/my-api', 'an export')
    .example(
      '$0 import orders.yaml --instance dev12345 --out orders --example ListOrders=orders.json',
      'with an answer',
    );

import type { Argv } from 'yargs';
import { FAIL_ON } from '../engine/config.js';
import { PROFILES } from '../engine/rule.js';
import { FORMATS } from '../report/reporter.js';
import { SECRET_VARIABLE } from './client-secret.js';

/** Options of `verify` that may be given several times. */
export const VERIFY_LISTS = ['value', 'parameter'] as const;

/** The arguments of `sn-connector verify`. */
export const verifyArguments = (command: Argv) =>
  command
    .positional('folder', { type: 'string', default: '.', describe: 'Folder of the connector' })
    .option('sandbox', { type: 'boolean', describe: 'Run against a sandbox on this computer; no instance is needed' })
    .option('fault', { type: 'string', requiresArg: true, describe: 'With --sandbox: what goes wrong there' })
    .option('instance', {
      type: 'string',
      requiresArg: true,
      describe: 'Call this instance in place of the one in the files, such as http://127.0.0.1:8765',
    })
    .option('client-id', { type: 'string', requiresArg: true, describe: 'Client ID in place of the one in the files' })
    .option('secret-env', {
      type: 'string',
      requiresArg: true,
      describe: `Name of the environment variable that holds the client secret [default: ${SECRET_VARIABLE}, else it is asked for]`,
    })
    .option('redirect', {
      choices: ['loopback', 'connector'] as const,
      default: 'loopback' as const,
      describe: "Come back to this computer, or to the connector's own redirect URL, to be pasted",
    })
    .option('redirect-url', {
      type: 'string',
      requiresArg: true,
      describe: "With --redirect connector: the connector's redirect URL [default: the recorded one]",
    })
    .option('port', {
      type: 'number',
      default: 8766,
      requiresArg: true,
      describe: 'Port of the redirect URL http://127.0.0.1:<port>/redirect, which the server has to know',
    })
    .option('browser', { type: 'boolean', describe: 'Open the browser; --no-browser prints the address only' })
    .option('timeout', { type: 'number', default: 180, requiresArg: true, describe: 'Seconds to wait for the sign-in' })
    .option('operation', {
      type: 'string',
      requiresArg: true,
      describe: 'Operation to call; only one that reads (GET)',
    })
    .option('value', {
      type: 'string',
      array: true,
      requiresArg: true,
      describe: 'Value of a parameter of it, name=value',
    })
    .option('parameter', {
      type: 'string',
      array: true,
      requiresArg: true,
      describe: 'Value of a connection parameter, name=value; not for secrets',
    })
    .option('settings', {
      type: 'string',
      requiresArg: true,
      describe: 'Parameter set whose sign-in to verify, by its name',
    })
    .option('refresh', { type: 'boolean', default: true, describe: 'Refresh the token; --no-refresh leaves it out' })
    .option('refresh-matrix', { type: 'boolean', describe: 'Also refresh without the secret, and by HTTP Basic' })
    .option('har', { type: 'string', requiresArg: true, describe: 'Write a redacted recording to this file' })
    .option('profile', { choices: PROFILES, default: 'repository' as const, describe: 'What the files are for' })
    .option('format', { choices: FORMATS, default: 'text' as const, describe: 'Form of the report' })
    .option('output', { type: 'string', alias: 'o', requiresArg: true, describe: 'Write the report to this file' })
    .option('report', { type: 'string', requiresArg: true, describe: 'Write a redacted summary for a support request' })
    .option('fail-on', { choices: FAIL_ON, default: 'error' as const, describe: 'Mildest severity that fails' })
    .option('color', { type: 'boolean', describe: 'Colours; by default on a terminal without NO_COLOR' })
    .example('$0 verify connectors/servicenow', 'sign in in the browser, then the whole flow')
    .example('$0 verify connectors/servicenow --sandbox', 'without an instance')
    .example('$0 verify connectors/servicenow --sandbox --fault url-encoded-token', 'what a fault looks like');

/** The arguments of `sn-connector diagnose`. */
export const diagnoseArguments = (command: Argv) =>
  command
    .positional('files', {
      type: 'string',
      array: true,
      default: [] as string[],
      defaultDescription: 'standard input',
      describe:
        'Recordings (HAR), raw HTTP or curl output, connection status JSON, error texts; - reads standard input',
    })
    .option('connector', { type: 'string', requiresArg: true, describe: 'Folder of the connector that was used' })
    .option('profile', { choices: PROFILES, default: 'repository' as const, describe: 'What its files are for' })
    .option('format', { choices: FORMATS, default: 'text' as const, describe: 'Form of the report' })
    .option('output', { type: 'string', alias: 'o', requiresArg: true, describe: 'Write the report to this file' })
    .option('report', { type: 'string', requiresArg: true, describe: 'Write a redacted summary for a support request' })
    .option('fail-on', { choices: FAIL_ON, default: 'error' as const, describe: 'Mildest severity that fails' })
    .option('color', { type: 'boolean', describe: 'Colours; by default on a terminal without NO_COLOR' })
    .example('$0 diagnose recording.har --connector connectors/servicenow', 'a recording of the browser')
    .example('$0 diagnose popup.har page.har', 'the popup has its own developer tools')
    .example('$0 diagnose token-response.txt', 'what curl -i printed');

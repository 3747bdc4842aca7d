import type { Argv } from 'yargs';
import { PROFILES } from '../engine/rule.js';
import { UserError } from '../engine/user-error.js';
import { WHENS, type When } from '../facts/messages/message.js';
import { FORMATS } from '../report/reporter.js';
import { whenIn } from '../report/time-words.js';

/** The arguments of `sn-connector simulate`. */
export const simulateArguments = (command: Argv) =>
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
    .example('$0 simulate connectors/servicenow', 'one connector');

/** The arguments of `sn-connector sandbox`. */
export const sandboxArguments = (command: Argv) =>
  command
    .option('port', { type: 'number', default: 8765, describe: 'Port on 127.0.0.1; 0 for any', requiresArg: true })
    .option('fault', { type: 'string', describe: 'What goes wrong', requiresArg: true })
    .option('list-faults', { type: 'boolean', describe: 'Print the faults there are, and end' })
    .option('format', { choices: ['text', 'json'] as const, default: 'text' as const, describe: 'Form of that list' })
    .option('redirect-url', { type: 'string', describe: 'A further redirect URL to register', requiresArg: true })
    .example('$0 sandbox --fault url-encoded-token', 'the token answer is no JSON');

/** The arguments of `sn-connector redirect`. */
export const redirectArguments = (command: Argv) =>
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
    .option('adopt', { type: 'boolean', describe: 'Keep what was edited by hand, in overlay.json' })
    .option('force', { type: 'boolean', describe: 'Discard what was edited by hand' })
    .option('color', { type: 'boolean', describe: 'Colours; by default on a terminal without NO_COLOR' });

/** The arguments of `sn-connector registration`. */
export const registrationArguments = (command: Argv) =>
  command
    .positional('folder', { type: 'string', demandOption: true, describe: 'Folder of the connector' })
    .option('compare', {
      type: 'string',
      requiresArg: true,
      describe: 'Export of the record: XML, an update set, or JSON of the Table API',
    })
    .option('format', { choices: ['text', 'json'] as const, default: 'text' as const, describe: 'Form' })
    .option('output', { type: 'string', alias: 'o', describe: 'Write to this file', requiresArg: true })
    .option('color', { type: 'boolean', describe: 'Colours; by default on a terminal without NO_COLOR' })
    .example('$0 registration connectors/servicenow', 'values for the form, and how to export the record')
    .example('$0 registration connectors/servicenow --compare oauth_entity.xml', 'both sides in one table');

/** The arguments of `sn-connector package`. */
export const packageArguments = (command: Argv) =>
  command
    .positional('folder', { type: 'string', demandOption: true, describe: 'Folder of the generated connector' })
    .option('for', { choices: ['certified'] as const, demandOption: true, describe: 'Who it is for' })
    .option('out', {
      type: 'string',
      alias: 'o',
      requiresArg: true,
      describe: 'Folder to write [default: submission]',
    })
    .option('force', { type: 'boolean', describe: 'Write into a folder that is not empty' });

/** @throws UserError `usage` for anything but a whole number of seconds */
function seconds(given: string | readonly string[]): number {
  const text = typeof given === 'string' ? given : (given.at(-1) ?? '');
  if (/^[1-9]\d{0,4}$/.test(text)) return Number(text);
  throw new UserError(
    'usage',
    `--timeout is "${text}"; expected a whole number of seconds.`,
    'For example --timeout 300.',
  );
}

/** @throws UserError `usage` for what is no name of an environment */
function environmentName(given: string | readonly string[]): string {
  const text = typeof given === 'string' ? given : (given.at(-1) ?? '');
  if (/^\w[\w-]{0,39}$/.test(text)) return text;
  throw new UserError(
    'usage',
    `--env is "${text}"; expected a name such as dev.`,
    'It is the end of the name of env/.env.dev.',
  );
}

/** The arguments of `sn-connector teams`. */
export const teamsArguments = (command: Argv) =>
  command
    .positional('action', { choices: ['package', 'validate'] as const, demandOption: true, describe: 'What to do' })
    .positional('folder', { type: 'string', demandOption: true, describe: 'Folder of the app, or of its connector' })
    .option('env', {
      type: 'string',
      default: 'dev',
      requiresArg: true,
      coerce: environmentName,
      describe: 'Environment whose variables are used',
    })
    .option('timeout', {
      type: 'string',
      default: '180',
      requiresArg: true,
      coerce: seconds,
      describe: 'How many seconds the toolkit may take',
    })
    .option('format', { choices: FORMATS, default: 'text' as const, describe: 'Form of the report' })
    .option('output', { type: 'string', alias: 'o', describe: 'Write the report to this file', requiresArg: true })
    .option('color', { type: 'boolean', describe: 'Colours; by default on a terminal without NO_COLOR' })
    .example('$0 teams validate connectors/servicenow', 'the manifest, before anything is registered')
    .example('$0 teams package connectors/servicenow --env prod', 'the package for upload');

/** The arguments of `sn-connector explain`. */
export const explainArguments = (command: Argv) =>
  command
    .positional('topic', {
      type: 'string',
      array: true,
      default: [] as string[],
      defaultDescription: 'standard input',
      describe: 'An error text, a file that holds one, a rule id or a validator code; - reads standard input',
    })
    .option('when', {
      choices: WHENS,
      coerce: givenWhen,
      requiresArg: true,
      describe: 'When it fails, such as "after 30 minutes"; without a text it answers by that alone',
    })
    .option('format', {
      choices: ['text', 'json', 'markdown'] as const,
      default: 'text' as const,
      describe: 'Form',
    })
    .option('color', { type: 'boolean', describe: 'Colours; by default on a terminal without NO_COLOR' })
    .example('$0 explain "OAuth flow failed. …"', 'an error text; no secret in it is shown')
    .example('$0 explain error.txt', 'a long one, from a file')
    .example('$0 explain --when 30-minutes', 'when it fails says much')
    .example('$0 explain refresh/url-is-authorize', 'a rule')
    .example('$0 explain PathParameterMissingEncoding', "the platform validator's name for one");

/** A moment in the words of a person; what is none is left to the parser to refuse. */
const givenWhen = (text: When | undefined): When | undefined =>
  text === undefined ? undefined : (whenIn(text) ?? text);

/** The arguments of `sn-connector rules`. */
export const rulesArguments = (command: Argv) =>
  command
    .option('format', {
      choices: ['text', 'json', 'markdown'] as const,
      default: 'text' as const,
      describe: 'Form',
    })
    .option('profile', { choices: PROFILES, describe: 'Only rules that are on in this profile' });

/** The arguments of `sn-connector init`. */
export const initArguments = (command: Argv) =>
  command
    .option('vscode', { type: 'boolean', describe: 'Also teach VS Code the schemas and the report' })
    .option('force', { type: 'boolean', describe: 'Replace an existing configuration' });

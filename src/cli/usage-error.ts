import { nearest } from '../engine/suggest.js';
import { UserError } from '../engine/user-error.js';
import { commandHere } from './command-here.js';

const ONE_OF = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/** What a command has to be told without an option. */
const NEEDED: Readonly<Record<string, string>> = {
  import: 'the documents to read',
  redirect: 'the folder of the connector',
  registration: 'the folder of the connector',
  drift: 'two folders: your connector, and what was downloaded',
  deploy: 'the folder of the connector',
  package: 'the folder of the connector',
  pipeline: 'a platform: github, azure-devops or pre-commit',
  teams: 'what to do, package or validate, and the folder of the app',
};

/** What an option has to be told that cannot be left out. */
const EXPECTED: Readonly<Record<string, string>> = {
  for: 'certified',
  out: 'a folder to write',
  tool: 'pac or paconn',
};

/**
 * What is wrong with a command line, in the sentences of this command instead of those of yargs.
 * @param message what yargs says
 * @param known the names of the commands
 * @param options the names of the options that the command has
 */
export function usageError(
  message: string,
  args: readonly string[],
  known: readonly string[],
  options: readonly string[],
): UserError {
  const [name = ''] = args;
  const isCommand = known.includes(name);
  const meant = namesIn(/^Unknown arguments?: (.+)$/.exec(message)?.[1]).flatMap((each) =>
    isOption(each, args)
      ? (nearest(each, options) ?? options.filter((option) => option.startsWith(each)).slice(0, 1))
      : [],
  );
  const help = `${meant.length > 0 ? `Did you mean ${ONE_OF.format(meant.map((each) => `--${each}`))}? ` : ''}What there is: ${commandHere(isCommand ? `${name} --help` : '--help')}`;
  if (/^Did you mean /.test(message) && !isCommand)
    return new UserError('usage', `There is no command "${name}".`, `${message} ${help}`);
  return new UserError('usage', sentenceOf(message, args, isCommand) ?? message, help);
}

function sentenceOf(message: string, args: readonly string[], isCommand: boolean): string | undefined {
  if (message.startsWith('Not enough non-option arguments:')) return `"${args[0]}" needs ${NEEDED[args[0] ?? '']}.`;
  const bare = /^Not enough arguments following: (.+)$/.exec(message)?.[1];
  if (bare !== undefined) return `${bare.length === 1 ? '-' : '--'}${bare} needs a value behind it.`;
  const missing = namesIn(/^Missing required arguments?: (.+)$/.exec(message)?.[1]);
  if (missing.length > 0) return missing.map((name) => `--${name} is missing; expected ${EXPECTED[name]}.`).join(' ');
  const unknown = namesIn(/^Unknown arguments?: (.+)$/.exec(message)?.[1]);
  if (unknown.length > 0) return unknown.map((name) => unknownInWords(name, args, isCommand)).join(' ');
  if (!message.startsWith('Invalid values:')) return undefined;
  return [...message.matchAll(/^ {2}Argument: (\S+), Given: (.*), Choices: (.+)$/gm)]
    .map(([, name = '', given, choices = '']) => {
      const expected = [...choices.matchAll(/"[^"]*"/g)].map(([choice]) => choice);
      return `${isOption(name, args) ? `--${name}` : name} is ${given}; expected ${ONE_OF.format(expected)}.`;
    })
    .join(' ');
}

function unknownInWords(name: string, args: readonly string[], isCommand: boolean): string {
  if (isOption(name, args)) return `There is no option --${name}.`;
  return isCommand ? `"${name}" is one argument too many.` : `There is no command "${name}".`;
}

const isOption = (name: string, args: readonly string[]): boolean =>
  args.some(
    (arg) => arg === `--${name}` || arg.startsWith(`--${name}=`) || (name.length === 1 && arg.startsWith(`-${name}`)),
  );

/** The names in a list of yargs, which has names with dashes twice: in that form and in camel case. */
function namesIn(list: string | undefined): string[] {
  const names = list?.split(', ') ?? [];
  const camel = new Set(names.filter((name) => name.includes('-')).map((name) => camelCase(name)));
  return names.filter((name) => !camel.has(name));
}

const camelCase = (name: string): string => name.replace(/-+([a-z\d])/g, (_, letter: string) => letter.toUpperCase());

import { UserError } from '../engine/user-error.js';
import { commandHere } from './command-here.js';

const ALL = new Intl.ListFormat('en-GB', { type: 'conjunction' });
const ONE_OF = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/**
 * What is wrong with a command line, in the sentences of this command instead of those of yargs.
 * @param message what yargs says
 * @param known the names of the commands
 */
export function usageError(message: string, args: readonly string[], known: readonly string[]): UserError {
  const [name = ''] = args;
  const isCommand = known.includes(name);
  const help = `What there is: ${commandHere(isCommand ? `${name} --help` : '--help')}`;
  if (/^Did you mean /.test(message) && !isCommand)
    return new UserError('usage', `There is no command "${name}".`, `${message} ${help}`);
  return new UserError('usage', sentenceOf(message, args, isCommand) ?? message, help);
}

function sentenceOf(message: string, args: readonly string[], isCommand: boolean): string | undefined {
  const [, got, needed] = /^Not enough non-option arguments: got (\d+), need at least (\d+)$/.exec(message) ?? [];
  if (needed !== undefined)
    return `"${args[0]}" needs ${needed === '1' ? 'one argument' : `${needed} arguments`} behind it, and has ${got === '0' ? 'none' : got}.`;
  const bare = /^Not enough arguments following: (.+)$/.exec(message)?.[1];
  if (bare !== undefined) return `${bare.length === 1 ? '-' : '--'}${bare} needs a value behind it.`;
  const missing = namesIn(/^Missing required arguments?: (.+)$/.exec(message)?.[1]);
  if (missing.length > 0)
    return `${ALL.format(missing.map((name) => `--${name}`))} ${missing.length === 1 ? 'is' : 'are'} missing.`;
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

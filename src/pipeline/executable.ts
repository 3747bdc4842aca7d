import { UserError } from '../engine/user-error.js';

/** What decides where a program is looked for. */
export interface SearchPlace {
  readonly isWindows: boolean;
  /** The value of `PATH`. */
  readonly path: string;
}

/** A process to start. */
export interface Launch {
  readonly file: string;
  readonly args: readonly string[];
  /** True when `args` are the command line as it is, and nothing is to be quoted again. */
  readonly isVerbatim: boolean;
}

/**
 * The places where a program may be, in order. Only absolute folders of `PATH` count: a program in the current folder, or
 * in the folder of a connector that came from elsewhere, must not be taken for the tool. Windows would look there first.
 */
export function executableCandidates(name: string, { isWindows, path }: SearchPlace): readonly string[] {
  const folders = path
    .split(isWindows ? ';' : ':')
    .map((folder) => (isWindows ? folder.trim().replace(/^"(.*)"$/, '$1') : folder))
    .filter((folder) => (isWindows ? /^(?:[a-z]:[\\/]|\\\\[^\\])/i : /^\//).test(folder));
  const names = isWindows ? WINDOWS_EXTENSIONS.map((extension) => `${name}${extension}`) : [name];
  const separator = isWindows ? '\\' : '/';
  return folders.flatMap((folder) => names.map((file) => `${folder.replace(/[\\/]$/, '')}${separator}${file}`));
}

/** In the order in which Windows itself tries them. */
const WINDOWS_EXTENSIONS = ['.exe', '.cmd', '.bat'];

/**
 * How a program is started. A `.cmd` or `.bat`, as the installer of pac and some installers of paconn make them, can only be
 * run by cmd.exe, which reads its line as a language. So it gets a line in which every word is quoted, and no word may hold
 * a character that means something to it within quotes; everything else is refused instead of escaped, because a batch file
 * that passes its arguments on has them read a second time.
 * @param cmd the absolute path of cmd.exe
 * @throws UserError `unsafe-path`
 */
export function launchOf(file: string, args: readonly string[], cmd: string): Launch {
  if (!/\.(?:cmd|bat)$/i.test(file)) return { file, args, isVerbatim: false };
  for (const word of [file, ...args]) if (!isSafeWord(word)) throw unsafe(word);
  const line = [file, ...args].map((word) => `"${word}"`).join(' ');
  // The outer quotes are taken off by /s; /d keeps the commands of the registry out, /v:off keeps "!" a character.
  return { file: cmd, args: ['/d', '/v:off', '/s', '/c', `"${line}"`], isVerbatim: true };
}

/** True for a word that cmd.exe takes as it is between quotes, and that does not end in what would take the quote along. */
const isSafeWord = (word: string): boolean =>
  /^[\p{L}\p{M}\p{N} _./\\:@+,~=(){}#'[\]-]*$/u.test(word) && !word.endsWith('\\');

const unsafe = (word: string): UserError =>
  new UserError(
    'unsafe-path',
    `${JSON.stringify(word)} holds a character that the command interpreter of Windows would read as its own.`,
    'Set TEMP to a folder whose path has letters, digits and blanks only, or install the tool as an .exe ("dotnet tool install" for pac, "pip install" for paconn).',
    'cannot-run',
  );

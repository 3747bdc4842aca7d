import type { UserError } from '../engine/user-error.js';
import { printable } from '../report/printable.js';
import { maskSecrets } from '../report/redact.js';
import { PACKAGE, portableCommand, VERSION } from '../version.js';
import { commandHere } from './command-here.js';

/** The exit codes of all commands. */
export const EXIT = { clean: 0, findings: 1, usage: 2, cannotRun: 3, interrupted: 130 } as const;

/** Lines that quote what was given, as they may be told: without secrets, and without what acts on a terminal. */
export const sayable = (text: string): string => maskSecrets(text, 'prose').split('\n').map(printable).join('\n');

/** Prints what stopped a command and sets the exit code: a sentence for what the user can mend, the trace for a bug. */
export function reportProblem(error: unknown): void {
  if (isUserError(error)) {
    // What knows no folder names the package in its commands; here the short form may work.
    const hint = error.hint.replaceAll(portableCommand(''), commandHere(''));
    process.stderr.write(`${sayable(error.message)}\n${sayable(hint)}\n`);
    process.exitCode = error.kind === 'usage' ? EXIT.usage : EXIT.cannotRun;
    return;
  }
  if (isInterruption(error)) {
    process.stderr.write('\nStopped; nothing is written.\n');
    process.exitCode = EXIT.interrupted;
    return;
  }
  if (isSystemError(error)) {
    process.stderr.write(
      `${sayable(error.path ?? 'The output')} cannot be used (${error.code}).\nCheck the name and the rights.\n`,
    );
    process.exitCode = EXIT.cannotRun;
    return;
  }
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(
    `This is a bug in ${PACKAGE} ${VERSION}; please report it with these lines:\n${sayable(trace)}\n`,
  );
  process.exitCode = EXIT.cannotRun;
}

/** By name: a part of the command that is loaded later brings its own copy of the class. */
const isUserError = (error: unknown): error is UserError => error instanceof Error && error.name === 'UserError';

/** Ctrl-C or Ctrl-D at a question, or a terminal that went away; the name is that of the library that asks. */
const isInterruption = (error: unknown): boolean => error instanceof Error && error.name === 'ExitPromptError';

/** What the operating system refused: a folder that is not there, a right that is missing, a disk that is full. */
const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && typeof (error as NodeJS.ErrnoException).syscall === 'string';

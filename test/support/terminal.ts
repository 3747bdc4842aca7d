import { spawn } from 'node:child_process';
import { COMMAND } from './command.js';
import { programOf, runs } from './programs.js';

const PYTHON = process.platform === 'win32' ? undefined : programOf('python3');

/** Why no terminal can be played here; undefined when one can. */
export const noTerminal: string | undefined =
  PYTHON !== undefined && runs(PYTHON)
    ? undefined
    : 'A terminal is played by the pty module of Python 3, which is not on the PATH or not there for this system.';

/** Runs a command in a terminal whose keyboard is standard input, and ends with its code. */
const TERMINAL = 'import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))';
/** Longest time a command may run, in milliseconds: nothing hangs. */
const PATIENCE = 40_000;
/** How long a person takes to press a key after a question is shown, in milliseconds. */
const REACTION = 150;

/** What a person does when a text appears: types something, made of what is shown so far; undefined types nothing. */
export type Step = readonly [appears: RegExp, type: (shown: string) => Promise<string | undefined> | string];

/** Runs the built command in a terminal, with a person before it. */
export async function atTerminal(
  args: readonly string[],
  steps: readonly Step[],
  env: NodeJS.ProcessEnv = {},
): Promise<{ readonly shown: string; readonly status: number | null }> {
  const { FORCE_COLOR: _, SN_CONNECTOR_SECRET: __, ...rest } = process.env;
  const child = spawn(PYTHON as string, ['-c', TERMINAL, process.execPath, COMMAND, ...args], {
    env: { ...rest, TERM: 'xterm', NO_COLOR: '1', ...env },
    timeout: PATIENCE,
    killSignal: 'SIGKILL',
  });
  let shown = '';
  const left = [...steps];
  let isActing = false;
  const act = async (): Promise<void> => {
    const [next] = left;
    if (isActing || !next?.[0].test(shown)) return;
    isActing = true;
    left.shift();
    await new Promise((resolve) => setTimeout(resolve, REACTION));
    const keys = await next[1](shown);
    if (keys !== undefined) child.stdin.write(keys);
    isActing = false;
    await act();
  };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    shown += text.replaceAll('\r\n', '\n');
    void act();
  });
  return new Promise((resolve) => child.once('close', (status) => resolve({ shown, status })));
}

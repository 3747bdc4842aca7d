import { type ChildProcess, spawn } from 'node:child_process';
import { COMMAND, type Result, ROOT } from './command.js';

/** The built command while it runs. */
export interface Running {
  readonly child: ChildProcess;
  /** What it has printed so far. */
  readonly printed: { stdout: string; stderr: string };
  /** What it printed on a stream, as soon as that matches; fails when it ends before. */
  until(stream: 'stdout' | 'stderr', pattern: RegExp): Promise<RegExpExecArray>;
  readonly ended: Promise<Result & { readonly signal: NodeJS.Signals | null }>;
}

/** Longest time a command may run, in milliseconds: nothing hangs. */
const PATIENCE = 40_000;

/**
 * Starts the built command without a terminal. Standard input is empty, unless it is to be written to.
 * @param options `patience` in milliseconds, for a command that serves many tests
 */
export function start(
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv; input?: 'open'; patience?: number } = {},
): Running {
  const { FORCE_COLOR: _, ...env } = process.env;
  const child = spawn(process.execPath, [COMMAND, ...args], {
    cwd: options.cwd ?? ROOT,
    env: { ...env, ...options.env },
    stdio: [options.input === 'open' ? 'pipe' : 'ignore', 'pipe', 'pipe'],
    timeout: options.patience ?? PATIENCE,
    killSignal: 'SIGKILL',
  });
  const printed = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream]?.setEncoding('utf8').on('data', (text: string) => {
      printed[stream] += text;
    });
  const ended = new Promise<Awaited<Running['ended']>>((resolve) => {
    child.once('close', (status, signal) => resolve({ ...printed, status, signal }));
  });
  const until: Running['until'] = (stream, pattern) =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = pattern.exec(printed[stream]);
        if (found) resolve(found);
      };
      child[stream]?.on('data', look);
      look();
      void ended.then(({ status }) => reject(new Error(`ended with ${status}: ${printed.stdout}${printed.stderr}`)));
    });
  return { child, printed, until, ended };
}

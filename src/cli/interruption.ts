import { constants } from 'node:os';
import { EXIT } from './exit.js';

/** What ends a command from outside; the last one is Ctrl-Break on Windows, where none of the others but Ctrl-C arrives. */
const SIGNALS = [
  'SIGINT',
  'SIGTERM',
  'SIGHUP',
  ...(process.platform === 'win32' ? (['SIGBREAK'] as const) : []),
] as const;

/** The exit code of a command that a signal ended, as shells have it. */
const exitCodeOf = (signal: (typeof SIGNALS)[number]): number =>
  signal === 'SIGINT' ? EXIT.interrupted : 128 + constants.signals[signal];

/**
 * Does work that has something to clean up. The first signal is passed on, and the work has to end by itself then; a second
 * one ends the process at once.
 * @param onSignal called at once with the first signal, and with a second one again; must not throw
 * @returns the result of the work; the exit code is set when a signal came
 */
export async function withInterruption<T>(
  work: (signal: AbortSignal) => Promise<T>,
  onSignal: () => void,
): Promise<{ readonly result: T; readonly wasInterrupted: boolean }> {
  const controller = new AbortController();
  let exitCode: number | undefined;
  const listener = (signal: NodeJS.Signals): void => {
    onSignal();
    const isSecond = exitCode !== undefined;
    exitCode = exitCodeOf(signal as (typeof SIGNALS)[number]);
    if (isSecond) process.exit(exitCode);
    controller.abort();
  };
  for (const signal of SIGNALS) process.on(signal, listener);
  try {
    const result = await work(controller.signal);
    return { result, wasInterrupted: exitCode !== undefined };
  } finally {
    for (const signal of SIGNALS) process.removeListener(signal, listener);
    if (exitCode !== undefined) process.exitCode = exitCode;
  }
}

import { spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { join } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import { executableCandidates, launchOf } from './executable.js';

const IS_WINDOWS = process.platform === 'win32';
/** Between the request to end and the end by force, in milliseconds. */
const GRACE_MS = 2000;
/** How long output is waited for after the end: a child of the tool may hold the pipe. */
const DRAIN_MS = 1000;
/** A longer line is cut: no message has it, and it must not fill the memory. In UTF-16 units. */
const LONGEST_LINE = 64 * 1024;
/** How many of the last lines are kept to be read. */
const LINES_KEPT = 1000;

/** How a run ended. */
export interface ToolRun {
  readonly exitCode: number | null;
  readonly ended: 'by-itself' | 'time-limit' | 'interrupted' | 'not-started';
  /** The last lines of both outputs, as they came: they may hold secrets. */
  readonly lines: readonly string[];
}

export interface ToolOptions {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly timeLimitMs: number;
  readonly signal: AbortSignal;
  /** Called for every line, which may hold secrets. */
  readonly onLine: (line: string) => void;
}

/** The absolute path of a program on the PATH; undefined when it is not installed. */
export function findTool(name: string, env: NodeJS.ProcessEnv = process.env): string | undefined {
  return executableCandidates(name, { isWindows: IS_WINDOWS, path: env['PATH'] ?? env['Path'] ?? '' }).find(isProgram);
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/**
 * Runs a tool without a shell and without anything to read, until it ends, the time is over, or the signal comes. It is
 * ended together with what it started.
 * @throws UserError `unsafe-path`
 */
export function runTool(file: string, args: readonly string[], options: ToolOptions): Promise<ToolRun> {
  const launch = launchOf(file, args, join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'cmd.exe'));
  if (options.signal.aborted) return Promise.resolve({ exitCode: null, ended: 'interrupted', lines: [] });
  const kept: string[] = [];
  const onLine = (line: string): void => {
    kept.push(line);
    if (kept.length > LINES_KEPT) kept.shift();
    options.onLine(line);
  };
  return new Promise((resolve) => {
    const child = spawn(launch.file, launch.args, {
      cwd: options.folder,
      env: options.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: false,
      windowsHide: true,
      windowsVerbatimArguments: launch.isVerbatim,
      // A group of its own, so that what the tool started ends with it.
      detached: !IS_WINDOWS,
    });
    const outputs = [new LineReader(onLine), new LineReader(onLine)];
    for (const [index, stream] of [child.stdout, child.stderr].entries())
      stream.on('data', (chunk: Buffer) => outputs[index]?.take(chunk));
    let ended: ToolRun['ended'] = 'by-itself';
    let force: NodeJS.Timeout | undefined;
    const end = (reason: 'time-limit' | 'interrupted'): void => {
      if (ended !== 'by-itself') return;
      ended = reason;
      endTree(child.pid, 'SIGTERM');
      force = setTimeout(() => endTree(child.pid, 'SIGKILL'), GRACE_MS);
    };
    const limit = setTimeout(() => end('time-limit'), options.timeLimitMs);
    const interrupt = (): void => end('interrupted');
    options.signal.addEventListener('abort', interrupt);
    const done = (exitCode: number | null, how = ended): void => {
      clearTimeout(limit);
      clearTimeout(force);
      options.signal.removeEventListener('abort', interrupt);
      if (ended !== 'by-itself') endTree(child.pid, 'SIGKILL');
      for (const stream of [child.stdout, child.stderr]) stream.destroy();
      for (const output of outputs) output.end();
      resolve({ exitCode, ended: how, lines: kept });
    };
    child.once('error', () => done(null, child.pid === undefined ? 'not-started' : ended));
    child.once('exit', (code) => {
      const drained = setTimeout(() => done(code), DRAIN_MS);
      child.once('close', () => {
        clearTimeout(drained);
        done(code);
      });
    });
  });
}

/** Ends a process and what it started; what is gone already is no error. */
function endTree(pid: number | undefined, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (pid === undefined) return;
  try {
    if (!IS_WINDOWS) process.kill(-pid, signal);
    // Windows has no groups to signal; a batch file would leave its program behind.
    else
      spawn(
        join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'taskkill.exe'),
        ['/pid', String(pid), '/t', '/f'],
        { stdio: 'ignore', windowsHide: true },
      ).once('error', () => undefined);
  } catch {
    // It has ended.
  }
}

/** Cuts a stream of bytes into lines; a progress bar that comes back with a carriage return is lines too. */
class LineReader {
  private readonly decoder = new StringDecoder('utf8');
  private rest = '';
  private isCut = false;

  constructor(private readonly onLine: (line: string) => void) {}

  take(chunk: Buffer): void {
    this.read(this.decoder.write(chunk));
  }

  end(): void {
    this.read(this.decoder.end());
    if (this.rest !== '') this.line();
  }

  private read(text: string): void {
    const pieces = text.split(/\r\n|[\r\n]/);
    for (const [index, piece] of pieces.entries()) {
      if (index > 0) this.line();
      if (!this.isCut) this.rest += piece.slice(0, LONGEST_LINE - this.rest.length);
      this.isCut = this.rest.length >= LONGEST_LINE;
    }
  }

  private line(): void {
    if (this.rest !== '') this.onLine(this.rest);
    this.rest = '';
    this.isCut = false;
  }
}

import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { executableCandidates, type Launch, launchOf } from './executable.js';

const IS_WINDOWS = process.platform === 'win32';
/** Between the request to end and the end by force, in milliseconds. */
const GRACE_MS = 2000;
/** How long output is waited for after the end: a child of the tool may hold the pipe. */
const DRAIN_MS = 1000;
/** A longer line is cut: no message has it, and it must not fill the memory. In UTF-16 units. */
const LONGEST_LINE = 16 * 1024;
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
 * Runs a tool without a shell and without anything to read, until it ends, the time is over, the signal comes, or this
 * process ends. It is ended together with what it started.
 * @throws UserError `unsafe-path`
 */
export function runTool(file: string, args: readonly string[], options: ToolOptions): Promise<ToolRun> {
  if (options.signal.aborted) return Promise.resolve({ exitCode: null, ended: 'interrupted', lines: [] });
  const child = started(launchOf(file, args, systemProgram('cmd.exe')), options);
  const output = new ToolLines(child, options.onLine);
  return new Promise((resolve) => {
    let ended: ToolRun['ended'] = 'by-itself';
    let force: NodeJS.Timeout | undefined;
    const end = (reason: 'time-limit' | 'interrupted'): void => {
      if (ended !== 'by-itself') return;
      ended = reason;
      endTree(child.pid, 'SIGTERM');
      force = setTimeout(() => endTree(child.pid, 'SIGKILL'), GRACE_MS);
    };
    const interrupt = (): void => end('interrupted');
    const limit = setTimeout(() => end('time-limit'), options.timeLimitMs);
    options.signal.addEventListener('abort', interrupt);
    // A second signal, or a reader of our output that went away, ends this process at once.
    const follow = (): void => endTree(child.pid, 'SIGKILL');
    process.on('exit', follow);
    const done = (exitCode: number | null, how = ended): void => {
      for (const timer of [limit, force]) clearTimeout(timer);
      options.signal.removeEventListener('abort', interrupt);
      process.removeListener('exit', follow);
      // What it started may still be there, and ignore the first request.
      if (ended !== 'by-itself') endTree(child.pid, 'SIGKILL');
      resolve({ exitCode, ended: how, lines: output.end() });
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

type ToolProcess = ChildProcessByStdio<null, Readable, Readable>;

const started = (launch: Launch, { folder, env }: ToolOptions): ToolProcess =>
  spawn(launch.file, launch.args, {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: false,
    windowsHide: true,
    windowsVerbatimArguments: launch.isVerbatim,
    // A group of its own, so that what the tool started ends with it.
    detached: !IS_WINDOWS,
  });

/** A program of Windows itself, not one of the PATH. */
export const systemProgram = (name: string): string =>
  join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', name);

/** Ends a process and what it started; what is gone already is no error. */
function endTree(pid: number | undefined, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (pid === undefined) return;
  try {
    if (!IS_WINDOWS) process.kill(-pid, signal);
    // Windows has no groups to signal; a batch file would leave its program behind.
    else
      spawn(systemProgram('taskkill.exe'), ['/pid', String(pid), '/t', '/f'], {
        stdio: 'ignore',
        windowsHide: true,
      }).once('error', () => undefined);
  } catch {
    // It has ended.
  }
}

/** The lines of both outputs of a tool. */
class ToolLines {
  private readonly kept: string[] = [];
  private readonly readers: readonly LineReader[];

  constructor(
    private readonly child: ToolProcess,
    onLine: (line: string) => void,
  ) {
    const take = (line: string): void => {
      this.kept.push(line);
      if (this.kept.length > LINES_KEPT) this.kept.shift();
      onLine(line);
    };
    this.readers = [child.stdout, child.stderr].map((stream) => {
      const reader = new LineReader(take);
      stream.on('data', (chunk: Buffer) => reader.take(chunk));
      return reader;
    });
  }

  /** Stops reading; the last lines. */
  end(): readonly string[] {
    for (const stream of [this.child.stdout, this.child.stderr]) stream.destroy();
    for (const reader of this.readers) reader.end();
    return this.kept;
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

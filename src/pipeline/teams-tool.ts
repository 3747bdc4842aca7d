import { spawn } from 'node:child_process';

/** A program and the arguments that come before all others. */
export interface Program {
  readonly file: string;
  readonly args: readonly string[];
}

export interface ToolRun {
  readonly cwd: string;
  /** Variables beside those of this process. */
  readonly env: Readonly<Record<string, string>>;
  /** How long it may take, in milliseconds; then it and all that it started are ended. */
  readonly timeoutMs: number;
}

/** How a program ended. */
export interface ToolResult {
  /** Its exit code; undefined when it was ended or could not be started. */
  readonly status: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
  readonly isTimedOut: boolean;
  /** Why it could not be started, the code of the operating system. */
  readonly notStarted?: string;
}

/** What is kept of an output, in bytes; a program that says more is read on, and the rest forgotten. */
const MOST_OUTPUT = 1024 * 1024;

/**
 * Runs a program without a shell and with nothing to read, so that a question ends it instead of waiting for an answer.
 * Never throws for what the program does.
 */
export function runTool(
  program: Program,
  args: readonly string[],
  { cwd, env, timeoutMs }: ToolRun,
): Promise<ToolResult> {
  return new Promise((resolve) => {
    const isWindows = process.platform === 'win32';
    const child = spawn(program.file, [...program.args, ...args], {
      cwd,
      env: { ...process.env, ...env },
      shell: false,
      windowsHide: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, so that what it starts ends with it.
      detached: !isWindows,
    });
    const output = { stdout: new Collected(), stderr: new Collected() };
    child.stdout.on('data', (chunk: Buffer) => output.stdout.add(chunk));
    child.stderr.on('data', (chunk: Buffer) => output.stderr.add(chunk));
    let isTimedOut = false;
    let isDone = false;
    const end = (status: number | undefined, notStarted?: string): void => {
      if (isDone) return;
      isDone = true;
      clearTimeout(limit);
      const texts = { stdout: output.stdout.text, stderr: output.stderr.text };
      resolve({ status, ...texts, isTimedOut, ...(notStarted === undefined ? {} : { notStarted }) });
    };
    const limit = setTimeout(() => {
      isTimedOut = true;
      endTree(child.pid, isWindows);
      // A grandchild that left the group may hold the pipes open.
      setTimeout(() => end(undefined), 2000).unref();
    }, timeoutMs);
    child.on('error', (error: NodeJS.ErrnoException) => end(undefined, error.code ?? 'error'));
    child.on('close', (status) => end(isTimedOut ? undefined : (status ?? undefined)));
  });
}

/** Ends a process with all that it started. */
function endTree(pid: number | undefined, isWindows: boolean): void {
  if (pid === undefined) return;
  if (isWindows) {
    spawn('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true }).on(
      'error',
      () => undefined,
    );
    return;
  }
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It ended by itself in this moment.
  }
}

class Collected {
  private readonly chunks: Buffer[] = [];
  private bytes = 0;

  add(chunk: Buffer): void {
    if (this.bytes >= MOST_OUTPUT) return;
    this.chunks.push(chunk.subarray(0, MOST_OUTPUT - this.bytes));
    this.bytes += chunk.length;
  }

  get text(): string {
    return Buffer.concat(this.chunks).toString('utf8');
  }
}

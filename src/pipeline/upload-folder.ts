import { createHash } from 'node:crypto';
import { lstatSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const PREFIX = 'sn-connector-deploy-';
/** No run is longer, in milliseconds. */
const LONGEST_RUN_MS = 3 * 60 * 60 * 1000;

/** Containers may share the folder of temporary files, but not the numbers of processes. */
const hostMark = (): string => createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

const temporary = (): string => realpathSync(resolve(tmpdir()));

/** How the folder of an upload is called before it is made. */
export const plannedFolder = (): string => join(resolve(tmpdir()), `${PREFIX}XXXXXX`);

/**
 * A temporary folder that only its owner can read (0700; on Windows within the user's own temporary folder), for what is
 * uploaded. It goes when the process ends, however it ends by itself.
 */
export class UploadFolder {
  readonly path: string;
  private readonly onExit = (): void => {
    this.remove();
  };

  /** @throws the error of the operating system */
  constructor() {
    this.path = mkdtempSync(join(temporary(), `${PREFIX}${hostMark()}-${process.pid}-`));
    process.on('exit', this.onExit);
  }

  /**
   * Writes a file that only its owner can read.
   * @returns its absolute path
   * @throws the error of the operating system
   */
  write(name: string, content: string | Uint8Array): string {
    const path = join(this.path, name);
    writeFileSync(path, content, { flag: 'wx', mode: 0o600 });
    return path;
  }

  /** The text of a file that a tool wrote here; undefined when there is none, or no plain file of a usual size. */
  read(name: string): string | undefined {
    const path = join(this.path, name);
    try {
      const status = lstatSync(path);
      return status.isFile() && status.size < 1_000_000 ? readFileSync(path, 'utf8') : undefined;
    } catch {
      return undefined;
    }
  }

  /**
   * Removes the folder. Windows keeps a folder in which a process works; its files go at least.
   * @returns false when something is left
   */
  remove(): boolean {
    process.removeListener('exit', this.onExit);
    if (removed(this.path)) return true;
    try {
      for (const name of readdirSync(this.path)) removed(join(this.path, name));
    } catch {
      // What is left is told by the caller, and removed by the next run.
    }
    process.on('exit', this.onExit);
    return false;
  }
}

/**
 * Removes what runs left behind that were killed or lost their computer: folders of the same user, of a process of this
 * computer that is gone, or older than any run. Links are not followed.
 * @returns how many
 */
export function removeLeftovers(now: number = Date.now()): number {
  let count = 0;
  const folder = temporary();
  for (const name of namesIn(folder)) {
    const [, host, pid] = /^sn-connector-deploy-([0-9a-f]{8})-(\d{1,10})-[\w-]{1,20}$/.exec(name) ?? [];
    if (host === undefined) continue;
    const path = join(folder, name);
    const status = lstatSync(path, { throwIfNoEntry: false });
    if (!status?.isDirectory() || (process.getuid && status.uid !== process.getuid())) continue;
    const isOver = now - status.mtimeMs > LONGEST_RUN_MS || (host === hostMark() && !isAlive(Number(pid)));
    if (isOver && removed(path)) count++;
  }
  return count;
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function removed(path: string): boolean {
  try {
    rmSync(path, { recursive: true, force: true, maxRetries: 3 });
    return true;
  } catch {
    return false;
  }
}

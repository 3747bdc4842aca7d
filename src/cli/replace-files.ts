import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UserError } from '../engine/user-error.js';
import { reasonOf } from './given-file.js';
import { type Content, writeInPlace } from './write-files.js';

/**
 * Writes files into a folder, all or none: each is written beside its place first, then all are put into place. Give the
 * one last that tells of the others: when it is written beside its place, all are.
 * @throws UserError `cannot-write`
 */
export function replaceFiles(folder: string, files: readonly (readonly [name: string, content: Content])[]): void {
  const below = foldersOf(files.map(([name]) => name)).map((name) => join(folder, name));
  const missing = [...below, folder, ...parentsOf(folder)].filter((path) => !existsSync(path));
  let isDone = false;
  try {
    refuseReadOnly(folder, files);
    for (const path of [folder, ...below]) mkdirSync(path, { recursive: true });
    writeInPlace(
      files.map(([name, content]) => [join(folder, name), content]),
      () => refuseCompany([folder, ...below]),
    );
    isDone = true;
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(
      'cannot-write',
      `${folder} cannot be written (${reasonOf(error)}).`,
      'Check the name, the rights and the space on the disk.',
      'cannot-run',
    );
  } finally {
    if (!isDone) for (const path of missing) removeEmpty(path);
  }
}

/** The folders that the names of files lead to, the deepest first. */
function foldersOf(names: readonly string[]): readonly string[] {
  const folders = new Set<string>();
  for (const name of names) for (let path = dirname(name); path !== '.'; path = dirname(path)) folders.add(path);
  return [...folders].sort((a, b) => b.length - a.length);
}

/** Removes the folders that a removed file leaves empty, below the one that the name is relative to. */
export function removeEmptyFolders(folder: string, name: string): void {
  for (const path of foldersOf([name])) removeEmpty(join(folder, path));
}

/**
 * Ends what a run that was killed had begun in a folder: finishes it when all its files are there, else removes its traces.
 * @param last the file that a run gives last to `replaceFiles`, JSON
 * @param below folders within, in which files of the same run may lie
 */
export function recover(folder: string, last: string, below: readonly string[] = []): void {
  const traces = ['', ...below].flatMap((path) => tracesIn(join(folder, path))).filter((trace) => !isAtWork(trace));
  for (const pid of new Set(traces.map((trace) => trace.pid))) {
    const ofRun = traces.filter((trace) => trace.pid === pid);
    const end = ofRun.find(({ name }) => name === last);
    if (end !== undefined && isJson(end.beside))
      // The last one last, so that a second interruption is mended as this one.
      for (const { path, beside } of [...ofRun.filter((trace) => trace !== end), end]) renameSync(beside, path);
    else for (const { beside } of ofRun) rmSync(beside, { force: true });
  }
}

interface Trace {
  readonly name: string;
  /** Where it was to be put. */
  readonly path: string;
  readonly pid: number;
  readonly beside: string;
}

function tracesIn(folder: string): readonly Trace[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const [, name, pid] = /^\.([A-Za-z.][\w.-]*)\.(\d{1,10})\.tmp$/.exec(entry.name) ?? [];
    if (name === undefined || !entry.isFile()) return [];
    return [{ name, path: join(folder, name), pid: Number(pid), beside: join(folder, entry.name) }];
  });
}

/** Whether the run that a trace is of goes on; the number of one that was killed may be another process's by now. */
function isAtWork({ pid, beside }: Trace): boolean {
  const status = lstatSync(beside, { throwIfNoEntry: false });
  if (pid === process.pid || status === undefined || Date.now() - status.mtimeMs > LONGEST_RUN_MS) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

const LONGEST_RUN_MS = 60_000;

function isJson(file: string): boolean {
  try {
    JSON.parse(readFileSync(file, 'utf8'));
    return true;
  } catch {
    return false;
  }
}

/** Two runs that put their files into place at the same time would leave a mixture. */
function refuseCompany(folders: readonly string[]): void {
  const busy = folders.find((folder) => tracesIn(folder).some(isAtWork));
  if (busy === undefined) return;
  throw new UserError(
    'cannot-write',
    `Another run is writing into ${busy} at this moment; nothing is written.`,
    'Run this again when it has ended.',
    'cannot-run',
  );
}

/** A file that somebody protected is not replaced, although the folder would allow it. */
function refuseReadOnly(folder: string, files: readonly (readonly [string, unknown])[]): void {
  for (const [name] of files) {
    const path = join(folder, name);
    const status = lstatSync(path, { throwIfNoEntry: false });
    if (status !== undefined && (status.mode & 0o200) === 0)
      throw new UserError(
        'cannot-write',
        `${path} is read-only and would have to change; nothing is written.`,
        'Make it writable, or check it out, and run this again.',
        'cannot-run',
      );
  }
}

/**
 * A folder within that is a link may lead out of the one that a person named.
 * @param name of a file, relative to the folder
 * @throws UserError `not-a-folder`
 */
export function refuseLinkedFolders(folder: string, name: string): void {
  for (const inner of foldersOf([name])) {
    const path = join(folder, inner);
    if (lstatSync(path, { throwIfNoEntry: false })?.isDirectory() ?? true) continue;
    throw new UserError(
      'not-a-folder',
      `${path} is a link or a file; expected a folder.`,
      'Remove it, or choose another folder with --out.',
    );
  }
}

/** Removes a folder that was made in vain. */
function removeEmpty(path: string): void {
  try {
    rmdirSync(path);
  } catch {
    // It was never made, or somebody else uses it.
  }
}

/** The folders above a path, the nearest first. */
export function parentsOf(path: string): readonly string[] {
  const parent = dirname(path);
  return parent === path ? [] : [parent, ...parentsOf(parent)];
}

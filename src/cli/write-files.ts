import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

export type Content = string | Uint8Array;

/**
 * Writes files, all or none: each is written beside its place first, then all are put into place. Whoever reads one of them
 * in the meantime, and whoever finds them after a crash, sees the old content or the new one. A file that was there keeps
 * its mode, and its owner where that is allowed; one that is read-only stays as it is.
 * @param files paths and contents; the paths are no links, which would be replaced
 * @param whenStaged called when all are written beside their places; what it throws leaves everything as it was
 * @throws the error of the operating system
 */
export function writeInPlace(
  files: readonly (readonly [path: string, content: Content])[],
  whenStaged: () => void = () => undefined,
): void {
  const staged = files.map(([path, content]) => ({
    path,
    content,
    beside: join(dirname(path), `.${basename(path)}.${process.pid}.tmp`),
  }));
  try {
    for (const { path, content, beside } of staged) {
      const before = statSync(path, { throwIfNoEntry: false });
      if (before) accessSync(path, constants.W_OK);
      writeFileSync(beside, content, { flag: 'wx' });
      if (before) takeOver(beside, before);
    }
    whenStaged();
    for (const { path, beside } of staged) renameSync(beside, path);
  } finally {
    for (const { beside } of staged) rmSync(beside, { force: true });
  }
}

/** Gives a file the owner and the mode of the one that it will replace. */
function takeOver(path: string, { uid, gid, mode }: Stats): void {
  try {
    chownSync(path, uid, gid);
  } catch {
    // Only an administrator may give files to others; whoever may write the folder may replace the file anyway.
  }
  chmodSync(path, mode & 0o7777);
}

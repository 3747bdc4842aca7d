import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../engine/user-error.js';
import { reasonOf } from './configuration.js';

/**
 * Writes files into a folder, which is made where it is missing. Each file is written beside its place before the first is
 * put into place, so that a full disk or a missing right leaves the old files; a link in the place of a file is replaced.
 * @param files contents by name
 * @throws UserError `cannot-write`
 */
export function replaceFiles(folder: string, files: readonly (readonly [string, string | Uint8Array])[]): void {
  const staged = files.map(([name, content]) => ({
    name,
    content,
    beside: join(folder, `.${name}.${process.pid}.tmp`),
  }));
  try {
    mkdirSync(folder, { recursive: true });
    for (const { content, beside } of staged) writeFileSync(beside, content, { flag: 'wx' });
    for (const { name, beside } of staged) renameSync(beside, join(folder, name));
  } catch (error) {
    throw new UserError(
      'cannot-write',
      `${folder} cannot be written (${reasonOf(error)}).`,
      'Check the name, the rights and the space on the disk.',
      'cannot-run',
    );
  } finally {
    for (const { beside } of staged) rmSync(beside, { force: true });
  }
}

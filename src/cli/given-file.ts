import { readFileSync, type Stats, statSync } from 'node:fs';
import { UserError } from '../engine/user-error.js';

/**
 * Reads a file that the user named.
 * @param check refuses a file for what it is, such as its size in bytes, before it is read
 * @throws UserError `cannot-read` with the reason in words, also for a device, which might never end; what `check` throws
 */
export function readBytes(file: string, check?: (status: Stats) => void): Buffer {
  try {
    const status = statSync(file);
    check?.(status);
    if (status.isCharacterDevice() || status.isBlockDevice() || status.isSocket())
      throw new UserError('cannot-read', `${file} is a device; expected a file.`, 'Name the file itself.');
    return readFileSync(file);
  } catch (error) {
    throw error instanceof UserError ? error : unreadable(file, error);
  }
}

function unreadable(file: string, error: unknown): UserError {
  const reason = reasonOf(error);
  if (reason === 'EISDIR')
    return new UserError('cannot-read', `${file} is a folder; expected a file.`, 'Name the file itself.');
  return reason === 'ENOENT' || reason === 'ENOTDIR'
    ? new UserError('cannot-read', `${file} does not exist.`, 'Check the name; it counts from the current folder.')
    : new UserError('cannot-read', `${file} cannot be read (${reason}).`, 'Check the rights.');
}

/** The text of a file that the user named; see {@link readBytes}. */
export const readText = (file: string, check?: (status: Stats) => void): string =>
  readBytes(file, check).toString('utf8');

/** The system's short name of what went wrong with a file. */
export const reasonOf = (error: unknown): string =>
  (error as NodeJS.ErrnoException | undefined)?.code ?? (error instanceof Error ? error.message : 'unknown');

import { accessSync, closeSync, constants, existsSync, openSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { UserError } from '../engine/user-error.js';
import { reasonOf } from './given-file.js';

/**
 * Refuses a file that could not be written, before a person does what would be lost with it.
 * @throws UserError `cannot-write`
 */
export function refuseUnwritable(file: string | undefined): void {
  if (file === undefined) return;
  try {
    if (!existsSync(file)) accessSync(dirname(file), constants.W_OK);
    else if (statSync(file).isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
    else accessSync(file, constants.W_OK);
  } catch (error) {
    throw unwritable(file, error);
  }
}

function unwritable(file: string | undefined, error: unknown): UserError {
  const reason = reasonOf(error);
  const [what, hint] =
    reason === 'ENOENT' || reason === 'ENOTDIR'
      ? [': its folder does not exist', 'Make the folder first, or name another file.']
      : reason === 'EISDIR'
        ? [': it is a folder', 'Name a file in it.']
        : [` (${reason})`, 'Check the folder and the rights.'];
  return new UserError('cannot-write', `${file} cannot be written${what}.`, hint, 'cannot-run');
}

/** Where a report goes, piece by piece: standard output, or a file. */
export class Output {
  private readonly descriptor: number | undefined;

  /**
   * @param file undefined for standard output
   * @throws UserError `cannot-write`
   */
  constructor(private readonly file: string | undefined) {
    if (file === undefined) return;
    this.descriptor = this.guard(() => openSync(file, 'w'));
  }

  write(text: string): void {
    if (text === '') return;
    const { descriptor } = this;
    if (descriptor === undefined) process.stdout.write(text);
    else this.guard(() => writeSync(descriptor, text));
  }

  close(): void {
    if (this.descriptor !== undefined) closeSync(this.descriptor);
  }

  private guard<T>(action: () => T): T {
    try {
      return action();
    } catch (error) {
      throw unwritable(this.file, error);
    }
  }
}

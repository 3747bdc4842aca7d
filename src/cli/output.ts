import { closeSync, openSync, writeSync } from 'node:fs';
import { UserError } from '../engine/user-error.js';
import { reasonOf } from './configuration.js';

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
      throw new UserError(
        'cannot-write',
        `${this.file} cannot be written (${reasonOf(error)}).`,
        'Check the folder and the rights.',
        'cannot-run',
      );
    }
  }
}

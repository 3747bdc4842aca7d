import { readFileSync, statSync } from 'node:fs';
import { UserError } from '../engine/user-error.js';
import { reasonOf } from './configuration.js';

export interface EvidenceText {
  /** The name for reports. */
  readonly file: string;
  readonly text: string;
  readonly bytes: number;
}

/**
 * Reads evidence: files, or standard input for `-` and for no name at all.
 * @param limit how many bytes a file may have
 * @throws UserError `cannot-read`, `too-large`, `no-evidence`
 */
export function readEvidenceFiles(files: readonly string[], limit: number): EvidenceText[] {
  if (files.length === 0 && process.stdin.isTTY === true)
    throw new UserError(
      'no-evidence',
      'There is nothing to diagnose: expected a recording, a raw answer, a connection status or an error text.',
      'Name a file, or put a text in by a pipe. A recording of the browser: developer tools, Network, "Export HAR".',
    );
  return (files.length === 0 ? ['-'] : files).map((file) => (file === '-' ? fromInput(limit) : fromFile(file, limit)));
}

function fromInput(limit: number): EvidenceText {
  const bytes = readFileSync(0);
  refuseLarge('Standard input', bytes.length, limit);
  return { file: 'standard input', text: decoded(bytes), bytes: bytes.length };
}

function fromFile(file: string, limit: number): EvidenceText {
  try {
    const status = statSync(file);
    if (!status.isFile())
      throw new UserError(
        'cannot-read',
        `${file} is ${status.isDirectory() ? 'a folder' : 'no file'}; expected a recording or a text.`,
        'Name the file itself. A folder with a connector goes behind --connector.',
      );
    refuseLarge(file, status.size, limit);
    const bytes = readFileSync(file);
    return { file: file.replaceAll('\\', '/'), text: decoded(bytes), bytes: bytes.length };
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(
      'cannot-read',
      `${file} cannot be read (${reasonOf(error)}).`,
      'Check the name and the rights.',
    );
  }
}

function refuseLarge(file: string, bytes: number, limit: number): void {
  if (bytes <= limit) return;
  const megabytes = (size: number): number => Math.ceil(size / 1024 / 1024);
  throw new UserError(
    'too-large',
    `${file} has ${megabytes(bytes)} megabytes; recordings of up to ${megabytes(limit)} are read.`,
    'Record again: clear the network list, sign in, and export at once; or filter the list by "oauth" first.',
    'cannot-run',
  );
}

/** The text of a file; PowerShell writes what a command prints in UTF-16. */
function decoded(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return bytes.toString('utf8');
}

import { readFileSync, statSync } from 'node:fs';
import type { Document } from '../document/document.js';
import { UserError } from '../engine/user-error.js';
import { evidenceDocument, MAX_EVIDENCE_BYTES, STANDARD_INPUT } from '../exchange/evidence-file.js';
import { reasonOf } from './configuration.js';

/**
 * Reads evidence: files, or standard input for `-` and for no name at all.
 * @throws UserError `cannot-read`, `too-large`, `no-evidence`
 */
export function readEvidenceFiles(files: readonly string[]): Document[] {
  if (files.length === 0 && process.stdin.isTTY === true)
    throw new UserError(
      'no-evidence',
      'There is nothing to diagnose: expected a recording, a raw answer, a connection status or an error text.',
      'Name a file, or put a text in by a pipe. A recording of the browser: developer tools, Network, "Export HAR".',
    );
  return (files.length === 0 ? ['-'] : files).map((file) => (file === '-' ? fromInput() : fromFile(file)));
}

function fromInput(): Document {
  const bytes = readFileSync(0);
  refuseLarge('Standard input', bytes.length);
  return evidenceDocument(STANDARD_INPUT, bytes);
}

function fromFile(file: string): Document {
  try {
    const status = statSync(file);
    if (!status.isFile())
      throw new UserError(
        'cannot-read',
        `${file} is ${status.isDirectory() ? 'a folder' : 'no file'}; expected a recording or a text.`,
        'Name the file itself. A folder with a connector goes behind --connector.',
      );
    refuseLarge(file, status.size);
    return evidenceDocument(file.replaceAll('\\', '/'), readFileSync(file));
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(
      'cannot-read',
      `${file} cannot be read (${reasonOf(error)}).`,
      'Check the name and the rights.',
    );
  }
}

function refuseLarge(file: string, bytes: number): void {
  if (bytes <= MAX_EVIDENCE_BYTES) return;
  const megabytes = (size: number): number => Math.ceil(size / 1024 / 1024);
  throw new UserError(
    'too-large',
    `${file} has ${megabytes(bytes)} megabytes; recordings of up to ${megabytes(MAX_EVIDENCE_BYTES)} are read.`,
    'Record again: clear the network list, sign in, and export at once; or filter the list by "oauth" first.',
    'cannot-run',
  );
}

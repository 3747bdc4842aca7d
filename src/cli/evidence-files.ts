import type { Document } from '../document/document.js';
import { UserError } from '../engine/user-error.js';
import { evidenceDocument, MAX_EVIDENCE_BYTES, STANDARD_INPUT } from '../exchange/evidence-file.js';
import { readBytes } from './given-file.js';
import { readStandardInput } from './standard-input.js';

/**
 * Reads evidence: files, or standard input for `-` and for no name at all.
 * @throws UserError `cannot-read`, `too-large`, `no-evidence`
 */
export async function readEvidenceFiles(files: readonly string[]): Promise<Document[]> {
  if (files.length === 0 && process.stdin.isTTY === true)
    throw new UserError(
      'no-evidence',
      'There is nothing to diagnose: expected a recording, a raw answer, a connection status or an error text.',
      'Name a file, or put a text in by a pipe. A recording of the browser: developer tools, Network, "Export HAR".',
    );
  const documents: Document[] = [];
  for (const file of files.length === 0 ? ['-'] : files)
    documents.push(file === '-' ? await fromInput() : fromFile(file));
  return documents;
}

async function fromInput(): Promise<Document> {
  const bytes = await readStandardInput(MAX_EVIDENCE_BYTES);
  if (bytes.length > MAX_EVIDENCE_BYTES)
    throw tooLarge(`Standard input has more than ${megabytes(MAX_EVIDENCE_BYTES)}`);
  return evidenceDocument(STANDARD_INPUT, bytes);
}

function fromFile(file: string): Document {
  const bytes = readBytes(file, (status) => {
    if (!status.isFile())
      throw new UserError(
        'cannot-read',
        `${file} is ${status.isDirectory() ? 'a folder' : 'no file'}; expected a recording or a text.`,
        status.isDirectory()
          ? 'Name the file itself. A folder with a connector goes behind --connector.'
          : 'Put in what it gives by a pipe, and name - for the file.',
      );
    if (status.size > MAX_EVIDENCE_BYTES) throw tooLarge(`${file} has ${megabytes(status.size)}`);
  });
  return evidenceDocument(file.replaceAll('\\', '/'), bytes);
}

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1024 / 1024)} megabytes`;

const tooLarge = (what: string): UserError =>
  new UserError(
    'too-large',
    `${what}; recordings of up to ${megabytes(MAX_EVIDENCE_BYTES)} are read.`,
    'Record again: clear the network list, sign in, and export at once; or filter the list by "oauth" first.',
    'cannot-run',
  );

import { basename } from 'node:path';
import { MAX_DOCUMENT_BYTES } from '../document/document.js';
import { UserError } from '../engine/user-error.js';
import type { Json } from '../generator/merge-patch.js';
import { type ApiDocument, readApiDocument, tooLarge } from '../importer/api-document.js';
import { type Example, exampleOf } from '../importer/completed-drafts.js';
import { plainValue } from '../importer/plain-value.js';
import { readText } from './given-file.js';

/**
 * Reads the documents to import.
 * @throws UserError `cannot-read`, `too-large`, `not-a-document`, `too-complex`
 */
export function readDocuments(files: readonly string[]): readonly ApiDocument[] {
  const paths = [...new Set(files)];
  const names = paths.map((file) => basename(file));
  return paths.map((file, index) => {
    const document = readApiDocument(limitedText(file), file);
    // The folder that a file lay in is nobody's business where its name says enough.
    const name = names.filter((other) => other === names[index]).length > 1 ? file : (names[index] as string);
    return { ...document, name: name.replaceAll('\\', '/') };
  });
}

/**
 * Reads `OPERATION=FILE`, `OPERATION.body=FILE` or `FILE`.
 * @throws UserError `cannot-read`, `too-large`, `not-json`
 */
export function readExample(given: string): Example {
  // A name of an operation and a path hold no "=", names of files may.
  const sign = given.indexOf('=');
  const target = sign < 0 ? undefined : given.slice(0, sign).trim();
  const name = sign < 0 ? given : given.slice(sign + 1).trim();
  return exampleOf(target, jsonOf(name), name);
}

function jsonOf(file: string): Json {
  const text = limitedText(file).replace(/^\ufeff/, '');
  try {
    return plainValue(JSON.parse(text), file);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(
      'not-json',
      `${file} is not JSON.`,
      'Save the body of an answer as it is, for example from the REST API Explorer.',
    );
  }
}

/** The text of a file that is not too large to be looked at. */
const limitedText = (file: string): string =>
  readText(file, ({ size }) => {
    if (size > MAX_DOCUMENT_BYTES) throw tooLarge(file, size);
  });

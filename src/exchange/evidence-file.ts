import { Document } from '../document/document.js';

/** How many bytes a file of evidence may have. */
export const MAX_EVIDENCE_BYTES = 100 * 1024 * 1024;
/** How evidence is called that comes from no file. */
export const STANDARD_INPUT = 'standard input';

/**
 * A file of evidence as a document. Windows PowerShell writes UTF-16 when its output is sent to a file.
 * @param file its name in reports; {@link STANDARD_INPUT} for `-`
 */
export function evidenceDocument(file: string, bytes: Uint8Array): Document {
  const size = { bytes: bytes.length, limit: MAX_EVIDENCE_BYTES, json: false };
  if (bytes.length > MAX_EVIDENCE_BYTES) return new Document(file, '', size);
  const text = new TextDecoder(encodingOf(bytes), { ignoreBOM: true }).decode(bytes);
  return new Document(file, text, size);
}

function encodingOf(bytes: Uint8Array): string {
  const [first = 0, second = 0, third = 1, fourth = 1] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  // Without a mark: every second byte of plain letters is nothing.
  if (first > 0 && second === 0 && third > 0 && fourth === 0) return 'utf-16le';
  return 'utf-8';
}

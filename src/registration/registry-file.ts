import { isUtf16 } from '../connector/json-documents.js';
import type { Document } from '../document/document.js';
import { type Place, stretch, wholeFile } from '../document/node.js';
import { jsonRecords } from './json-records.js';
import type { RegistryRecord } from './record.js';
import { XmlFault } from './xml-fault.js';
import { MAX_RECORDS, xmlRecords } from './xml-records.js';

/** An export of the application registry, as far as it can be read. */
export interface RegistryFile {
  readonly document: Document;
  /** Empty where the file is not whole: half a record would be taken for a record that lacks the rest. */
  readonly records: readonly RegistryRecord[];
  /** Why it cannot be read, or not wholly; undefined when it was. */
  readonly fault: { readonly at: Place; readonly message: string } | undefined;
}

/** Reads an export; never throws for what it holds. */
export function readRegistryFile(document: Document): RegistryFile {
  if (document.unreadable === 'too-large') return tooLarge(document);
  const kind = document.unreadable === 'syntax' || document.root === undefined ? noExport(document) : undefined;
  if (kind) return { document, records: [], fault: { at: wholeFile(document), message: kind } };
  if (document.unreadable !== undefined) return { document, records: [], fault: undefined };
  let isCut = false;
  const overflow = (): void => {
    isCut = true;
  };
  try {
    const records = document.root ? jsonRecords(document, overflow) : xmlRecords(document, overflow);
    const message = `more than ${MAX_RECORDS} records; the rest is not read`;
    return { document, records, fault: isCut ? { at: wholeFile(document), message } : undefined };
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error;
    const { start, end, message } = error;
    const at = end > start ? stretch(document, start, end) : wholeFile(document);
    return { document, records: [], fault: { at, message } };
  }
}

/** What a file is in place of an export, where its beginning says so. */
function noExport(document: Document): string | undefined {
  if (document.unreadable !== undefined && document.unreadable !== 'syntax') return undefined;
  if (isUtf16(document)) return 'the file is UTF-16; expected UTF-8, as it is downloaded';
  if (/<html\b/i.test(document.text.slice(0, 2000)))
    return 'the file is a web page, as an instance shows it when nobody is signed in; expected an export';
  return document.unreadable === 'syntax' ? 'the file is not JSON, or it was cut' : undefined;
}

function tooLarge(document: Document): RegistryFile {
  const sizes = [document.bytes, document.limit].map((bytes) => Math.ceil(bytes / 1024 / 1024));
  const message = `the file has ${sizes[0]} MB; expected at most ${sizes[1]} MB, an export of the record alone`;
  return { document, records: [], fault: { at: wholeFile(document), message } };
}

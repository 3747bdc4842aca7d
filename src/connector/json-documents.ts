import type { Document } from '../document/document.js';
import type { Connector, Role } from './connector.js';
import { isBinary, isPlainText } from './layout.js';
import { oncePer } from './once-per.js';

/** A JSON file of a connector with its role. */
export interface JsonDocument {
  readonly role: Role;
  readonly document: Document;
}

/** Files that lie beside a connector and are not uploaded with it. */
const isBeside = (role: Role): boolean => role === 'registration' || role === 'spec';

/** The files of a connector that have to be JSON as the tools that upload it want it, readable or not. */
export const jsonDocuments = oncePer((connector: Connector): JsonDocument[] =>
  connector.files.filter(
    ({ role, document }) => !isPlainText(role) && !isBinary(role) && !isBeside(role) && document.reading === undefined,
  ),
);

/** True for a file in UTF-16, with or without the mark at its start: every other byte of its first letters is zero. */
export const isUtf16 = ({ text }: Document): boolean => /^\ufffd{0,2}(?:\0[^\0]|[^\0]\0)/.test(text);

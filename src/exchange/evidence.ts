import type { Connector } from '../connector/connector.js';
import type { Document } from '../document/document.js';
import type { Evidence } from './flow.js';
import { readRawHttp } from './raw-http.js';
import { addressesOf } from './stage-of.js';

/** Reads evidence, whatever it is; an empty list of kinds when it is nothing that is known. */
export function readEvidence(document: Document, connector?: Connector): Evidence {
  const known = addressesOf(connector);
  const exchanges = readRawHttp(document, known);
  return { kinds: exchanges.length > 0 ? ['raw'] : [], exchanges, isSanitized: false };
}

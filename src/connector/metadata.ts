import type { Node } from '../document/node.js';
import type { Definition } from './definition.js';
import { oncePer } from './once-per.js';

/** One entry of `x-ms-connector-metadata`. */
export interface MetadataEntry {
  readonly node: Node;
  readonly name: string;
  readonly value: Node | undefined;
}

/** The entries of `x-ms-connector-metadata`, names of their members compared without case. */
export const metadataEntries = oncePer((definition: Definition | undefined): MetadataEntry[] => {
  const list = definition?.root.get('x-ms-connector-metadata');
  if (!list?.isArray) return [];
  return list.children().flatMap((node) => {
    const name = node.getIgnoringCase('propertyName')?.text;
    return name === undefined ? [] : [{ node, name, value: node.getIgnoringCase('propertyValue') }];
  });
});

/** An entry by its name, compared without case. */
export const metadataEntry = (definition: Definition | undefined, name: string): MetadataEntry | undefined =>
  metadataEntries(definition).find((entry) => entry.name.trim().toLowerCase() === name.toLowerCase());

import type { Node } from '../document/node.js';
import { type Definition, SchemaNode } from './definition.js';
import { oncePer } from './once-per.js';

/** A list `filterFunctions` in the capabilities of a column, with the schema of the column. */
export interface FilterFunctions {
  readonly schema: SchemaNode;
  readonly list: Node;
}

/** The lists of filter functions in the schemas of a definition. */
export const filterFunctionsOf = oncePer((definition: Definition | undefined): FilterFunctions[] => {
  const found: FilterFunctions[] = [];
  for (const schema of definition?.having('x-ms-capabilities') ?? []) {
    const list = schema instanceof SchemaNode ? schema.at('x-ms-capabilities', 'filterFunctions') : undefined;
    if (list?.isArray) found.push({ schema: schema as SchemaNode, list });
  }
  return found;
});

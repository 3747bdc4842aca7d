import type { Node } from '../document/node.js';
import type { Definition } from './definition.js';
import { oncePer } from './once-per.js';

/** A list `x-ms-enum-values` with the object that has it. */
export interface EnumValues {
  readonly owner: Node;
  readonly list: Node;
  /** Its elements that are objects. */
  readonly entries: readonly Node[];
}

/** The lists of labelled values of a definition. */
export const enumValuesOf = oncePer((definition: Definition | undefined): EnumValues[] => {
  const found: EnumValues[] = [];
  for (const owner of definition?.having('x-ms-enum-values') ?? []) {
    const list = owner.get('x-ms-enum-values');
    if (list?.isArray) found.push({ owner, list, entries: list.children().filter((entry) => entry.isObject) });
  }
  return found;
});

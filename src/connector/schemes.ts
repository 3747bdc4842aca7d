import type { Node } from '../document/node.js';
import type { Definition } from './definition.js';
import { oncePer } from './once-per.js';

/** The `schemes` lists of the document and of operations. */
export const schemeLists = oncePer((definition: Definition | undefined): Node[] =>
  (definition?.having('schemes') ?? []).flatMap((owner) => {
    const list = owner.kind === 'root' || owner.kind === 'operation' ? owner.get('schemes') : undefined;
    return list?.isArray ? [list] : [];
  }),
);

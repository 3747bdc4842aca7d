import type { Node } from '../document/node.js';
import type { Connector } from './connector.js';
import type { Definition, Operation, Parameter } from './definition.js';
import { oncePer } from './once-per.js';

/** The lists `consumes` and `produces`, the document's and those of operations. */
export const mediaTypeLists = oncePer((definition: Definition | undefined): Node[] => {
  const lists: Node[] = [];
  for (const key of ['consumes', 'produces'])
    for (const owner of definition?.having(key) ?? []) {
      const list = owner.kind === 'root' || owner.kind === 'operation' ? owner.get(key) : undefined;
      if (list?.isArray) lists.push(list);
    }
  return lists;
});

/** An operation that sends a body. */
export interface Sender {
  readonly operation: Operation;
  /** The body parameter, or the first form parameter. */
  readonly body: Parameter;
  readonly hasFile: boolean;
  /** The list that says which media types it accepts: its own, or the document's. */
  readonly list: Node | undefined;
  readonly hasOwnList: boolean;
}

const senders = new WeakMap<Connector, readonly Sender[]>();

/** The operations that send a body, worked out once per connector. */
export function sendersOf(connector: Connector): readonly Sender[] {
  const known = senders.get(connector);
  if (known) return known;
  const shared = connector.definition?.root.get('consumes');
  const found = connector.operations.flatMap((operation): Sender[] => {
    const body = operation.parameters.find(({ in: place }) => place === 'body' || place === 'formData');
    if (!body) return [];
    const own = operation.node.get('consumes');
    const list = own ?? shared;
    const hasFile = operation.parameters.some(
      ({ in: place, node }) => place === 'formData' && node.string('type') === 'file',
    );
    return [{ operation, body, hasFile, list: list?.isArray ? list : undefined, hasOwnList: own !== undefined }];
  });
  senders.set(connector, found);
  return found;
}

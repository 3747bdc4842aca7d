import type { Node } from '../document/node.js';
import type { Connector } from './connector.js';

/** What a text of a connector is. */
export type TextKind =
  | 'title'
  | 'description'
  | 'operation summary'
  | 'operation description'
  | 'parameter summary'
  | 'parameter description';

/** A text that makers and reviewers read. */
export interface ShownText {
  readonly node: Node;
  readonly text: string;
  readonly is: TextKind;
}

const found = new WeakMap<Connector, readonly ShownText[]>();

/** The titles, summaries and descriptions of a connector, its operations and its parameters; collected once. */
export function shownTexts(connector: Connector): readonly ShownText[] {
  const known = found.get(connector);
  if (known) return known;
  const texts = collect(connector);
  found.set(connector, texts);
  return texts;
}

function collect({ definition, operations }: Connector): ShownText[] {
  const texts: ShownText[] = [];
  const add = (is: TextKind, owner: Node | undefined, key: string): void => {
    const node = owner?.get(key);
    if (node?.text !== undefined) texts.push({ node, text: node.text, is });
  };
  const info = definition?.root.get('info');
  add('title', info, 'title');
  add('description', info, 'description');
  for (const { node } of operations) {
    add('operation summary', node, 'summary');
    add('operation description', node, 'description');
  }
  for (const node of definition?.parameterObjects ?? []) {
    add('parameter summary', node, 'x-ms-summary');
    add('parameter description', node, 'description');
  }
  return texts;
}

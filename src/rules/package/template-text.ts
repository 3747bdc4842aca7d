import type { Connector } from '../../connector/connector.js';
import { leftoverIn, mayHoldLeftovers } from '../../connector/template-text.js';
import { type Node, partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'package/template-text',
  title: 'A text still holds words of the template',
  severity: { repository: 'off', deploy: 'warning', certified: 'warning' },
  sources: ['learn-strings', 'ppc-connectors'],
  why: 'Makers and users see the text as it stands: in the designer, in the connection dialog, on the page of the connector.',
  remedy: 'Replace the placeholder by a text of your own.',
  symptoms: [{ at: 'designer' }, { at: 'review' }],

  check({ connector }, report) {
    for (const node of texts(connector)) {
      const leftover = leftoverIn(node.text as string);
      if (!leftover) continue;
      const { from, to } = leftover;
      report({
        at: partOf(node, [from, to]),
        message: `"${node.key}" holds "${(node.text as string).slice(from, to).trim()}"; expected a text for users`,
      });
    }
  },
});

const KEYS = ['title', 'summary', 'description', 'x-ms-summary'];

/** The texts that people read, in both files. */
function* texts({ definition, connectionParameters, properties }: Connector): Generator<Node> {
  // A definition has thousands of texts and mostly none of the marks anywhere.
  if (definition && mayHoldLeftovers(definition.document.text)) {
    const info = definition.root.get('info');
    const operations = definition.operations.map(({ node }) => node);
    const { parameterObjects, responseObjects, schemas } = definition;
    for (const list of [info ? [info] : [], operations, parameterObjects, responseObjects, schemas])
      for (const owner of list)
        for (const key of KEYS) {
          const node = owner.has(key) ? owner.get(key) : undefined;
          if (node?.text !== undefined) yield node;
        }
  }
  const holders = connectionParameters.map(({ node }) => node.get('uiDefinition'));
  for (const holder of [properties?.node, ...holders])
    for (const child of holder?.children() ?? []) if (child.text !== undefined) yield child;
}

import { plainText } from '../../connector/json-types.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'client/secret-parameter-not-secure',
  title: 'A connection parameter for a secret is not of type securestring',
  severity: 'error',
  sources: ['learn-connection-parameters', 'ppc-pr-1644', 'ppc-properties-schema'],
  why: 'Only securestring hides what is typed and keeps it out of what the service gives back. A string parameter is shown in clear text and can be read by everybody who may see the connection.',
  remedy: 'Set the type of the parameter to "securestring" and remove clearText.',
  symptoms: [{ at: 'review' }],

  check({ connector }, report) {
    for (const { node, name, type, constraints } of connector.connectionParameters) {
      if (!/^token:.*(?:secret|password)$/i.test(name)) continue;
      const typeNode = node.get('type');
      if (typeNode && type !== 'securestring') {
        report({
          at: typeNode,
          message: `connection parameter "${name}" is of type ${JSON.stringify(typeNode.value)}; expected "securestring"`,
          fix: {
            title: 'set the type to "securestring"',
            applicability: 'safe',
            changes: [{ change: 'set', node: typeNode, value: 'securestring' }],
          },
        });
      }
      const clear = constraints?.get('clearText');
      if (clear && plainText(clear.value).toLowerCase() === 'true') {
        report({
          at: keyOf(clear),
          message: `connection parameter "${name}" has clearText true; expected false`,
          fix: { title: 'remove clearText', applicability: 'safe', changes: [{ change: 'remove', node: clear }] },
        });
      }
    }
  },
});

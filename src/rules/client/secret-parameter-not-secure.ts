import { plainText } from '../../connector/json-types.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

/** A name that ends with that of a secret: `key_secret`, `agentPassword`, but neither `secretName` nor `passwordUrl`. */
const NAMES_SECRET =
  /(?:^|[^a-z]|[a-z](?=[A-Z]))(?:[Ss]ecret|SECRET|[Pp]assword|PASSWORD|[Pp]assphrase|[Pp]rivate[-_]?[Kk]ey|[Aa]pi[-_]?[Kk]ey)$/;

export default defineRule({
  id: 'client/secret-parameter-not-secure',
  title: 'A connection parameter for a secret is not of type securestring',
  severity: 'error',
  sources: ['learn-connection-parameters', 'ppc-pr-1644', 'ppc-properties-schema', 'ppc-connectors'],
  why: 'Only securestring hides what is typed and keeps it out of what the service gives back. A string parameter is shown in clear text and can be read by everybody who may see the connection.',
  remedy: 'Set the type of the parameter to "securestring" and remove clearText.',
  symptoms: [{ at: 'review' }],

  check({ connector }, report) {
    for (const { node, name, type, constraints } of connector.connectionParameters) {
      const isOfSignIn = /^token:.*(?:secret|password)$/i.test(name);
      // No connector of the corpus has a string under such a name, but a name is not proof.
      if (!isOfSignIn && (type !== 'string' || !NAMES_SECRET.test(name))) continue;
      const typeNode = node.get('type');
      if (typeNode && type !== 'securestring') {
        report({
          at: typeNode,
          ...(isOfSignIn ? {} : { severity: 'warning' as const }),
          message: `connection parameter "${name}" is of type ${JSON.stringify(typeNode.value)}; expected "securestring"`,
          fix: {
            title: 'set the type to "securestring"',
            applicability: 'safe',
            changes: [{ change: 'set', node: typeNode, value: 'securestring' }],
          },
        });
      }
      const clear = isOfSignIn ? constraints?.get('clearText') : undefined;
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

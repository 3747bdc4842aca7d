import { keyOf, type Node } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { isPlaceholderText } from '../../facts/client-placeholders.js';

const SECRET_NAME =
  /^(?:authorization|proxy-authorization|(?:x[-_])?(?:api|access|auth)[-_]?(?:key|token)|ocp-apim-subscription-key|subscription-key|client[-_]?secret|password|passwd|access_token|refresh_token)$/i;

/** True for a text that can open a door: long enough, with digits or mixed letters, and not a word of the documentation. */
const isCredential = (text: string): boolean => {
  const value = text.trim().replace(/^(?:bearer|basic|token|apikey|sso-key)\s+/i, '');
  return (
    value.length >= 12 &&
    !/[\s{}<>]/.test(value) &&
    /\d/.test(value) &&
    /[a-z]/i.test(value) &&
    !isPlaceholderText(value)
  );
};

export default defineRule({
  id: 'client/secret-in-default',
  title: 'A default value is a credential',
  severity: 'error',
  sources: ['rfc6749#2.3.1', 'openapi-2-parameter', 'ppc-properties-schema'],
  why: 'Default values are part of the definition: everybody who uses the connector sees them in the designer and can use them anywhere. They also override what the connection sends.',
  remedy:
    'Remove the default, revoke the credential, and let the connection provide it: OAuth, or a connection parameter of type securestring.',
  symptoms: [{ at: 'review' }],

  check({ connector }, report) {
    const look = (node: Node | undefined, name: string): void => {
      if (node?.text === undefined || !isCredential(node.text)) return;
      report({
        at: keyOf(node),
        message: `the default of "${name}" is a credential of ${node.text.length} characters; expected no default`,
        fix: { title: 'remove the default', applicability: 'unsafe', changes: [{ change: 'remove', node }] },
      });
    };
    for (const holder of connector.definition?.having('default') ?? []) {
      if (holder.kind !== 'parameter') continue;
      const name = holder.string('name') ?? '';
      if (SECRET_NAME.test(name)) look(holder.get('default'), name);
    }
    for (const { node, name, type, constraints } of connector.connectionParameters) {
      if (type !== 'securestring' && !SECRET_NAME.test(name.replace(/^token:/i, ''))) continue;
      for (const value of [node.get('default'), node.get('defaultValue'), constraints?.get('default')])
        look(value, name);
    }
  },
});

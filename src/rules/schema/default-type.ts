import { described, inType, isOfType, quoted } from '../../connector/json-types.js';
import { partName } from '../../connector/schema-names.js';
import type { Node } from '../../document/node.js';
import { defineRule, type FixProposal } from '../../engine/rule.js';

export default defineRule({
  id: 'schema/default-type',
  aliases: ['DefaultValueMustMatchType'],
  title: 'A default is of another type than its field',
  severity: 'error',
  sources: ['learn-swagger-validator', 'connectors-docs-70', 'openapi-2-parameter'],
  why: 'The service compares the JSON type of "default" with "type" and refuses the definition when they differ: 1 is no string. The text "1" for an integer or "true" for a boolean is found in published connectors, but the validator lists it as an error too.',
  remedy:
    'Write the default in the type of the field: strings in quotes, numbers, true and false without. Or correct the type.',
  symptoms: [{ at: 'upload', text: "but should match the given type 'String'" }],

  check({ connector }, report) {
    for (const owner of connector.definition?.having('default') ?? []) {
      const { type } = owner.value as { readonly type?: unknown };
      // Of the object of responses, "default" is a response.
      if (type === undefined || owner.kind === 'responses' || owner.has('$ref')) continue;
      const standard = owner.get('default');
      if (!standard || isOfType(standard.value, type)) continue;
      const { value } = standard;
      if (value === null && owner.get('x-nullable')?.value === true) continue;
      // Published connectors have null, and "10" for an integer; none has 10 for a string.
      const isTolerated =
        value === null || (typeof value === 'string' && (value === '' || inType(value, type) !== undefined));
      report({
        at: standard,
        message: `the default of ${partName(owner)} is ${described(value)}; expected type ${quoted(type)}`,
        ...(isTolerated ? { severity: 'info' } : {}),
        fix: fixOf(standard, type),
      });
    }
  },
});

function fixOf(standard: Node, type: unknown): FixProposal | undefined {
  // An empty or missing default is none.
  if (standard.value === null || standard.value === '')
    return { title: 'remove the default', applicability: 'safe', changes: [{ change: 'remove', node: standard }] };
  const value = inType(standard.value, type);
  return value === undefined
    ? undefined
    : {
        title: `set it to ${JSON.stringify(value)}`,
        applicability: 'safe',
        changes: [{ change: 'set', node: standard, value }],
      };
}

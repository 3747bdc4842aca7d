import { memberName, typeName } from '../../connector/object-names.js';
import { faultsOf } from '../../connector/openapi-3.js';
import type { Node } from '../../document/node.js';
import { defineRule, type FixProposal } from '../../engine/rule.js';

export default defineRule({
  id: 'definition/wrong-type',
  aliases: ['JsonTypeIncorrect'],
  title: 'A value in the definition has the wrong JSON type',
  severity: 'error',
  sources: ['learn-swagger-validator', 'openapi-2'],
  why: 'The service refuses the definition. Frequent slips are true in quotes, one text where a list is expected, and "required": true on a property, which belongs into the list "required" of the object around it.',
  remedy: 'Write the value in the expected type.',
  symptoms: [{ at: 'upload', text: 'The type of the property is incorrect. Expected type' }],

  check({ connector }, report) {
    for (const { at, expected } of faultsOf(connector.definition, 'wrong-type')) {
      if (at.key === 'swagger' && at.parent?.kind === 'root') continue;
      if (at.value === null && at.parent?.kind === 'securityRequirement') continue;
      const found = Array.isArray(at.value) && at.value.length === 0 ? 'an empty array' : typeName(at.value);
      report({
        at,
        message: `${memberName(at)} is ${found}; expected ${/^[aeiou]/.test(expected) ? 'an' : 'a'} ${expected}`,
        fix: fixOf(at, expected),
      });
    }
  },
});

function fixOf(node: Node, expected: string): FixProposal | undefined {
  const { value } = node;
  const set = (right: unknown, applicability: FixProposal['applicability']): FixProposal => ({
    title: `set ${memberName(node)} to ${JSON.stringify(right)}`,
    applicability,
    changes: [{ change: 'set', node, value: right }],
  });
  if (expected === 'boolean' && (value === 'true' || value === 'false')) return set(value === 'true', 'safe');
  if ((expected === 'number' || expected === 'integer') && typeof value === 'string' && /^-?\d{1,15}$/.test(value))
    return set(Number(value), 'safe');
  if (expected === 'string' && (typeof value === 'number' || typeof value === 'boolean'))
    // 1.10 has lost its zero by now.
    return set(String(value), 'unsafe');
  if (expected === 'array' && typeof value === 'string' && value !== '' && value.length < 200)
    return set([value], 'safe');
  return undefined;
}

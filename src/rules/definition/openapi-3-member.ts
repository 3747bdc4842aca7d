import { objectName } from '../../connector/object-names.js';
import { faultsOf, insteadOf } from '../../connector/openapi-3.js';
import { keyOf, type Node } from '../../document/node.js';
import { defineRule, type FixProposal } from '../../engine/rule.js';

/** Members that can simply be called otherwise. */
const RENAMED = new Map([
  ['nullable', 'x-nullable'],
  ['example', 'x-example'],
]);

export default defineRule({
  id: 'definition/openapi-3-member',
  aliases: ['AdditionalPropertyNotAllowed'],
  title: 'The Swagger 2.0 definition has a member of OpenAPI 3',
  severity: 'error',
  sources: ['learn-swagger-validator', 'learn-define-openapi', 'openapi-2'],
  why: 'Swagger 2.0 has no such member: the service refuses the definition, or ignores what the member says, so that the body or the answer of an operation is missing in the designer. Converters and copied examples leave such members behind.',
  remedy: 'Say it in the words of Swagger 2.0 as the message explains, or remove the member.',
  symptoms: [{ at: 'upload', text: 'is not allowed and must be removed' }],

  check({ connector }, report) {
    for (const { at, in: owner } of faultsOf(connector.definition, 'unknown-member')) {
      const instead = insteadOf(owner.kind, String(at.key));
      if (instead === undefined) continue;
      report({
        at: keyOf(at),
        message: `"${at.key}" in ${objectName(owner.kind)} is OpenAPI 3; in Swagger 2.0 ${instead}`,
        fix: fixOf(at, owner),
      });
    }
  },
});

function fixOf(node: Node, owner: Node): FixProposal | undefined {
  const key = node.key === 'const' ? 'enum' : RENAMED.get(String(node.key));
  if (key === undefined || owner.has(key)) return undefined;
  return {
    title: key === 'enum' ? 'say it with "enum"' : `rename "${node.key}" to "${key}"`,
    applicability: 'safe',
    changes: [
      { change: 'rename', node, key },
      ...(key === 'enum' ? [{ change: 'set', node, value: [node.value] } as const] : []),
    ],
  };
}

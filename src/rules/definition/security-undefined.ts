import { securityUses } from '../../connector/security.js';
import { keyOf, type Node } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'definition/security-undefined',
  aliases: ['SecurityRequirementMustBeDefined'],
  title: 'A security requirement names a definition that does not exist',
  severity: 'warning',
  sources: ['learn-swagger-validator', 'openapi-2-security', 'ppc-connectors'],
  why: 'The requirement asks for a way to sign in that the definition does not describe. The validator refuses it; published connectors that have it run, because the platform takes the sign-in from apiProperties.json.',
  remedy: 'Write the name of the entry of "securityDefinitions", letter by letter, or remove the requirement.',
  symptoms: [{ at: 'upload', text: "is not defined in the 'securityDefinitions' object." }],

  check({ connector: { definition } }, report) {
    const schemes = definition?.securitySchemes ?? [];
    const only = schemes.length === 1 ? (schemes[0] as Node) : undefined;
    for (const { node, name, scheme } of securityUses(definition)) {
      if (scheme) continue;
      const same = schemes.find(({ key }) => lettersOf(String(key)) === lettersOf(name));
      const meant = same ?? only;
      report({
        at: keyOf(node),
        message: `"${name}" is not in securityDefinitions${meant ? `; did you mean "${meant.key}"?` : ''}`,
        ...(meant ? { related: [{ at: keyOf(meant), message: 'the definition' }] } : {}),
        fix:
          meant && !node.parent?.has(meant.key)
            ? {
                title: `rename it to "${meant.key}"`,
                applicability: same ? 'safe' : 'unsafe',
                changes: [{ change: 'rename', node, key: String(meant.key) }],
              }
            : undefined,
      });
    }
  },
});

const lettersOf = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

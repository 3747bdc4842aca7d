import { securityUses } from '../../connector/security.js';
import { closest } from '../../connector/spelling.js';
import type { Node } from '../../document/node.js';
import { defineRule, type FixProposal } from '../../engine/rule.js';

export default defineRule({
  id: 'definition/security-scope-undefined',
  aliases: ['OAuthSecurityRequirementValueMustBeScopeName'],
  title: 'A security requirement names a scope that its definition does not have',
  severity: 'warning',
  sources: ['learn-swagger-validator', 'openapi-2-security'],
  why: 'The validator refuses a scope that is not described in "scopes" of the OAuth definition. The scopes that are really asked for stand in apiProperties.json, so the two lists have drifted apart.',
  remedy: 'Add the scope to "scopes" of the security definition, or correct its name in the requirement.',
  symptoms: [{ at: 'upload', text: 'The OAuth security requirement' }],

  check({ connector: { definition } }, report) {
    for (const { node, name, scheme } of securityUses(definition)) {
      if (scheme?.string('type') !== 'oauth2' || !node.isArray) continue;
      const scopes = scheme.get('scopes');
      for (const scope of node.children()) {
        if (scope.text === undefined || scopes?.has(scope.text)) continue;
        const meant = closest(scope.text, scopes?.isObject ? Object.keys(scopes.value as object) : []);
        report({
          at: scope,
          message: `scope "${scope.text.slice(0, 100)}" is not in "scopes" of "${name}"${meant ? `; did you mean "${meant}"?` : ''}`,
          related: [
            scopes
              ? { at: scopes, message: 'the scopes of the definition' }
              : { at: scheme, message: 'the definition has no scopes' },
          ],
          fix: fixOf(scope, meant, scheme, scopes),
        });
      }
    }
  },
});

function fixOf(
  scope: Node,
  meant: string | undefined,
  scheme: Node,
  scopes: Node | undefined,
): FixProposal | undefined {
  const text = scope.text as string;
  // A misspelling or a scope that was forgotten: only a person knows.
  if (meant !== undefined)
    return {
      title: `set it to "${meant}"`,
      applicability: 'unsafe',
      changes: [{ change: 'set', node: scope, value: meant }],
    };
  if (scopes && !scopes.isObject) return undefined;
  return {
    title: `add "${text}" to the scopes of the definition`,
    applicability: 'unsafe',
    changes: [
      scopes
        ? { change: 'add', to: scopes, key: text, value: text }
        : { change: 'add', to: scheme, key: 'scopes', value: { [text]: text } },
    ],
  };
}

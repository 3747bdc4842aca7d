import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'definition/second-security-definition',
  title: 'There are several security definitions and only the first counts',
  severity: 'warning',
  sources: ['learn-define-openapi', 'ppc-connectors'],
  why: 'When a connector is made from the definition, the platform takes the first security definition and drops the others. Users are then asked for a way to sign in that the author did not mean. Several ways to sign in are offered by connectionParameterSets in apiProperties.json.',
  remedy: 'Keep the one definition that the connector uses, or offer the choice in connectionParameterSets.',
  symptoms: [],

  check({ connector }, report) {
    const [first, ...others] = connector.definition?.securitySchemes ?? [];
    if (!first) return;
    for (const scheme of others)
      report({
        at: keyOf(scheme),
        message: `security definition "${scheme.key}" is ignored; only the first, "${first.key}", counts`,
        related: [{ at: keyOf(first), message: 'the first definition' }],
        ...(connector.properties?.setsNode ? { severity: 'info' } : {}),
      });
  },
});

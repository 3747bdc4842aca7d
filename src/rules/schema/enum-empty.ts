import { partName } from '../../connector/schema-names.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'schema/enum-empty',
  aliases: ['EnumMustContainAtLeastOneElement'],
  title: 'An enum has no values',
  severity: 'error',
  sources: ['learn-swagger-validator', 'openapi-2-schema'],
  why: 'An empty enum allows no value at all; the service refuses the definition.',
  remedy: 'List the values, or remove "enum".',
  symptoms: [{ at: 'upload', text: "The 'enum' array requires at least one value." }],

  check({ connector }, report) {
    for (const owner of connector.definition?.having('enum') ?? []) {
      const node = owner.get('enum');
      if (!Array.isArray(node?.value) || node.value.length > 0) continue;
      report({
        at: node,
        message: `the enum of ${partName(owner)} is empty; expected at least one value`,
        fix: { title: 'remove "enum"', applicability: 'safe', changes: [{ change: 'remove', node }] },
      });
    }
  },
});

import { partName } from '../../connector/schema-names.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'schema/required-empty',
  aliases: ['RequiredPropertyArrayEmpty'],
  title: 'The list of required properties is empty',
  severity: 'error',
  sources: ['learn-swagger-validator', 'openapi-2-schema'],
  why: 'Swagger 2.0 wants at least one name in "required"; the service refuses an empty list.',
  remedy: 'Remove "required".',
  symptoms: [{ at: 'upload', text: "The 'required' array requires at least one value." }],

  check({ connector }, report) {
    for (const owner of connector.definition?.having('required') ?? []) {
      const node = owner.kind === 'schema' ? owner.get('required') : undefined;
      if (!Array.isArray(node?.value) || node.value.length > 0) continue;
      report({
        at: node,
        message: `"required" of ${partName(owner)} is empty; expected names of properties, or no "required"`,
        fix: { title: 'remove "required"', applicability: 'safe', changes: [{ change: 'remove', node }] },
      });
    }
  },
});

import { partName } from '../../connector/schema-names.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'schema/required-outside-object',
  aliases: ['RequiredPropertyNotOnObject'],
  title: 'A schema that is no object lists required properties',
  severity: 'warning',
  sources: ['learn-swagger-validator', 'openapi-2-schema'],
  why: 'Only objects have properties. On a string, a number or an array "required" does nothing: the elements of an array lose what they were to require. The validator objects to it.',
  remedy:
    'Remove "required" here. To make this field itself required, list its name in "required" of the object around it; for the elements of an array write it into "items".',
  symptoms: [{ at: 'upload', text: "The property 'required' is applicable to schemas with 'object' type only" }],

  check({ connector }, report) {
    for (const owner of connector.definition?.having('required') ?? []) {
      if (owner.kind !== 'schema' || owner.has('$ref')) continue;
      const type = owner.string('type');
      const node = owner.get('required');
      // An empty list is the matter of schema/required-empty.
      if (!node || type === undefined || type === 'object' || !Array.isArray(node.value) || node.value.length === 0)
        continue;
      report({
        at: keyOf(node),
        message: `${partName(owner)} has the type "${type}" and lists required properties; expected that on objects only`,
        // With properties it is the type that is wrong.
        fix: owner.has('properties')
          ? undefined
          : { title: 'remove "required"', applicability: 'safe', changes: [{ change: 'remove', node }] },
      });
    }
  },
});

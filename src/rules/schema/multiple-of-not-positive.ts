import { partName } from '../../connector/schema-names.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'schema/multiple-of-not-positive',
  aliases: ['MultipleOfMustBeGreaterThanZero'],
  title: 'multipleOf is not above zero',
  severity: 'error',
  sources: ['learn-swagger-validator', 'openapi-2-schema'],
  why: 'Only zero is a multiple of zero, and a negative step means nothing; the service refuses the definition.',
  remedy: 'Set "multipleOf" to the step that values have to keep, such as 0.01, or remove it.',
  symptoms: [{ at: 'upload', text: "The 'multipleOf' value must be greater than zero." }],

  check({ connector }, report) {
    for (const owner of connector.definition?.having('multipleOf') ?? []) {
      const node = owner.get('multipleOf');
      if (typeof node?.value !== 'number' || node.value > 0) continue;
      report({ at: node, message: `multipleOf of ${partName(owner)} is ${node.value}; expected a number above 0` });
    }
  },
});

import { partName } from '../../connector/schema-names.js';
import { defineRule } from '../../engine/rule.js';

const LIMITS = [
  ['maxItems', 'MaxItemsMustBeGreaterThanOrEqualToZero'],
  ['maxLength', 'MaxLengthMustBeGreaterThanOrEqualToZero'],
  ['maxProperties', 'MaxPropertiesMustBeGreaterThanOrEqualToZero'],
  ['minItems', 'MinItemsMustBeGreaterThanOrEqualToZero'],
  ['minLength', 'MinLengthMustBeGreaterThanOrEqualToZero'],
  ['minProperties', 'MinPropertiesMustBeGreaterThanOrEqualToZero'],
] as const;

export default defineRule({
  id: 'schema/negative-limit',
  aliases: [
    'MaxItemsMustBeGreaterThanOrEqualToZero',
    'MaxLengthMustBeGreaterThanOrEqualToZero',
    'MaxPropertiesMustBeGreaterThanOrEqualToZero',
    'MinItemsMustBeGreaterThanOrEqualToZero',
    'MinLengthMustBeGreaterThanOrEqualToZero',
    'MinPropertiesMustBeGreaterThanOrEqualToZero',
  ],
  title: 'A limit of a length or a count is negative',
  severity: 'error',
  sources: ['learn-swagger-validator', 'openapi-2-schema'],
  why: 'Nothing has fewer than zero characters, elements or properties. Generators write -1 for "no limit"; the service refuses it.',
  remedy: 'Remove the limit, or set it to a number that is not negative.',
  symptoms: [{ at: 'upload', text: 'value must be greater than or equal to zero.' }],

  check({ connector }, report) {
    for (const [limit, code] of LIMITS) {
      for (const owner of connector.definition?.having(limit) ?? []) {
        const node = owner.get(limit);
        if (typeof node?.value !== 'number' || node.value >= 0) continue;
        report({
          at: node,
          code,
          message: `${limit} of ${partName(owner)} is ${node.value}; expected 0 or more`,
          fix: {
            title: `remove "${limit}"`,
            applicability: limit.startsWith('min') || node.value === -1 ? 'safe' : 'unsafe',
            changes: [{ change: 'remove', node }],
          },
        });
      }
    }
  },
});

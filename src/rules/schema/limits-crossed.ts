import { partName } from '../../connector/schema-names.js';
import { defineRule } from '../../engine/rule.js';

const PAIRS = [
  ['minimum', 'maximum', 'MinimumShouldBeLessThanOrEqualToMaximum'],
  ['minItems', 'maxItems', 'MinItemsShouldBeLessThanOrEqualToMaxItems'],
  ['minLength', 'maxLength', 'MinLengthShouldBeLessThanOrEqualToMaxLength'],
  ['minProperties', 'maxProperties', undefined],
] as const;

export default defineRule({
  id: 'schema/limits-crossed',
  aliases: [
    'MinimumShouldBeLessThanOrEqualToMaximum',
    'MinItemsShouldBeLessThanOrEqualToMaxItems',
    'MinLengthShouldBeLessThanOrEqualToMaxLength',
  ],
  title: 'A lower limit is above the upper limit',
  severity: 'error',
  sources: ['learn-swagger-validator', 'openapi-2-schema'],
  why: 'No value can fit, so the field can never be filled in. The validator reports it.',
  remedy: 'Swap or correct the two limits.',
  symptoms: [{ at: 'upload', text: 'value should be less than or equal to the' }],

  check({ connector }, report) {
    for (const [lower, upper, code] of PAIRS) {
      for (const owner of connector.definition?.having(lower) ?? []) {
        const low = owner.get(lower);
        const high = owner.get(upper);
        if (typeof low?.value !== 'number' || typeof high?.value !== 'number' || low.value <= high.value) continue;
        // A negative upper limit: schema/negative-limit.
        if (lower !== 'minimum' && high.value < 0) continue;
        report({
          at: high,
          ...(code ? { code } : {}),
          message: `${upper} of ${partName(owner)} is ${high.value}, below its ${lower} ${low.value}`,
          related: [{ at: low, message: 'the lower limit' }],
        });
      }
    }
  },
});

import { described, inType, isOfType, quoted } from '../../connector/json-types.js';
import { partName } from '../../connector/schema-names.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'schema/enum-value-type',
  aliases: ['InvalidEnumValue'],
  title: 'A value of an enum is of another type than its field',
  severity: 'error',
  sources: ['learn-swagger-validator', 'openapi-2-parameter'],
  why: 'The service compares each value of "enum" with "type" and refuses the definition when they differ: 1 is no string. The text "true" for a boolean is found in published connectors, but the validator lists it as an error too.',
  remedy: 'Write the values in the type of the field, or correct the type.',
  symptoms: [{ at: 'upload', text: 'The type of the enum value is' }],

  check({ connector }, report) {
    for (const owner of connector.definition?.having('enum') ?? []) {
      const { type, enum: values } = owner.value as { readonly type?: unknown; readonly enum?: unknown };
      if (type === undefined || !Array.isArray(values) || owner.has('$ref')) continue;
      // A list parameter may have its values beside "items".
      if (type === 'array' || values.every((value) => isOfType(value, type))) continue;
      const all = new Set(values);
      const isNullable = owner.get('x-nullable')?.value === true;
      for (const node of owner.get('enum')?.children() ?? []) {
        if (isOfType(node.value, type) || (node.value === null && isNullable)) continue;
        const right = inType(node.value, type);
        // "true" for a boolean is found in published connectors, 1 for a string is not.
        const isTolerated = typeof node.value === 'string' && right !== undefined;
        const isFree = right !== undefined && !all.has(right) && !owner.has('x-ms-enum-values');
        report({
          at: node,
          message: `a value of the enum of ${partName(owner)} is ${described(node.value)}; expected type ${quoted(type)}`,
          ...(isTolerated ? { severity: 'info' } : type === 'string' ? {} : { severity: 'warning' }),
          fix: isFree
            ? {
                title: `set it to ${JSON.stringify(right)}`,
                applicability: 'safe',
                changes: [{ change: 'set', node, value: right }],
              }
            : undefined,
        });
      }
    }
  },
});

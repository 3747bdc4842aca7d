import { enumValuesOf } from '../../connector/enum-values.js';
import { quoted } from '../../connector/json-types.js';
import type { Node } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'schema/enum-values-repeated',
  aliases: ['DuplicateEnumValuesInExtension'],
  title: 'x-ms-enum-values names a value twice',
  severity: 'error',
  sources: ['learn-swagger-validator', 'ppc-definition-schema'],
  why: 'A value has one label. With two, the designer cannot tell which to show, and the service refuses the definition.',
  remedy: 'Remove one of the two entries, or correct the "value" of the one that was copied.',
  symptoms: [{ at: 'upload', text: "The 'x-ms-enum-values' extension has duplicate values." }],

  check({ connector }, report) {
    for (const { entries } of enumValuesOf(connector.definition)) {
      const first = new Map<unknown, Node>();
      for (const entry of entries) {
        const value = entry.get('value');
        if (!value || typeof value.value === 'object') continue;
        const earlier = first.get(value.value);
        if (!earlier) {
          first.set(value.value, entry);
          continue;
        }
        const isCopy = earlier.get('displayName')?.value === entry.get('displayName')?.value;
        report({
          at: value,
          message: `x-ms-enum-values has the value ${quoted(value.value)} twice; expected one entry for each value`,
          related: [{ at: earlier.get('value') ?? earlier, message: 'the first entry' }],
          fix: isCopy
            ? {
                title: 'remove the repeated entry',
                applicability: 'safe',
                changes: [{ change: 'remove', node: entry }],
              }
            : undefined,
        });
      }
    }
  },
});

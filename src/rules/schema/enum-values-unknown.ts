import { type EnumValues, enumValuesOf } from '../../connector/enum-values.js';
import { isOfType, quoted } from '../../connector/json-types.js';
import { partName } from '../../connector/schema-names.js';
import { keyOf, type Node } from '../../document/node.js';
import { defineRule, type FixProposal } from '../../engine/rule.js';

export default defineRule({
  id: 'schema/enum-values-unknown',
  aliases: ['InvalidEnumValuesExtensionValue'],
  title: 'x-ms-enum-values labels a value that "enum" does not have',
  severity: 'error',
  sources: ['learn-swagger-validator', 'ppc-definition-schema'],
  why: 'The extension only gives labels to the values of "enum". The service refuses an entry for a value that is not there.',
  remedy: 'Make "value" equal to one of the values of "enum", capitals and type included, or add the value to "enum".',
  symptoms: [{ at: 'upload', text: "The 'value' field must match one of the enums as defined in the 'enum' property" }],

  check({ connector }, report) {
    for (const list of enumValuesOf(connector.definition)) {
      const { owner, entries } = list;
      const known = (owner.get('enum') ?? owner.at('items', 'enum'))?.value;
      if (known === undefined && entries.length > 0)
        report({
          at: keyOf(list.list),
          message: `${partName(owner)} has x-ms-enum-values and no "enum"; expected the values in "enum" too`,
          fix: addingEnum(list),
        });
      if (!Array.isArray(known)) continue;
      const values = new Set<unknown>(known);
      const byText = new Map(known.map((value) => [textOf(value), value]));
      for (const entry of entries) {
        const node = entry.get('value');
        if (!node || typeof node.value === 'object' || values.has(node.value)) continue;
        const meant = byText.get(textOf(node.value));
        const expected = meant === undefined ? '' : `; expected ${quoted(meant)}`;
        report({
          at: node,
          message: `x-ms-enum-values has the value ${quoted(node.value)}, which is not in "enum"${expected}`,
          fix: meant === undefined ? undefined : setting(node, meant),
        });
      }
    }
  },
});

/** "New", "new" and, for numbers, "1" and 1 are meant to be the same. */
const textOf = (value: unknown): string => (typeof value === 'object' ? '' : String(value).toLowerCase());

const setting = (node: Node, value: unknown): FixProposal => ({
  title: `set it to ${JSON.stringify(value)}`,
  applicability: 'safe',
  changes: [{ change: 'set', node, value }],
});

/** An enum of the labelled values, where they are complete and of the right type. */
function addingEnum({ owner, entries }: EnumValues): FixProposal | undefined {
  const type = owner.get('type')?.value;
  const values = [...new Set(entries.map((entry) => entry.get('value')?.value))];
  if (values.some((value) => value === undefined || typeof value === 'object' || !isOfType(value, type)))
    return undefined;
  return {
    title: 'add "enum" with these values',
    applicability: 'unsafe',
    changes: [{ change: 'add', to: owner, key: 'enum', value: values }],
  };
}

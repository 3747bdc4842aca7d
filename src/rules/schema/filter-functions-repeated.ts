import { filterFunctionsOf } from '../../connector/filter-functions.js';
import { partName } from '../../connector/schema-names.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'schema/filter-functions-repeated',
  aliases: ['FilterFunctionsPropertyHasDuplicates'],
  title: 'filterFunctions names a function twice',
  severity: 'error',
  sources: ['learn-swagger-validator', 'enhanced-connector'],
  why: 'The list is a set; the service refuses it when a function stands in it twice.',
  remedy: 'Remove the repetition.',
  symptoms: [{ at: 'upload', text: "The 'filterFunctions' property cannot contain duplicates." }],

  check({ connector }, report) {
    for (const { schema, list } of filterFunctionsOf(connector.definition)) {
      const seen = new Set<unknown>();
      for (const node of list.children()) {
        if (typeof node.value === 'string' && seen.has(node.value))
          report({
            at: node,
            message: `filterFunctions of ${partName(schema)} has "${node.value}" twice`,
            fix: { title: 'remove the repetition', applicability: 'safe', changes: [{ change: 'remove', node }] },
          });
        seen.add(node.value);
      }
    }
  },
});

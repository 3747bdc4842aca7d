import { filterFunctionsOf } from '../../connector/filter-functions.js';
import { partName } from '../../connector/schema-names.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'schema/filter-functions-empty',
  aliases: ['FilterFunctionsPropertyEmpty'],
  title: 'filterFunctions is empty',
  severity: 'error',
  sources: ['learn-swagger-validator', 'enhanced-connector'],
  why: 'The list says by which functions a column can be filtered at the service; the service refuses an empty one.',
  remedy: 'List the functions, for example "eq", or remove "filterFunctions".',
  symptoms: [{ at: 'upload', text: "The 'filterFunctions' property must have at least one element." }],

  check({ connector }, report) {
    for (const { schema, list } of filterFunctionsOf(connector.definition)) {
      if ((list.value as readonly unknown[]).length > 0) continue;
      report({
        at: list,
        message: `filterFunctions of ${partName(schema)} is empty; expected at least one function`,
        fix: { title: 'remove it', applicability: 'safe', changes: [{ change: 'remove', node: list }] },
      });
    }
  },
});

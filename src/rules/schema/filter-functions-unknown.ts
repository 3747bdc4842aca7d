import { filterFunctionsOf } from '../../connector/filter-functions.js';
import { quoted } from '../../connector/json-types.js';
import { partName } from '../../connector/schema-names.js';
import { closest } from '../../connector/spelling.js';
import { defineRule } from '../../engine/rule.js';
import { FILTER_FUNCTIONS } from '../../facts/filter-functions.js';

const KNOWN = new Set(FILTER_FUNCTIONS);

export default defineRule({
  id: 'schema/filter-functions-unknown',
  aliases: ['FilterFunctionsPropertyInvalidValue'],
  title: 'filterFunctions names an unknown function',
  severity: 'warning',
  sources: ['learn-swagger-validator', 'power-fx-filter-functions', 'enhanced-connector'],
  why: 'Power Fx compares the names exactly, in lower case. A name it does not know makes it fetch all rows and filter them in the app; the validator, whose own list is not published, reports it.',
  remedy: 'Use a name of the OData functions that Power Fx knows, such as "eq", "contains" or "startswith".',
  symptoms: [{ at: 'upload', text: "The 'filterFunctions' property supports only these values" }],

  check({ connector }, report) {
    for (const { schema, list } of filterFunctionsOf(connector.definition)) {
      for (const node of list.children()) {
        if (typeof node.value === 'string' && KNOWN.has(node.value)) continue;
        const meant = node.text === undefined ? undefined : closest(node.text, FILTER_FUNCTIONS);
        report({
          at: node,
          confidence: 'low',
          message: `filterFunctions of ${partName(schema)} has ${quoted(node.value)}, which Power Fx does not know${meant === undefined ? '' : `; did you mean "${meant}"?`}`,
          fix:
            meant === undefined || meant !== node.text?.toLowerCase()
              ? undefined
              : {
                  title: `set it to "${meant}"`,
                  applicability: 'safe',
                  changes: [{ change: 'set', node, value: meant }],
                },
        });
      }
    }
  },
});

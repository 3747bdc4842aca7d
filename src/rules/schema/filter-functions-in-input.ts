import { filterFunctionsOf } from '../../connector/filter-functions.js';
import { partName } from '../../connector/schema-names.js';
import { schemaUsageOf } from '../../connector/schema-usage.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'schema/filter-functions-in-input',
  aliases: ['FilterFunctionsPropertyInInputSchema'],
  title: 'filterFunctions stands in the schema of a request',
  severity: 'error',
  sources: ['learn-swagger-validator', 'enhanced-connector'],
  why: 'The list describes how the rows that come back can be filtered. In the body of a request it means nothing, and the service refuses it.',
  remedy:
    'Move "filterFunctions" to the schema of the response. If request and response share a definition, use one of its own for the request.',
  symptoms: [{ at: 'upload', text: "The 'filterFunctions' property has to be in the response schema." }],

  check({ connector: { definition } }, report) {
    for (const { schema, list } of filterFunctionsOf(definition)) {
      if (!definition || !schemaUsageOf(definition).isInput(schema)) continue;
      report({
        at: keyOf(list),
        message: `${partName(schema)} is part of a request body and has filterFunctions; expected it in responses only`,
      });
    }
  },
});

import { dynamicReferencesOf } from '../../connector/dynamic-references.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/dynamic-without-operation',
  title: 'A dynamic extension does not say which operation to call',
  severity: 'error',
  sources: ['learn-extensions', 'ppc-definition-schema'],
  why: 'The designer gets the values or the schema by calling an operation of the connector. Without an operationId there is nothing to call, and makers get an empty list or no fields.',
  remedy: 'Add "operationId" with the operationId of the operation that returns the values or the schema.',
  symptoms: [{ at: 'upload' }, { at: 'designer' }],

  check({ connector }, report) {
    if (!connector.definition) return;
    for (const { extension, node, operationId } of dynamicReferencesOf(connector.definition).calls) {
      if (operationId?.text) continue;
      report({
        at: operationId ?? keyOf(node),
        message: operationId
          ? `operationId of ${extension} is ${operationId.text === '' ? 'empty' : 'not a string'}; expected the operationId of an operation`
          : `${extension} has no operationId; expected the operationId of an operation`,
      });
    }
  },
});

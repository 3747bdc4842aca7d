import { dynamicReferencesOf } from '../../connector/dynamic-references.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/trigger-batch-without-array',
  title: 'A batch trigger answers without an array',
  severity: 'warning',
  sources: ['learn-extensions', 'learn-polling', 'ppc-connectors'],
  why: 'A batch trigger starts a flow for each element of the list it answers with. If the response schema has no array, the designer has nothing to split on, and flows get no fields of a single record.',
  remedy:
    'Declare the array in the response schema, for example "result" with "items"; write "x-ms-trigger": "single" if the trigger gives one object.',
  symptoms: [{ at: 'designer' }],

  check({ connector }, report) {
    const { definition } = connector;
    if (!definition?.having('x-ms-trigger').length) return;
    for (const operation of definition.operations) {
      if (operation.trigger !== 'batch' || operation.isWebhook) continue;
      const references = dynamicReferencesOf(definition);
      const { paths } = references;
      const answer = references.responseSchema(operation);
      if (!answer || paths.isArray(answer) || paths.isOpen(answer)) continue;
      const properties = [...paths.propertiesOf(answer).values()];
      if (properties.some((schema) => paths.isArray(schema) || paths.isOpen(schema))) continue;
      report({
        at: operation.node.get('x-ms-trigger') ?? operation.node,
        message: `x-ms-trigger of ${operation.label} is "batch", but its answer has no array; expected an array of records`,
        related: [{ at: answer, message: 'the answer' }],
      });
    }
  },
});

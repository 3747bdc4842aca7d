import { hasEmptySchema, isSuccess, responseOf } from '../../connector/responses.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/several-response-schemas',
  aliases: ['OperationHasManyResponsesWithSchema'],
  title: 'More than one response of an operation has a schema',
  severity: 'info',
  sources: ['learn-swagger-validator'],
  why: 'The designer offers the fields of one schema only. Fields that only the other responses have must be taken from the raw body. Schemas of errors are useful documentation and cost nothing but this remark in certification.',
  remedy:
    'Give every successful response the same schema, or describe in one schema all fields that may come, those that may be missing not required.',
  symptoms: [{ at: 'review', text: 'only one schema will be used in the designer' }],

  check({ connector, profile }, report) {
    for (const operation of connector.operations) {
      const shown = new Map<string, string>();
      for (const { status, node } of operation.responses) {
        if (status === 'default' || !node.has('schema') || hasEmptySchema(node)) continue;
        if (profile !== 'certified' && !isSuccess(status)) continue;
        const reference = node.get('schema')?.string('$ref');
        shown.set(status, profile === 'certified' ? status : (reference ?? status));
      }
      if (new Set(shown.values()).size < 2) continue;
      const [first, second] = [...shown.keys()] as [string, string];
      const at = responseOf(operation, second);
      const other = responseOf(operation, first);
      const statuses = [...shown.keys()].map((status) => `"${status}"`).join(', ');
      report({
        at: at ? keyOf(at) : operation.node,
        message: `${operation.label} has schemas for ${statuses}; the designer uses only one of them`,
        ...(other ? { related: [{ at: keyOf(other), message: 'the first schema' }] } : {}),
      });
    }
  },
});

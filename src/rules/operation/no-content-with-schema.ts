import { hasEmptySchema, isWithoutContent } from '../../connector/responses.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/no-content-with-schema',
  title: 'A response without content has a schema',
  severity: 'info',
  sources: ['rfc9110#15.3.5', 'learn-coding'],
  why: 'Status 204 and 205 come without a body. Fields that such a schema announces never have a value, and the schema of the true output is missing when the service answers with another status.',
  remedy: 'Remove "schema" from the response, or name it by the status that the service gives, such as "200".',
  symptoms: [{ at: 'designer' }],

  check({ connector }, report) {
    const seen = new Set<unknown>();
    for (const operation of connector.operations) {
      for (const { status, node } of operation.responses) {
        const schema = node.get('schema');
        // An empty schema announces nothing; reviewers dislike it: operation/empty-response-schema.
        if (!schema || !isWithoutContent(status) || hasEmptySchema(node) || seen.has(schema.value)) continue;
        seen.add(schema.value);
        report({
          at: schema,
          message: `response "${status}" of ${operation.label} has a schema, but no body`,
          fix: {
            title: 'remove the schema',
            applicability: 'unsafe',
            changes: [{ change: 'remove', node: schema }],
          },
        });
      }
    }
  },
});

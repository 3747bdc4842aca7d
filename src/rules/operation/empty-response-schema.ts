import { hasEmptySchema, isSuccess, isWithoutContent } from '../../connector/responses.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/empty-response-schema',
  title: 'The schema of a response is empty',
  severity: { repository: 'off', deploy: 'off', certified: 'error' },
  sources: ['ppc-pr-1316', 'ppc-pr-1337', 'learn-coding'],
  why: 'An empty schema says nothing about the output: no dynamic content is shown, and makers have to parse the response themselves. Reviewers no longer accept it.',
  remedy:
    'Describe the fields that the service returns, or import a sample of the response. Remove "schema" where nothing is returned.',
  symptoms: [{ at: 'review', text: 'Empty response schema is not allowed anymore' }],

  check({ connector }, report) {
    const seen = new Set<unknown>();
    for (const operation of connector.operations) {
      for (const { status, node } of operation.responses) {
        const schema = node.get('schema');
        // "default": operation/default-response-has-schema.
        if (!schema || status === 'default' || !hasEmptySchema(node) || seen.has(schema.value)) continue;
        seen.add(schema.value);
        const isOutput = isSuccess(status) && !isWithoutContent(status);
        report({
          at: schema,
          message: `the schema of response "${status}" of ${operation.label} is empty; expected ${isOutput ? 'the fields of the output' : 'no schema or the fields of the response'}`,
          ...(isOutput ? {} : { severity: 'warning' as const }),
          fix: isOutput
            ? undefined
            : {
                title: 'remove the empty schema',
                applicability: 'safe',
                changes: [{ change: 'remove', node: schema }],
              },
        });
      }
    }
  },
});

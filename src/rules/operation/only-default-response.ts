import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/only-default-response',
  aliases: ['OperationShouldHaveSuccessfulResponse'],
  title: 'The default response is the only response of an operation',
  severity: { repository: 'info', deploy: 'info', certified: 'error' },
  sources: ['learn-coding', 'ppc-pr-1425', 'ppc-pr-2551', 'ppc-pr-503', 'learn-swagger-validator'],
  why: 'A default response describes success and failure at once: the designer has no output fields that are certain, and when the service answers with an error, users may see a complaint about the schema instead of that error. Reviewers do not accept it.',
  remedy:
    'Replace "default" in Response by the status that the service gives on success ("200", "201", "202" or "204"), with its schema.',
  symptoms: [{ at: 'review', text: 'it is not allowed to have a default response only' }],

  check({ connector }, report) {
    for (const operation of connector.operations) {
      if (operation.responses.length !== 1) continue;
      const response = operation.node.get('responses')?.get('default');
      if (!response) continue;
      report({
        at: keyOf(response),
        message: `${operation.label} defines only "default"; expected the status of success, such as "200"`,
        fix: {
          title: 'rename "default" to "200"',
          applicability: 'unsafe',
          changes: [{ change: 'rename', node: response, key: '200' }],
        },
      });
    }
  },
});

import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/no-response',
  aliases: ['OperationMustHaveResponse'],
  title: 'An operation defines no response',
  severity: { repository: 'warning', deploy: 'warning', certified: 'error' },
  sources: ['learn-swagger-validator', 'openapi-2-response'],
  why: 'Swagger 2.0 and the service want at least one response. Some published webhook triggers run without, other operations show no output in the designer.',
  remedy:
    'Define the response that the service gives on success: "200" with a schema, "201" for a webhook registration, "204" where nothing is returned.',
  symptoms: [{ at: 'upload', text: 'it must contain at least one response definition' }],

  check({ connector }, report) {
    for (const operation of connector.operations) {
      const responses = operation.node.get('responses');
      if (!responses?.isObject) continue;
      if (Object.keys(responses.value as object).some((key) => !key.startsWith('x-'))) continue;
      report({ at: responses, message: `${operation.label} defines no response; expected at least a successful one` });
    }
  },
});

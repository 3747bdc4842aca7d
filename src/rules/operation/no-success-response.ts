import { isSuccess } from '../../connector/responses.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/no-success-response',
  aliases: ['OperationShouldHaveSuccessfulResponse'],
  title: 'An operation defines no successful response',
  severity: 'warning',
  sources: ['learn-swagger-validator', 'learn-coding'],
  why: 'The designer takes the output of an operation from its successful response. Without one, later steps of a flow are offered nothing but the raw body.',
  remedy: 'Define the response that the service gives on success, for example "200" with a schema.',
  symptoms: [{ at: 'upload', text: 'should have at least one successful response definition' }],

  check({ connector }, report) {
    for (const operation of connector.operations) {
      const statuses = operation.responses.map(({ status }) => status);
      // "default" alone: operation/only-default-response. Other keys: operation/unknown-response-status.
      if (statuses.every((status) => status === 'default') || !statuses.every(isKnown)) continue;
      if (statuses.some(isSuccess)) continue;
      report({
        at: operation.node.get('responses') ?? operation.node,
        message: `${operation.label} defines only ${statuses.map((status) => `"${status}"`).join(', ')}; expected a status from 200 to 299`,
      });
    }
  },
});

const isKnown = (status: string): boolean => status === 'default' || /^[1-5][0-9][0-9]$/.test(status);

import { isSuccess, isWithoutContent, responseOf } from '../../connector/responses.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/no-output-schema',
  aliases: ['SchemaDefinitionSetIncorrectly'],
  title: 'An operation has no schema where the designer looks for its output',
  severity: { repository: 'info', deploy: 'info', certified: 'warning' },
  sources: ['learn-swagger-validator', 'ppc-pr-1337', 'ppc-pr-1425'],
  why: 'The designer reads the output of an operation from the schema of status 200 or 201, that of a webhook trigger from x-ms-notification-content. Without it later steps of a flow are offered no fields, and makers have to parse the body themselves.',
  remedy:
    'Describe what the service returns as the schema of "200" or "201", of a webhook trigger as the schema of "x-ms-notification-content". Use "204" where nothing is returned.',
  symptoms: [{ at: 'review', text: 'should define an output schema on the 200 or 201 response code' }],

  check({ connector, profile }, report) {
    for (const operation of connector.operations) {
      if (operation.isWebhook) {
        const content = operation.pathItem.get('x-ms-notification-content');
        if (content?.isObject && !content.has('schema'))
          report({
            at: content,
            message: `${operation.label} does not say what its notifications hold; expected a schema`,
          });
        continue;
      }
      const [ok] = operation.responses.filter(({ status }) => status === '200' || status === '201');
      const isDescribed = operation.responses.some(
        ({ status, node }) => (status === '200' || status === '201') && node.has('schema'),
      );
      const isHidden = profile !== 'certified' && operation.node.string('x-ms-visibility') === 'internal';
      if (isDescribed || isHidden) continue;
      const elsewhere = operation.responses.find(
        ({ status, node }) => isSuccess(status) && !isWithoutContent(status) && node.has('schema'),
      );
      // What a GET returns is its purpose; other methods are only asked for it where reviewers ask.
      const isAsked =
        operation.method === 'get' || (profile === 'certified' && /^(?:post|put|patch)$/.test(operation.method));
      if (!elsewhere && !(ok && isAsked)) continue;
      const status = (elsewhere ?? ok)?.status as string;
      report({
        at: responseOf(operation, status) ?? operation.node,
        message: elsewhere
          ? `${operation.label} has a schema for "${status}", which the designer does not read; expected it for "200" or "201"`
          : `response "${status}" of ${operation.label} has no schema; expected the fields of the output`,
      });
    }
  },
});

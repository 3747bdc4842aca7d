import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'parameter/body-and-form-data',
  aliases: ['ParameterListContainsFormDataAndBody'],
  title: 'An operation has a body parameter and form parameters',
  severity: 'error',
  sources: ['learn-swagger-validator', 'openapi-2-parameter'],
  why: 'A form is the body of the request, so there is no room for another one; the service refuses the definition.',
  remedy:
    'Use formData parameters only, with "consumes" multipart/form-data or application/x-www-form-urlencoded, or one body parameter only.',
  symptoms: [
    { at: 'upload', text: "The 'parameters' list defines both a 'body' parameter, and a 'formData' parameter" },
  ],

  check({ connector }, report) {
    for (const operation of connector.operations) {
      const { body } = operation;
      const form = body && operation.parameters.find((parameter) => parameter.in === 'formData');
      if (!body || !form) continue;
      report({
        at: form.usedAt.get('in') ?? form.usedAt.get('$ref') ?? form.usedAt,
        message: `${operation.label} has the formData parameter "${form.name}" beside the body parameter "${body.name}"; expected one kind`,
        related: [{ at: body.usedAt.get('in') ?? body.usedAt, message: 'the body' }],
      });
    }
  },
});

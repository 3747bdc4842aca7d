import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'parameter/body-in-get',
  aliases: ['BodyOrFormDataParameterInFetchOperationNotAllowed'],
  title: 'A GET operation has a body',
  severity: 'error',
  sources: ['learn-swagger-validator', 'rwilson-skill'],
  why: 'GET requests of connectors carry no body and no form: the validator refuses the operation, and the values would never reach the service.',
  remedy: 'Make it query parameters ("in": "query"), or use the method under which the service accepts a body.',
  symptoms: [{ at: 'upload', text: 'Body or form data parameters are not supported in a fetch operation.' }],

  check({ connector }, report) {
    for (const operation of connector.operations) {
      if (operation.method !== 'get') continue;
      for (const { in: place, name, node, usedAt } of operation.parameters) {
        if (place !== 'body' && place !== 'formData') continue;
        report({
          at: usedAt.get('in') ?? usedAt.get('$ref') ?? usedAt,
          message: `${operation.label} is a GET operation and has the ${place} parameter "${name}"; expected "query", "header" or "path"`,
          ...(node.value === usedAt.value
            ? {}
            : { related: [{ at: node.get('in') ?? node, message: 'the parameter' }] }),
        });
      }
    }
  },
});

import { parametersIn } from '../../connector/parameter-lists.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'parameter/body-without-schema',
  aliases: ['BodyParameterSchemaRequired'],
  title: 'A body parameter has no schema',
  severity: 'error',
  sources: ['learn-swagger-validator', 'openapi-2-parameter'],
  why: 'The schema is the only description of a body. Without it the service refuses the definition.',
  remedy: 'Add "schema" with the fields of the body, or import a sample of the request in the Definition tab.',
  symptoms: [{ at: 'upload', text: "The 'body' parameter must define a 'schema' property." }],

  check({ connector }, report) {
    for (const parameter of parametersIn(connector.definition, 'body')) {
      if (parameter.has('schema')) continue;
      report({
        at: parameter.get('in') ?? parameter,
        message: `body parameter "${parameter.string('name') ?? ''}" has no schema`,
      });
    }
  },
});

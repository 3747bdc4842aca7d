import { parametersIn } from '../../connector/parameter-lists.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'parameter/empty-body-schema',
  title: 'The schema of a body is empty',
  severity: { repository: 'off', deploy: 'off', certified: 'error' },
  sources: ['ppc-pr-1360', 'learn-coding'],
  why: 'An empty schema gives makers one field "body" without a hint of what belongs into it. Reviewers no longer accept it.',
  remedy:
    'Describe the fields of the body, or import a sample of the request in the Definition tab. Remove the parameter if the service takes no body.',
  symptoms: [{ at: 'review' }],

  check({ connector }, report) {
    for (const parameter of parametersIn(connector.definition, 'body')) {
      const schema = parameter.get('schema');
      if (!schema?.isObject || Object.keys(schema.value as object).length > 0) continue;
      report({
        at: schema,
        message: `the schema of body parameter "${parameter.string('name') ?? ''}" is empty; expected the fields of the body`,
      });
    }
  },
});

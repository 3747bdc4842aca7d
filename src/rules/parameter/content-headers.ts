import { parametersIn } from '../../connector/parameter-lists.js';
import { defineRule } from '../../engine/rule.js';

/** Headers that have their own member in an operation. */
const MEMBERS = new Map([
  ['accept', 'produces'],
  ['content-type', 'consumes'],
]);

export default defineRule({
  id: 'parameter/content-headers',
  title: 'A parameter is the Accept or Content-Type header',
  severity: { repository: 'info', deploy: 'info', certified: 'warning' },
  sources: ['openapi-2-operation', 'ppc-servicenow', 'ppc-connectors'],
  why: 'What an operation sends and accepts is said by consumes and produces. As a parameter it is one more field that makers do not understand, and another value than the one the schema describes breaks the call.',
  remedy:
    'Remove the parameter and list the media type in "consumes" or "produces". Where the service needs the header as it is, keep the parameter internal, required, with the value as its default.',
  symptoms: [],

  check({ connector }, report) {
    for (const parameter of parametersIn(connector.definition, 'header')) {
      const name = parameter.get('name');
      const member = MEMBERS.get(name?.text?.toLowerCase() ?? '');
      // Internal with a default: users are not asked.
      if (!name || member === undefined) continue;
      if (parameter.string('x-ms-visibility') === 'internal' && parameter.has('default')) continue;
      report({
        at: name,
        message: `a header parameter is named "${name.text}"; expected "${member}" of the operation`,
      });
    }
  },
});

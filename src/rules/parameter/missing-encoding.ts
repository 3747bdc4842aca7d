import { parametersIn } from '../../connector/parameter-lists.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'parameter/missing-encoding',
  aliases: ['PathParameterMissingEncoding'],
  title: 'A path parameter does not say how it is encoded',
  severity: 'warning',
  sources: ['learn-swagger-validator', 'learn-extensions'],
  why: 'Without x-ms-url-encoding a value that holds a slash or a percent sign changes the path, and the request goes to another resource or to none.',
  remedy: 'Add "x-ms-url-encoding": "single" to the parameter; "double" if the service decodes twice.',
  symptoms: [{ at: 'upload', text: "Encoding for path parameter '{0}' is missing" }],

  check({ connector }, report) {
    for (const parameter of parametersIn(connector.definition, 'path')) {
      if (parameter.has('x-ms-url-encoding')) continue;
      const name = parameter.get('name');
      report({
        at: name ?? parameter,
        message: `path parameter "${name?.text ?? ''}" has no x-ms-url-encoding; expected "single" or "double"`,
        fix: {
          title: 'add "x-ms-url-encoding": "single"',
          applicability: 'safe',
          changes: [{ change: 'add', to: parameter, key: 'x-ms-url-encoding', value: 'single' }],
        },
      });
    }
  },
});

import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'parameter/file-outside-form-data',
  aliases: ['FileParameterMustBeInFormData'],
  title: 'A parameter of type file is not in a form',
  severity: 'error',
  sources: ['learn-swagger-validator', 'openapi-2-parameter'],
  why: 'Files are sent as a part of a form. A query, header or path parameter of type file is refused.',
  remedy:
    'Set "in" to "formData" and "consumes" of the operation to ["multipart/form-data"]. A service that takes the bare bytes needs a body parameter whose schema is {"type": "string", "format": "binary"}.',
  symptoms: [{ at: 'upload', text: "Parameters of type 'file' are not valid in locations other than 'formData'." }],

  check({ connector }, report) {
    for (const parameter of connector.definition?.parameterObjects ?? []) {
      const { in: place, type } = parameter.value as { readonly in?: unknown; readonly type?: unknown };
      // A type in a body parameter is the matter of parameter/body-with-type.
      if (type !== 'file' || typeof place !== 'string' || place === 'formData' || place === 'body') continue;
      report({
        at: parameter.get('type') ?? parameter,
        message: `${place} parameter "${parameter.string('name') ?? ''}" has the type "file"; expected it in "formData"`,
      });
    }
  },
});

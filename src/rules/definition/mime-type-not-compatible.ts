import { stringsOf } from '../../connector/definition.js';
import { sendersOf } from '../../connector/media-types.js';
import { defineRule } from '../../engine/rule.js';
import { essenceOf, FORM_MEDIA_TYPES, SUPPORTED_MEDIA_TYPES } from '../../facts/media-types.js';

export default defineRule({
  id: 'definition/mime-type-not-compatible',
  aliases: ['MimeTypeNotCompatibleWithRequestContentSchemaType'],
  title: 'The media types of an operation do not fit its parameters',
  severity: 'error',
  sources: ['learn-swagger-validator', 'openapi-2-operation'],
  why: 'Form parameters need a form type, a file needs "multipart/form-data", and a body parameter cannot be sent as a form. Otherwise the body that goes out is not what the service can read, and it answers 400 or 415.',
  remedy: 'Set "consumes" of the operation to the media type that fits its parameters.',
  symptoms: [
    { at: 'upload', text: 'The MIME type(s) are not compatible with the request content type' },
    { at: 'api', status: 415 },
  ],

  check({ connector }, report) {
    for (const { operation, body, hasFile, list, hasOwnList } of sendersOf(connector)) {
      const types = stringsOf(list)
        .map(essenceOf)
        .filter((type) => SUPPORTED_MEDIA_TYPES.includes(type));
      if (types.length === 0) continue;
      const fitting = types.filter((type) =>
        hasFile ? type === 'multipart/form-data' : FORM_MEDIA_TYPES.includes(type) === (body.in === 'formData'),
      );
      if (fitting.length > 0) continue;
      const expected = hasFile
        ? ['multipart/form-data']
        : body.in === 'formData'
          ? FORM_MEDIA_TYPES
          : ['application/json'];
      const what = hasFile ? 'a file' : body.in === 'formData' ? 'form parameters' : 'a body';
      report({
        at: list && hasOwnList ? list : operation.node,
        message: `"${operation.label}" has ${what} and accepts ${types.map((type) => `"${type}"`).join(', ')}; expected ${expected.map((type) => `"${type}"`).join(' or ')}`,
        ...(hasFile ? {} : { severity: 'warning' }),
        related: [
          ...(list && !hasOwnList ? [{ at: list, message: 'the list of the document' }] : []),
          { at: body.usedAt, message: 'the parameter' },
        ],
        fix:
          list && hasOwnList && hasFile
            ? {
                title: 'set consumes to ["multipart/form-data"]',
                applicability: 'unsafe',
                changes: [{ change: 'set', node: list, value: ['multipart/form-data'] }],
              }
            : undefined,
      });
    }
  },
});

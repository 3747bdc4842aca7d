import { stringsOf } from '../../connector/definition.js';
import { sendersOf } from '../../connector/media-types.js';
import { defineRule } from '../../engine/rule.js';
import { essenceOf, FORM_MEDIA_TYPES, SUPPORTED_MEDIA_TYPES } from '../../facts/media-types.js';

export default defineRule({
  id: 'definition/consumes-missing',
  aliases: ['ConsumesMissing'],
  title: 'An operation with a body names no media type that the platform can write',
  severity: 'error',
  sources: ['learn-swagger-validator', 'openapi-2-operation'],
  why: 'The platform writes bodies as JSON, plain text or a form. If "consumes" names none of them, or no form type where there are form parameters, the body goes out as JSON or not at all, and the service answers 400 or 415.',
  remedy:
    'Add "consumes" with a media type that both the service and the platform know, in most cases ["application/json"], for form parameters ["multipart/form-data"].',
  symptoms: [
    { at: 'upload', text: "At least one supported MIME type must be provided in 'consumes' for operation" },
    { at: 'api', status: 415 },
  ],

  check({ connector }, report) {
    for (const { operation, body, hasFile, list, hasOwnList } of sendersOf(connector)) {
      const accepted = stringsOf(list);
      const types = accepted.map(essenceOf);
      const isForm = body.in === 'formData';
      // Without "consumes" a body is JSON, as in half of all published connectors.
      if (types.length === 0 ? !isForm : types.some((type) => SUPPORTED_MEDIA_TYPES.includes(type))) continue;
      report({
        at: list && hasOwnList ? list : operation.node,
        message:
          types.length === 0
            ? `"${operation.label}" has form parameters and no "consumes"; expected ${FORM_MEDIA_TYPES.map((type) => `"${type}"`).join(' or ')}`
            : `"${operation.label}" accepts only ${accepted
                .map((type) => `"${type}"`)
                .join(', ')
                .slice(0, 200)}; expected a type that the platform can write`,
        // A file needs a form by the specification; other bodies may reach a service that is not strict.
        ...(hasFile ? {} : { severity: 'warning' }),
        ...(list && !hasOwnList && types.length > 0
          ? { related: [{ at: list, message: 'the list of the document' }] }
          : {}),
        fix:
          hasFile && list && hasOwnList
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

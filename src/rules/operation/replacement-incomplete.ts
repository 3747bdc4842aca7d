import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/replacement-incomplete',
  aliases: [
    'ApiAnnotationExtensionReplacementInfoMissingApiProperty',
    'ApiAnnotationExtensionReplacementInfoMissingOperationIdProperty',
  ],
  title: 'The replacement of an operation is only half named',
  severity: 'error',
  sources: ['learn-swagger-validator'],
  why: 'The replacement of a deprecated operation is found by the connector and the operation together; the service refuses one without the other.',
  remedy:
    'Name both under "replacement" of x-ms-api-annotation: "api", the connector that has the new operation, and "operationId".',
  symptoms: [
    { at: 'upload', text: "The replacement property must specify 'api' property." },
    { at: 'upload', text: "The replacement property must specify 'operationId' property." },
  ],

  check({ connector }, report) {
    for (const node of connector.definition?.having('x-ms-api-annotation') ?? []) {
      const replacement = node.kind === 'operation' ? node.at('x-ms-api-annotation', 'replacement') : undefined;
      if (!replacement?.isObject) continue;
      const name = node.string('operationId') ?? 'an operation';
      if (!replacement.string('api'))
        report({
          at: replacement.get('api') ?? replacement,
          code: 'ApiAnnotationExtensionReplacementInfoMissingApiProperty',
          message: `the replacement of ${name} does not name the connector; expected "api"`,
        });
      if (!replacement.string('operationId'))
        report({
          at: replacement.get('operationId') ?? replacement,
          code: 'ApiAnnotationExtensionReplacementInfoMissingOperationIdProperty',
          message: `the replacement of ${name} does not name the operation; expected "operationId"`,
        });
    }
  },
});

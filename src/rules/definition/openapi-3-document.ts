import { isOpenApi3 } from '../../connector/openapi-3.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'definition/openapi-3-document',
  aliases: ['SpecificationVersionIncorrect'],
  title: 'The definition is an OpenAPI 3 document',
  severity: 'error',
  sources: ['learn-define-openapi', 'learn-swagger-validator', 'openapi-2'],
  why: 'Custom connectors are made from Swagger 2.0 (OpenAPI 2.0) only. An OpenAPI 3 document is refused as a whole, so none of its parts are judged here.',
  remedy:
    'Convert the document to Swagger 2.0 before it becomes apiDefinition.swagger.json: `npx api-spec-converter --from=openapi_3 --to=swagger_2 openapi.json`, or `paconn convert` in its newest version. Then look at what Swagger 2.0 cannot say: oneOf and anyOf, several servers, several media types.',
  symptoms: [
    { at: 'upload', text: 'OpenAPI definitions that are in OpenAPI 3.0 format are not supported' },
    { at: 'upload', text: 'The \'swagger\' property must have the string value "2.0".' },
  ],

  check({ connector: { definition } }, report) {
    if (!definition || !isOpenApi3(definition)) return;
    const { root } = definition;
    const version = root.get('openapi');
    const sign = version ?? root.get('components') ?? root.get('servers');
    report({
      at: version ?? (sign ? keyOf(sign) : root),
      message: version
        ? `"openapi" is ${JSON.stringify(version.text ?? null)}; expected a Swagger 2.0 document with "swagger": "2.0"`
        : `the root has "${sign?.key}" and no "swagger"; expected a Swagger 2.0 document with "swagger": "2.0"`,
    });
  },
});

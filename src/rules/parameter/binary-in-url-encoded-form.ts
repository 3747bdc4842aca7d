import type { Parameter } from '../../connector/definition.js';
import { defineRule } from '../../engine/rule.js';

const URL_ENCODED = 'application/x-www-form-urlencoded';

export default defineRule({
  id: 'parameter/binary-in-url-encoded-form',
  aliases: ['StringBinaryNotSupportedForFormUrlEncoded'],
  title: 'Binary content is to be sent in a URL-encoded form',
  severity: 'error',
  sources: ['learn-swagger-validator', 'openapi-2-parameter'],
  why: 'A URL-encoded form holds text only. The service refuses operations that put files or binary strings into one.',
  remedy:
    'Set "consumes" of the operation to ["multipart/form-data"], or send the content as Base64 text ("format": "byte").',
  symptoms: [{ at: 'upload', text: 'String/binary parameters are not supported for operation' }],

  check({ connector }, report) {
    for (const operation of connector.operations) {
      const binary = operation.parameters.find(isBinary);
      if (!binary || !operation.consumes.some((type) => mediaTypeOf(type) === URL_ENCODED)) continue;
      const { node, name, in: place, schema } = binary;
      report({
        at: (schema ?? node).get('format') ?? node.get('type') ?? node,
        message: `${operation.label} consumes "${URL_ENCODED}" and has the binary ${place} parameter "${name}"; expected "multipart/form-data"`,
      });
    }
  },
});

const mediaTypeOf = (type: string): string => (type.split(';')[0] as string).trim().toLowerCase();

function isBinary({ in: place, node, schema }: Parameter): boolean {
  if (place === 'body') return schema?.string('type') === 'string' && schema.string('format') === 'binary';
  if (place !== 'formData') return false;
  return node.string('type') === 'string' && node.string('format') === 'binary';
}

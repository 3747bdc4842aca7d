import { SchemaNode } from '../../connector/definition.js';
import { partName } from '../../connector/schema-names.js';
import { schemaUsageOf } from '../../connector/schema-usage.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'schema/binary-inside',
  aliases: ['InvalidStringBinaryProperty'],
  title: 'Binary content stands inside an object or an array',
  severity: 'warning',
  sources: ['learn-swagger-validator', 'openapi-2-schema'],
  why: 'Bare bytes cannot stand in JSON: only a whole body or a part of a form can be binary. In a request the file arrives damaged or the call fails; the validator objects to it.',
  remedy:
    'If the service takes Base64 text, set "format" to "byte"; then the designer encodes the file. If it takes a form, use formData parameters of type "file".',
  symptoms: [{ at: 'upload', text: "A schema with type/format 'string/binary' can only be at the top level" }],

  check({ connector: { definition } }, report) {
    for (const owner of definition?.having('format') ?? []) {
      const { format, type } = owner.value as { readonly format?: unknown; readonly type?: unknown };
      if (format !== 'binary' || type !== 'string' || owner.has('$ref')) continue;
      const isNested = owner.kind === 'items' || (owner instanceof SchemaNode && owner.outer !== undefined);
      const place = owner.kind === 'parameter' ? owner.string('in') : undefined;
      const isMisplaced = isNested || (place !== undefined && place !== 'formData' && place !== 'body');
      const node = isMisplaced ? owner.get('format') : undefined;
      if (!node || !definition) continue;
      const isInput = !(owner instanceof SchemaNode) || schemaUsageOf(definition).isInput(owner);
      report({
        at: node,
        message: `binary content in ${partName(owner)}; expected it as a whole body or a form parameter only`,
        // Of a response nobody has to make such a value.
        ...(isInput ? {} : { severity: 'info' }),
      });
    }
  },
});

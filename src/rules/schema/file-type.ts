import { SchemaNode } from '../../connector/definition.js';
import { partName } from '../../connector/schema-names.js';
import { usageOf } from '../../connector/usage.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'schema/file-type',
  aliases: ['SchemaTypeFileNotValid'],
  title: 'A schema has the type file where no file can stand',
  severity: 'error',
  sources: ['learn-swagger-validator', 'openapi-2-response'],
  why: 'A file is a whole response or a part of a form. Inside an object or as a body the service refuses the type.',
  remedy:
    'In a body that is nothing but the file use {"type": "string", "format": "binary"}; inside an object use {"type": "string", "format": "byte"}, which is Base64.',
  symptoms: [{ at: 'upload', text: "The schema type 'file' is not valid." }],

  check({ connector: { definition } }, report) {
    for (const schema of definition?.having('type') ?? []) {
      if ((schema.value as { readonly type?: unknown }).type !== 'file' || !(schema instanceof SchemaNode)) continue;
      if (!definition || schema.has('$ref') || isResponse(schema)) continue;
      const isShared = schema.tree === 'definition' && !schema.outer;
      if (isShared && usageOf(definition).above(schema).every(isResponse)) continue;
      report({
        at: schema.get('type') ?? schema,
        message: `${partName(schema)} has the type "file"; expected it in a form or as a whole response`,
      });
    }
  },
});

/** True for a schema that is a response as a whole. */
const isResponse = (node: unknown): boolean => node instanceof SchemaNode && node.tree === 'response' && !node.outer;

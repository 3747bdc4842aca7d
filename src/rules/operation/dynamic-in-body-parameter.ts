import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/dynamic-in-body-parameter',
  aliases: ['DynamicExtensionDefinitionNotAllowedInParameter'],
  title: 'A dynamic extension stands on a body parameter instead of its schema',
  severity: 'error',
  sources: ['learn-swagger-validator', 'ppc-connectors'],
  why: 'For a body the service reads dynamic extensions from the schema only, and refuses them on the parameter around it.',
  remedy:
    'Move the extension into "schema" of the parameter; where the schema is a $ref, into the definition it names.',
  symptoms: [{ at: 'upload', text: 'Dynamic extensions are not allowed to be defined on the body parameter' }],

  check({ connector }, report) {
    for (const extension of EXTENSIONS) {
      for (const parameter of connector.definition?.having(extension) ?? []) {
        if (parameter.kind !== 'parameter' || parameter.string('in') !== 'body') continue;
        const node = parameter.get(extension);
        const schema = parameter.get('schema');
        if (!node) continue;
        const canMove = schema?.isObject && !schema.has('$ref') && !schema.has(extension);
        report({
          at: keyOf(node),
          message: `${extension} on body parameter "${parameter.string('name')}"; expected it in the schema of the parameter`,
          fix: canMove
            ? {
                title: `move ${extension} into the schema`,
                applicability: 'safe',
                changes: [
                  { change: 'remove', node },
                  { change: 'add', to: schema, key: extension, value: node.value },
                ],
              }
            : undefined,
        });
      }
    }
  },
});

const EXTENSIONS = [
  'x-ms-dynamic-values',
  'x-ms-dynamic-list',
  'x-ms-dynamic-schema',
  'x-ms-dynamic-properties',
  'x-ms-dynamic-tree',
] as const;

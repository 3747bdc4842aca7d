import { parametersIn } from '../../connector/parameter-lists.js';
import type { Change } from '../../document/edits.js';
import { keyOf, type Node } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

/** Members of other parameters that say in a body parameter what only its schema may say. */
const TYPE_MEMBERS = [
  ...['type', 'format', 'items', 'collectionFormat', 'default', 'enum', 'pattern', 'allowEmptyValue', 'multipleOf'],
  ...['maximum', 'exclusiveMaximum', 'minimum', 'exclusiveMinimum', 'maxLength', 'minLength'],
  ...['maxItems', 'minItems', 'uniqueItems'],
];

export default defineRule({
  id: 'parameter/body-with-type',
  aliases: ['BodyParameterPropertyNotValid'],
  title: 'A body parameter describes its type beside the schema',
  severity: 'error',
  sources: ['learn-swagger-validator', 'openapi-2-parameter'],
  why: 'Type, format, default and limits of a body belong into its schema. Beside it the service refuses them.',
  remedy: 'Move the member into "schema", or remove it where the schema says it already.',
  symptoms: [{ at: 'upload', text: "The 'body' parameter cannot use property" }],

  check({ connector }, report) {
    for (const parameter of parametersIn(connector.definition, 'body')) {
      for (const member of TYPE_MEMBERS) {
        const node = parameter.get(member);
        if (!node) continue;
        const changes = changesOf(node, parameter.get('schema'));
        report({
          at: keyOf(node),
          message: `body parameter "${parameter.string('name') ?? ''}" has "${member}"; expected it in "schema"`,
          fix: changes && { title: `say "${member}" in the schema only`, applicability: 'safe', changes },
        });
      }
    }
  },
});

/** Removes the member, after a copy of it went into the schema where that has none. */
function changesOf(node: Node, schema: Node | undefined): Change[] | undefined {
  const key = String(node.key);
  if (!schema?.isObject || schema.has('$ref')) return undefined;
  const isScalar = typeof node.value === 'string' || typeof node.value === 'number' || typeof node.value === 'boolean';
  if (!isScalar || key === 'collectionFormat' || key === 'allowEmptyValue') return undefined;
  const remove: Change = { change: 'remove', node };
  if (schema.has(key)) return schema.get(key)?.value === node.value ? [remove] : undefined;
  return [remove, { change: 'add', to: schema, key, value: node.value }];
}

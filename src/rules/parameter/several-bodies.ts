import type { Definition } from '../../connector/definition.js';
import { type ListedParameter, listedNode, listedParameters } from '../../connector/parameter-lists.js';
import type { Node } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'parameter/several-bodies',
  aliases: ['OperationParametersContainMultipleBodyParameters', 'PathParametersContainMultipleBodyParameters'],
  title: 'There is more than one body parameter',
  severity: 'error',
  sources: ['learn-swagger-validator', 'openapi-2-parameter'],
  why: 'A request has one body, so the service refuses a second body parameter.',
  remedy:
    'Describe one body parameter whose schema is an object with a property for each part; for forms use formData parameters.',
  symptoms: [{ at: 'upload', text: "contains multiple parameters in the location 'body', at most one is allowed." }],

  check({ connector: { definition } }, report) {
    if (!definition) return;
    for (const pathItem of definition.pathItems) {
      const [first, ...others] = bodiesOf(definition, pathItem);
      for (const body of others)
        report({
          at: placeOf(pathItem, body),
          code: 'PathParametersContainMultipleBodyParameters',
          message: `the path "${pathItem.key}" has a second body parameter "${body.name}"; expected one body`,
          related: first ? [{ at: placeOf(pathItem, first), message: 'the first body' }] : [],
        });
    }
    for (const { node, pathItem, label } of definition.operations) {
      const own = bodiesOf(definition, node);
      if (own.length === 0) continue;
      // A body of the path is replaced by an own one of the same name.
      const shared = bodiesOf(definition, pathItem).find(({ name }) => own.every((body) => body.name !== name));
      const first = shared ? placeOf(pathItem, shared) : placeOf(node, own[0] as ListedParameter);
      for (const body of shared ? own : own.slice(1))
        report({
          at: placeOf(node, body),
          code: 'OperationParametersContainMultipleBodyParameters',
          message: `${label} has a second body parameter "${body.name}"; expected one body`,
          related: [{ at: first, message: 'the first body' }],
        });
    }
  },
});

const bodiesOf = (definition: Definition, holder: Node): ListedParameter[] =>
  listedParameters(definition, holder).filter((parameter) => parameter.in === 'body');

function placeOf(holder: Node, body: ListedParameter): Node {
  const usedAt = listedNode(holder, body);
  return usedAt.get('name') ?? usedAt.get('$ref') ?? usedAt;
}

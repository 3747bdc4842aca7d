import type { Definition } from '../../connector/definition.js';
import { type ListedParameter, listedNode, listedParameters } from '../../connector/parameter-lists.js';
import type { Node } from '../../document/node.js';
import { defineRule, type Report } from '../../engine/rule.js';

export default defineRule({
  id: 'parameter/declared-twice',
  aliases: [
    'OperationParametersContainDuplicateParameter',
    'PathParametersContainDuplicateParameter',
    'OperationParametersAreNotUnique',
  ],
  title: 'A parameter list names the same parameter twice',
  severity: 'error',
  sources: ['learn-swagger-validator', 'openapi-2-parameter'],
  why: 'A parameter is known by its name and its place. With two of the same the service cannot tell which one counts and refuses the definition.',
  remedy: 'Remove one of the two, or give one another name or another place ("in").',
  symptoms: [
    { at: 'upload', text: 'contains duplicate parameters with name' },
    { at: 'upload', text: 'The parameters in the operation' },
  ],

  check({ connector: { definition } }, report) {
    if (!definition) return;
    for (const pathItem of definition.pathItems)
      checkList(definition, pathItem, `the path "${pathItem.key}"`, 'PathParametersContainDuplicateParameter', report);
    for (const { node, label } of definition.operations)
      checkList(definition, node, label, 'OperationParametersContainDuplicateParameter', report);
  },
});

type Code = 'OperationParametersContainDuplicateParameter' | 'PathParametersContainDuplicateParameter';

function checkList(definition: Definition, holder: Node, owner: string, code: Code, report: Report): void {
  const first = new Map<string, ListedParameter>();
  for (const parameter of listedParameters(definition, holder)) {
    // Two bodies are the matter of parameter/several-bodies.
    if (parameter.in === 'body') continue;
    // Names of headers are compared without case by everybody.
    const name = parameter.in === 'header' ? parameter.name.toLowerCase() : parameter.name;
    const identity = `${parameter.in}\n${name}`;
    const earlier = first.get(identity);
    if (!earlier) {
      first.set(identity, parameter);
      continue;
    }
    const [usedAt, usedBefore] = [listedNode(holder, parameter), listedNode(holder, earlier)];
    const reference = usedAt.string('$ref');
    const isSame = reference !== undefined && reference === usedBefore.string('$ref');
    const isInOperation = code === 'OperationParametersContainDuplicateParameter';
    report({
      at: usedAt.get('name') ?? usedAt.get('$ref') ?? usedAt,
      code: isSame && isInOperation ? 'OperationParametersAreNotUnique' : code,
      message: isSame
        ? `${owner} refers to the parameter "${reference}" twice`
        : `${owner} has the ${parameter.in} parameter "${parameter.name}" twice`,
      related: [{ at: usedBefore.get('name') ?? usedBefore.get('$ref') ?? usedBefore, message: 'the first one' }],
      fix: isSame
        ? { title: 'remove the second reference', applicability: 'safe', changes: [{ change: 'remove', node: usedAt }] }
        : undefined,
    });
  }
}

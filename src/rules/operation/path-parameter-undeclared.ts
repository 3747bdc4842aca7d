import type { Operation, Parameter } from '../../connector/definition.js';
import { templateOf } from '../../connector/path-templates.js';
import type { Change } from '../../document/edits.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/path-parameter-undeclared',
  aliases: ['OperationMissingPathParameter'],
  title: 'A variable of a path is not declared as a parameter',
  severity: 'error',
  sources: ['learn-swagger-validator', 'openapi-2-parameter'],
  why: 'The service refuses the definition: it would not know what to ask the user for and what to put into the path.',
  remedy:
    'Declare a parameter with exactly this name, "in": "path", "required": true, a type and "x-ms-url-encoding": "single".',
  symptoms: [{ at: 'upload', text: 'parameter which is required by the path' }],

  check({ connector }, report) {
    for (const operation of connector.operations) {
      if (!operation.path.includes('{')) continue;
      const declared = new Map(operation.parameters.map((other) => [`${other.in} ${other.name}`, other]));
      const alike = new Map(operation.parameters.map((other) => [`${other.in} ${other.name.toLowerCase()}`, other]));
      for (const name of new Set(templateOf(operation.pathItem).variables)) {
        if (declared.has(`path ${name}`)) continue;
        const elsewhere = ['query', 'header', 'formData']
          .map((place) => declared.get(`${place} ${name}`))
          .find(Boolean);
        const near = alike.get(`path ${name.toLowerCase()}`) ?? elsewhere;
        const what = near ? `declares "${near.name}" in "${near.in}"` : `does not declare "${name}"`;
        const changes = near ? correcting(near, name) : declaring(operation, name);
        report({
          at: operation.node,
          message: `${operation.label} ${what}; expected a parameter "${name}" in "path" for "${operation.path}"`,
          ...(near ? { related: [{ at: near.node.get('name') ?? near.node, message: 'the nearest one' }] } : {}),
          fix: changes && { title: `declare "${name}" in "path"`, applicability: 'unsafe', changes },
        });
      }
    }
  },
});

function correcting({ node, usedAt, in: place }: Parameter, name: string): Change[] | undefined {
  const [nameNode, inNode, required] = [node.get('name'), node.get('in'), node.get('required')];
  if (!nameNode || !inNode || node.value !== usedAt.value) return undefined;
  if (place === 'path') return [{ change: 'set', node: nameNode, value: name }];
  return [
    { change: 'set', node: inNode, value: 'path' },
    required
      ? { change: 'set', node: required, value: true }
      : { change: 'add', to: node, key: 'required', value: true },
  ];
}

function declaring(operation: Operation, name: string): Change[] | undefined {
  const list = operation.node.get('parameters');
  const value = { name, in: 'path', required: true, type: 'string', 'x-ms-url-encoding': 'single' };
  if (!list) return [{ change: 'add', to: operation.node, key: 'parameters', value: [value] }];
  return Array.isArray(list.value) ? [{ change: 'add', to: list, key: list.value.length, value }] : undefined;
}

import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/path-item-reference',
  aliases: ['PathItemRefNotSuppored'],
  title: 'A path is a reference',
  severity: 'error',
  sources: ['learn-swagger-validator'],
  why: 'Swagger 2.0 allows "$ref" on a path, the service does not: it refuses the definition, and references to other files or addresses are never followed.',
  remedy: 'Write the methods of the path in place of the reference.',
  symptoms: [{ at: 'upload', text: "The '$ref' property in a path is not supported." }],

  check({ connector }, report) {
    for (const node of connector.definition?.having('$ref') ?? []) {
      if (node.kind !== 'pathItem') continue;
      const reference = node.get('$ref');
      if (!reference) continue;
      const target = reference.text === undefined ? '' : ` to "${reference.text}"`;
      report({ at: reference, message: `the path "${node.key}" is a reference${target}; expected its methods` });
    }
  },
});

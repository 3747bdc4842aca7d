import { templateOf } from '../../connector/path-templates.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/path-parameter-not-in-path',
  aliases: ['PathParameterNotDefinedInTemplate'],
  title: 'A path parameter has no place in the path',
  severity: 'error',
  sources: ['learn-swagger-validator', 'openapi-2-parameter'],
  why: 'The value that the user enters has nowhere to go; the service refuses the definition.',
  remedy: 'Put the name in braces into the path, or say with "in" where the value belongs: "query" or "header".',
  symptoms: [{ at: 'upload', text: 'is not defined in the URI path template' }],

  check({ connector }, report) {
    const seen = new Set<unknown>();
    for (const operation of connector.operations) {
      const inPath = operation.parameters.filter((parameter) => parameter.in === 'path');
      if (inPath.length === 0) continue;
      const template = templateOf(operation.pathItem);
      // Which parameters such an expression takes is not known; operation/path-template-broken names it.
      if (template.expressions.some(({ parameter }) => parameter === undefined)) continue;
      const variables = new Set(template.variables.map((variable) => variable.toLowerCase()));
      for (const { name, node, usedAt } of inPath) {
        // When the path has the name in other capitals, operation/path-parameter-undeclared says so.
        if (variables.has(name.toLowerCase()) || seen.has(usedAt.value)) continue;
        seen.add(usedAt.value);
        report({
          at: usedAt.get('name') ?? usedAt.get('$ref') ?? usedAt,
          message: `the path "${operation.path}" has no "{${name}}" for the path parameter "${name}"`,
          ...(node.value === usedAt.value ? {} : { related: [{ at: node, message: 'the parameter' }] }),
        });
      }
    }
  },
});

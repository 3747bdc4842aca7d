import { METHODS } from '../../connector/swagger-shapes.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/mcp-path-has-other-methods',
  title: 'The path of an MCP server has another method than POST',
  severity: 'error',
  sources: ['learn-mcp'],
  why: 'An MCP server is reached by a single POST. The service refuses a path with x-ms-agentic-protocol that has any other method.',
  remedy: 'Remove the other methods from the path, or move them to a path of their own.',
  symptoms: [{ at: 'upload', text: 'Paths with x-ms-agentic-protocol should only have a POST operation.' }],

  check({ connector }, report) {
    const seen = new Set<unknown>();
    for (const node of connector.definition?.having('x-ms-agentic-protocol') ?? []) {
      const path = node.kind === 'pathItem' ? node : node.kind === 'operation' ? node.parent : undefined;
      const extension = node.get('x-ms-agentic-protocol');
      if (!path || !extension || seen.has(path.value)) continue;
      seen.add(path.value);
      for (const method of METHODS) {
        const operation = method === 'post' ? undefined : path.get(method);
        if (!operation?.isObject) continue;
        const isRemovable = operation.value !== node.value && path.has('post');
        report({
          at: keyOf(operation),
          message: `the path "${path.key}" of an MCP server has a ${method.toUpperCase()} operation; expected a POST operation only`,
          related: [{ at: keyOf(extension), message: 'makes it an MCP server' }],
          fix: isRemovable
            ? {
                title: `remove the ${method.toUpperCase()} operation`,
                applicability: 'unsafe',
                changes: [{ change: 'remove', node: operation }],
              }
            : undefined,
        });
      }
    }
  },
});

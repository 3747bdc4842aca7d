import type { Operation } from '../../connector/definition.js';
import { templateOf } from '../../connector/path-templates.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/paths-clash',
  aliases: ['DuplicateOperationPath'],
  title: 'Two operations have paths that differ only in the names of variables',
  severity: 'error',
  sources: ['learn-swagger-validator', 'openapi-2-paths'],
  why: 'A request cannot tell such paths apart: the service refuses the definition, because one of the two operations could never be reached.',
  remedy:
    'Remove one of the operations or give its path a segment of its own. To offer one resource twice, use a segment that a routerequesttoendpoint policy takes out again.',
  symptoms: [{ at: 'upload', text: 'which are duplicate and indistinguishable' }],

  check({ connector }, report) {
    const seen = new Map<string, Operation>();
    for (const operation of connector.operations) {
      const key = `${operation.method} ${templateOf(operation.pathItem).segments.join('/')}`;
      const first = seen.get(key);
      if (!first) seen.set(key, operation);
      else if (first.path.toLowerCase() !== operation.path.toLowerCase())
        report({
          at: keyOf(operation.pathItem),
          message: `the path "${operation.path}" of ${operation.label} cannot be told from "${first.path}" of ${first.label}; expected a difference outside the braces`,
          related: [{ at: keyOf(first.pathItem), message: 'the first one' }],
        });
    }
  },
});

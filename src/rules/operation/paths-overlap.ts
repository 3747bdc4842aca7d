import { PathOverlaps } from '../../connector/path-overlaps.js';
import { keyOf, type Node } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/paths-overlap',
  aliases: ['PartialDuplicateOperationPath'],
  title: 'A value of a path variable can turn a request into another operation',
  severity: 'info',
  sources: ['learn-swagger-validator'],
  why: 'When the value of a path variable equals the fixed segment of another path, the request is routed to that other operation, which answers with other fields. It matters where users choose the value freely, less for identifiers.',
  remedy:
    'Give one of the paths a segment of its own, or accept it where the value can never equal the fixed segment, as with a sys_id.',
  symptoms: [{ at: 'upload', text: 'this can lead to an unexpected routing to a different operation' }],

  check({ connector }, report) {
    const overlaps = new PathOverlaps(connector.operations);
    const others = new Map<Node, Set<Node>>();
    for (const operation of connector.operations) {
      for (const other of overlaps.of(operation)) {
        const found = others.get(operation.pathItem);
        if (found) found.add(other.pathItem);
        else others.set(operation.pathItem, new Set([other.pathItem]));
      }
    }
    for (const [path, found] of others) {
      const [first] = found;
      const more = found.size > 1 ? ` and ${found.size - 1} more` : '';
      report({
        at: keyOf(path),
        message: `a request to "${path.key}" may be routed to "${first?.key}"${more}`,
        related: [...found].slice(0, 3).map((other) => ({ at: keyOf(other), message: 'the other path' })),
      });
    }
  },
});

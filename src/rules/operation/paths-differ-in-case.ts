import { keyOf, type Node } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/paths-differ-in-case',
  aliases: ['PathRedefined'],
  title: 'Two paths differ only in capitals',
  severity: 'error',
  sources: ['learn-swagger-validator', 'ppc-issue-222'],
  why: 'The service compares paths without regard to capitals and refuses a definition that has one of them twice.',
  remedy:
    'Merge the methods into one path. When both would have the same method, remove one operation or make the paths differ in a segment.',
  symptoms: [{ at: 'upload', text: 'is defined multiple times with different capitalization' }],

  check({ connector }, report) {
    const seen = new Map<string, Node>();
    for (const path of connector.definition?.pathItems ?? []) {
      const key = String(path.key).toLowerCase();
      const first = seen.get(key);
      if (!first) seen.set(key, path);
      else
        report({
          at: keyOf(path),
          message: `the path "${path.key}" stands there already as "${first.key}"; expected paths that differ in more than capitals`,
          related: [{ at: keyOf(first), message: 'the first one' }],
        });
    }
  },
});

import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/path-has-query-or-fragment',
  aliases: ['OperationPathMayNotContainQueryOrFragment'],
  title: 'A path holds a query or a fragment',
  severity: 'error',
  sources: ['learn-swagger-validator', 'openapi-2-paths'],
  why: 'Two operations may not differ in their query only: the service refuses a definition with "?" or "#" in a path.',
  remedy:
    'Remove the query from the path and declare each of its fields as a parameter with "in": "query"; give a fixed field a default, "required": true and "x-ms-visibility": "internal". A "?" or "#" that belongs to the path is written %3F or %23.',
  symptoms: [{ at: 'upload', text: 'it must not contain a query part or fragment identifier' }],

  check({ connector }, report) {
    for (const path of connector.definition?.pathItems ?? []) {
      const key = String(path.key);
      const at = key.search(/[?#]/);
      if (at < 0) continue;
      const part = key[at] === '?' ? 'a query' : 'a fragment';
      report({ at: keyOf(path), message: `the path "${key}" holds ${part}; expected "${key.slice(0, at) || '/'}"` });
    }
  },
});

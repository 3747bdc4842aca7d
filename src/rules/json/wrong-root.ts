import type { Role } from '../../connector/connector.js';
import { jsonDocuments } from '../../connector/json-documents.js';
import { typeName } from '../../connector/properties-structure.js';
import { defineRule } from '../../engine/rule.js';

/** The files of a solution that hold a list, and those that may also hold nothing. */
const LISTS: ReadonlySet<Role> = new Set<Role>(['policies', 'scriptOperations']);
const OPTIONAL: ReadonlySet<Role> = new Set<Role>(['policies', 'scriptOperations', 'sets']);

export default defineRule({
  id: 'json/wrong-root',
  title: 'A file holds another kind of value than it should',
  severity: 'error',
  sources: ['openapi-2', 'ppc-properties-schema', 'learn-solution-api'],
  why: 'The tools look for named members in this file and stop, or send nothing, when it holds something else.',
  remedy: 'Put the members into one object, or restore the file from the last version that worked.',
  symptoms: [{ at: 'upload', text: 'paconn … AttributeError' }],

  check({ connector }, report) {
    for (const { role, document } of jsonDocuments(connector)) {
      const { root } = document;
      if (!root || (root.value === null && OPTIONAL.has(role))) continue;
      const isRight = LISTS.has(role) ? root.isArray : root.isObject;
      if (isRight) continue;
      report({
        at: root,
        message: `the file holds ${typeName(root.value)}; expected ${LISTS.has(role) ? 'an array' : 'an object'}`,
      });
    }
  },
});

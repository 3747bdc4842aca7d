import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'properties/schema-member',
  title: 'The files to be uploaded hold "$schema"',
  severity: { repository: 'off', deploy: 'warning', certified: 'off' },
  sources: ['ppc-upsert', 'ppc-issue-614'],
  why: 'paconn sends the whole file to the service, "$schema" included, and the service refuses members that it does not know.',
  remedy: 'Remove "$schema" from the copy that is uploaded; in editors, map the schema to the file name instead.',
  symptoms: [{ at: 'upload' }],

  check({ connector }, report) {
    const node = connector.layout === 'folder' ? connector.document('properties')?.root?.get('$schema') : undefined;
    if (!node) return;
    report({
      at: keyOf(node),
      message: '"$schema" is sent to the service with the rest of the file',
      confidence: 'low',
      fix: { title: 'remove "$schema"', applicability: 'unsafe', changes: [{ change: 'remove', node }] },
    });
  },
});

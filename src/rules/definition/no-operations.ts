import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'definition/no-operations',
  title: 'The definition has no operation',
  severity: 'warning',
  sources: ['openapi-2', 'learn-define-openapi'],
  why: 'The upload succeeds, but the connector offers nothing: makers find no action and no trigger in it.',
  remedy: 'Add at least one operation below "paths", such as a GET with an operationId, a summary and a response.',
  symptoms: [{ at: 'designer' }],

  check({ connector }, report) {
    const { definition } = connector;
    const paths = definition?.root.get('paths');
    if (!paths?.isObject || connector.operations.length > 0) return;
    report({ at: keyOf(paths), message: '"paths" holds no operation; expected at least one' });
  },
});

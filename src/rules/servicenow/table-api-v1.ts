import { tableOperations } from '../../connector/servicenow.js';
import { keyOf, partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'servicenow/table-api-v1',
  title: 'A list of records uses version 1 of the Table API',
  severity: 'warning',
  sources: ['sn-table-api'],
  why: 'Version 1 answers a query that finds nothing with 404, so flows fail when there is simply no record. Version 2 answers with 200 and an empty list.',
  remedy: 'Use /api/now/v2/table/... in the path.',
  symptoms: [{ at: 'api', status: 404 }],

  check({ connector }, report) {
    const paths = new Set(connector.definition?.pathItems.map((item) => String(item.key)));
    for (const { operation, version, isRecord } of tableOperations(connector)) {
      if (version !== 'v1' || isRecord || operation.method !== 'get') continue;
      const renamed = operation.path.replace(/\/v1\//i, '/v2/');
      const isInPath = renamed !== operation.path;
      const base = connector.definition?.root.get('basePath');
      const at = isInPath || !base ? keyOf(operation.pathItem) : partOf(base, '/v1');
      report({
        at,
        message: `${operation.label} lists records with version 1 of the Table API; expected "v2"`,
        fix:
          isInPath && !paths.has(renamed)
            ? {
                title: 'use version 2',
                applicability: 'unsafe',
                changes: [{ change: 'rename', node: operation.pathItem, key: renamed }],
              }
            : undefined,
      });
    }
  },
});

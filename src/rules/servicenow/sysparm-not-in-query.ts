import { serviceNowOperations } from '../../connector/servicenow.js';
import type { Node } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { TABLE_PARAMETERS } from '../../facts/servicenow.js';

const KNOWN: ReadonlySet<string> = new Set(TABLE_PARAMETERS);

export default defineRule({
  id: 'servicenow/sysparm-not-in-query',
  title: 'A parameter of ServiceNow is not sent in the query',
  severity: 'warning',
  sources: ['sn-table-api', 'openapi-2-parameter'],
  why: 'ServiceNow reads the sysparm parameters from the query of the request only. As a header, in the path or as a field of a form they have no effect.',
  remedy: 'Set "in" of the parameter to "query".',
  symptoms: [{ at: 'api', status: 200 }],

  check({ connector }, report) {
    const seen = new Set<Node>();
    for (const operation of serviceNowOperations(connector)) {
      const wrong = operation.parameters.filter(
        ({ name, in: place }) => KNOWN.has(name) && place !== 'query' && place !== 'body',
      );
      for (const { name, node, in: place } of wrong) {
        const at = node.get('in');
        if (!at || seen.has(node)) continue;
        seen.add(node);
        report({
          at,
          message: `${operation.label} sends "${name}" in ${place}; expected "query"`,
          fix:
            place === 'header'
              ? {
                  title: 'send it in the query',
                  applicability: 'safe',
                  changes: [{ change: 'set', node: at, value: 'query' }],
                }
              : undefined,
        });
      }
    }
  },
});

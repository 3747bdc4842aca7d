import { serviceNowOperations, tableOperations } from '../../connector/servicenow.js';
import { closest } from '../../connector/spelling.js';
import type { Node } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { TABLE_PARAMETERS } from '../../facts/servicenow.js';

const ATTEMPT = /^sys[-_]?para?m[-_]?/i;
const KNOWN: ReadonlySet<string> = new Set(TABLE_PARAMETERS);

/** The parameter of the Table API that a misspelt name means. */
function meantBy(name: string): string | undefined {
  const plain = name.toLowerCase().replace(ATTEMPT, 'sysparm_').replace(/-/g, '_');
  return KNOWN.has(plain) ? plain : closest(plain, TABLE_PARAMETERS);
}

export default defineRule({
  id: 'servicenow/unknown-sysparm',
  title: 'A parameter of ServiceNow is misspelt',
  severity: 'warning',
  sources: ['sn-table-api', 'sn-rest-api'],
  why: 'ServiceNow ignores a parameter it does not know, or takes it for a column to filter by. A misspelt sysparm_query or sysparm_limit returns all records instead of a few.',
  remedy: 'Write the name as the documentation of the Table API does, in lower case with underscores.',
  symptoms: [{ at: 'api', status: 200 }],

  check({ connector }, report) {
    const tables = new Set(tableOperations(connector).map(({ operation }) => operation));
    const seen = new Set<Node>();
    for (const operation of serviceNowOperations(connector)) {
      const isTable = tables.has(operation);
      for (const parameter of operation.parameters) {
        const { name, node } = parameter;
        if (parameter.in !== 'query' || !ATTEMPT.test(name) || KNOWN.has(name) || seen.has(node)) continue;
        const meant = meantBy(name);
        // Other APIs have parameters of their own.
        if (!meant && (!isTable || !name.startsWith('sysparm_'))) continue;
        if (!isTable && name.startsWith('sysparm_') && meant?.length !== name.length) continue;
        seen.add(node);
        const at = node.get('name') as Node;
        report({
          at,
          ...(meant ? {} : { confidence: 'low' as const }),
          message: `${operation.label} has the parameter "${name}"; expected ${meant ? `"${meant}"` : 'a parameter of the Table API'}`,
          fix: meant
            ? {
                title: `call it "${meant}"`,
                applicability: 'safe',
                changes: [{ change: 'set', node: at, value: meant }],
              }
            : undefined,
        });
      }
    }
  },
});

import { isTableApi, pollingTriggersOf, queryParameter } from '../../connector/polling.js';
import { shown } from '../../connector/schema-paths.js';
import type { Change } from '../../document/edits.js';
import type { Node } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'policy/polling-display-value',
  title: 'A ServiceNow polling trigger may answer with display values',
  severity: 'warning',
  sources: ['sn-table-api', 'learn-polling'],
  why: 'With display values a time is local and in the format of the user, or an object. Compared with the UTC times of the table it skips records or repeats them.',
  remedy:
    'Give sysparm_display_value the default "false", "x-ms-visibility": "internal" and "required": true, or leave the parameter out of the trigger.',
  symptoms: [{ at: 'api' }],

  check({ connector }, report) {
    for (const { operations, expressions } of pollingTriggersOf(connector)) {
      if (expressions.length === 0) continue;
      for (const operation of operations) {
        const parameter = queryParameter(operation, 'sysparm_display_value')?.node;
        if (!parameter || !isTableApi(operation)) continue;
        const value = parameter.get('default');
        const isFalse = value?.value === false || value?.text === 'false';
        const isPinned =
          parameter.string('x-ms-visibility') === 'internal' && parameter.get('required')?.value === true;
        if (isFalse && isPinned) continue;
        const wanted = parameter.string('type') === 'boolean' ? false : 'false';
        report({
          at: (isFalse ? undefined : value) ?? parameter.get('name') ?? parameter,
          message: `sysparm_display_value of ${operation.label} ${value && !isFalse ? `is ${shown(value)}` : 'can be changed or left out by makers'}; expected "false", internal and required`,
          fix: {
            title: 'pin it to "false"',
            applicability: 'unsafe',
            changes: [
              put(parameter, 'default', wanted),
              put(parameter, 'x-ms-visibility', 'internal'),
              put(parameter, 'required', true),
            ].filter((change) => change !== undefined),
          },
        });
      }
    }
  },
});

function put(holder: Node, key: string, value: unknown): Change | undefined {
  const node = holder.get(key);
  if (node?.value === value) return undefined;
  return node ? { change: 'set', node, value } : { change: 'add', to: holder, key, value };
}

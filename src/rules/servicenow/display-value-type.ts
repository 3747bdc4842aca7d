import { plainText } from '../../connector/json-types.js';
import { serviceNowOperations } from '../../connector/servicenow.js';
import type { Node } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

const VALUES: ReadonlySet<unknown> = new Set(['true', 'false', 'all']);

export default defineRule({
  id: 'servicenow/display-value-type',
  title: 'sysparm_display_value does not take its three values',
  severity: 'info',
  sources: ['sn-table-api', 'ppc-servicenow'],
  why: 'sysparm_display_value is a text with the values true, false and all. As a boolean it cannot ask for both values; another value is taken for false.',
  remedy: 'Set the type to "string" with the enum "true", "false", "all"; or fix it to "false" and hide it.',
  symptoms: [{ at: 'api', status: 200 }],

  check({ connector }, report) {
    const seen = new Set<Node>();
    for (const operation of serviceNowOperations(connector)) {
      const parameter = operation.parameters.find(({ name }) => name === 'sysparm_display_value');
      if (!parameter || seen.has(parameter.node)) continue;
      const { node } = parameter;
      seen.add(node);
      const type = node.get('type');
      const list = node.get('enum');
      const odd = list?.isArray ? list.children().find(({ value }) => !VALUES.has(plainText(value))) : undefined;
      if (odd) {
        report({
          at: odd,
          severity: 'info',
          message: `sysparm_display_value offers ${JSON.stringify(odd.value)}; expected "true", "false" or "all"`,
        });
      } else if (type && type.text !== 'string') {
        report({
          at: type,
          message: `sysparm_display_value is of type ${JSON.stringify(type.value)}; expected "string" with the values "true", "false" and "all"`,
        });
      }
    }
  },
});

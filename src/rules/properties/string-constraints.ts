import { plainText } from '../../connector/json-types.js';
import { typeName } from '../../connector/properties-structure.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'properties/string-constraints',
  title: 'required or hidden is not the text "true" or "false"',
  severity: 'info',
  sources: ['ppc-properties-schema', 'logic-apps-designer', 'ppc-pr-1421'],
  why: 'The published schema and the designer take these two as texts. Booleans work in published connectors, but editors report them and other texts mean nothing.',
  remedy: 'Write "true" or "false" in quotes.',
  symptoms: [],

  check({ connector }, report) {
    for (const parameter of connector.connectionParameters) {
      for (const key of ['required', 'hidden']) {
        const node = parameter.constraints?.get(key);
        if (!node || node.value === 'true' || node.value === 'false') continue;
        const lower = plainText(node.value).trim().toLowerCase();
        const value = lower === 'true' || lower === 'false' ? lower : undefined;
        report({
          at: node,
          message: `"${key}" of "${parameter.name}" is ${shown(node.value)}; expected ${value ? `"${value}"` : '"true" or "false"'} as a text`,
          fix: value
            ? { title: `set it to "${value}"`, applicability: 'safe', changes: [{ change: 'set', node, value }] }
            : undefined,
        });
      }
    }
  },
});

const shown = (value: unknown): string =>
  typeof value === 'boolean' ? String(value) : typeof value === 'string' ? `"${value}"` : typeName(value);

import { typeName } from '../../connector/properties-structure.js';
import type { Node } from '../../document/node.js';
import { defineRule, type Report } from '../../engine/rule.js';

export default defineRule({
  id: 'properties/allowed-values',
  title: 'The allowed values of a connection parameter are not of the right form',
  severity: 'warning',
  sources: ['ppc-properties-schema', 'learn-multi-auth'],
  why: 'The connection dialog makes a list out of objects with "value" and "text". Other forms give an empty entry, a list without choice, or no list.',
  remedy: 'Write uiDefinition.constraints.allowedValues as [{"value": "…", "text": "…"}].',
  symptoms: [{ at: 'authorize' }],

  check({ connector }, report) {
    for (const { node, constraints } of connector.connectionParameters) {
      const list = constraints?.get('allowedValues');
      if (list) checkList(list, 'text', report);
      const own = node.get('allowedValues');
      if (own) checkList(own, 'uiDefinition', report);
    }
  },
});

function checkList(list: Node, label: string, report: Report): void {
  if (!list.isArray) {
    report({ at: list, message: `allowedValues is ${typeName(list.value)}; expected an array` });
    return;
  }
  const seen = new Map<unknown, Node>();
  for (const entry of list.children()) {
    if (!entry.isObject) {
      const { text } = entry;
      const example = text === undefined ? '{"value": …}' : `{"value": "${text}"}`;
      report({
        at: entry,
        message: `an allowed value is ${typeName(entry.value)}; expected ${example}`,
        fix:
          text === undefined
            ? undefined
            : {
                title: `write it as ${example}`,
                applicability: 'safe',
                changes: [
                  { change: 'set', node: entry, value: label === 'text' ? { value: text, text } : { value: text } },
                ],
              },
      });
      continue;
    }
    const node = entry.get('value');
    if (!node) {
      report({ at: entry, message: 'an allowed value has no "value"' });
      continue;
    }
    const other = seen.get(node.value);
    if (other && node.text !== undefined)
      report({
        at: node,
        message: `the allowed value "${node.text}" stands twice`,
        related: [{ at: other, message: 'the first one' }],
      });
    else seen.set(node.value, node);
  }
}

import { plainText } from '../../connector/json-types.js';
import { answerOf, mayBeScripted, tableOperations } from '../../connector/servicenow.js';
import type { Node } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'servicenow/form-depends-on-user',
  title: 'The user of an action decides the form of its output',
  severity: 'info',
  sources: ['sn-table-api', 'ppc-servicenow'],
  why: 'sysparm_display_value "all" and links of reference fields turn a field from a text into an object. The schema knows one form only: with the other, the fields in the designer do not exist and actions can fail.',
  remedy:
    'Fix sysparm_display_value to "false" and sysparm_exclude_reference_link to "true" with x-ms-visibility internal, or make one operation for each form.',
  symptoms: [{ at: 'api', text: "to be of type 'String' but is of type 'Object'" }],

  check({ connector }, report) {
    const { definition } = connector;
    if (!definition || mayBeScripted(connector)) return;
    const seen = new Set<Node>();
    for (const { operation } of tableOperations(connector)) {
      const answer = answerOf(definition, operation);
      const result = answer && definition.propertiesOf(answer.schema).get('result');
      if (!result) continue;
      for (const { name, node } of operation.parameters) {
        if (seen.has(node) || !changesForm(name, node)) continue;
        seen.add(node);
        report({
          at: node.get('name') ?? node,
          message: `${operation.label} offers ${name}, which changes the form of its output`,
        });
      }
    }
  },
});

/** True when users can choose a value with which fields become objects. */
function changesForm(name: string, node: Node): boolean {
  if (node.string('x-ms-visibility') === 'internal') return false;
  const values = node.get('enum')?.value;
  if (name === 'sysparm_display_value')
    return Array.isArray(values) ? values.includes('all') : node.string('type') === 'string';
  if (name !== 'sysparm_exclude_reference_link') return false;
  return !Array.isArray(values) || values.some((value) => plainText(value) === 'false');
}

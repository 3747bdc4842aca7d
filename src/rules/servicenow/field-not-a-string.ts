import type { SchemaNode } from '../../connector/definition.js';
import { answerOf, mayBeScripted, tableOperations } from '../../connector/servicenow.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'servicenow/field-not-a-string',
  title: 'A field of a record is a number or a boolean',
  severity: 'warning',
  sources: ['sn-table-api', 'ppc-servicenow'],
  why: 'The Table API gives every value as text, also numbers, choices and true or false. Flows compare the answer with the schema: an action with a field of another type can fail on the text it gets, and conditions compare a text with a number.',
  remedy: 'Set the type of the field to "string"; convert it in the flow with int() or bool().',
  symptoms: [{ at: 'api', text: "to be of type 'Integer' but is of type 'String'" }],

  check({ connector }, report) {
    const { definition } = connector;
    if (!definition || mayBeScripted(connector)) return;
    const seen = new Set<SchemaNode>();
    for (const { operation } of tableOperations(connector)) {
      const answer = answerOf(definition, operation);
      const result = answer && definition.propertiesOf(answer.schema).get('result');
      const record = result && (definition.itemsOf(result) ?? definition.resolve(result));
      if (!record || seen.has(record as SchemaNode)) continue;
      seen.add(record as SchemaNode);
      for (const [name, field] of definition.propertiesOf(record as SchemaNode)) {
        const type = field.get('type');
        if (type?.text !== 'integer' && type?.text !== 'number' && type?.text !== 'boolean') continue;
        report({
          at: type,
          message: `the field "${name}" is of type "${type.text}"; expected "string"`,
          fix: {
            title: 'set the type to "string"',
            applicability: 'unsafe',
            changes: [{ change: 'set', node: type, value: 'string' }],
          },
        });
      }
    }
  },
});

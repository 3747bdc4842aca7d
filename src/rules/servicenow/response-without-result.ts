import { answerOf, mayBeScripted, tableOperations } from '../../connector/servicenow.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'servicenow/response-without-result',
  title: 'A response of the Table API lacks the property "result"',
  severity: 'warning',
  sources: ['sn-table-api', 'ppc-servicenow'],
  why: 'Every answer of the Table API is an object with the property "result". With another schema the designer offers fields that are never filled, and an array at the top fails the action, because the answer is an object.',
  remedy: 'Describe the response as {"type": "object", "properties": {"result": …}} and put the fields below "result".',
  symptoms: [{ at: 'api', text: "to be of type 'Array' but is of type 'Object'" }],

  check({ connector }, report) {
    const { definition } = connector;
    if (!definition || mayBeScripted(connector)) return;
    for (const { operation } of tableOperations(connector)) {
      const answer = operation.method === 'delete' ? undefined : answerOf(definition, operation);
      if (!answer) continue;
      const { schema, status, response } = answer;
      const type = schema.string('type');
      const properties = definition.propertiesOf(schema);
      const isList = type === 'array';
      // A schema without properties says nothing, and a dynamic one says it elsewhere.
      if (!isList && (properties.size === 0 || properties.has('result'))) continue;
      if (schema.has('x-ms-dynamic-schema') || schema.has('x-ms-dynamic-properties')) continue;
      report({
        at: response.get('schema') ?? response,
        message: `the ${status} response of ${operation.label} ${isList ? 'is an array' : 'has no property "result"'}; expected an object with "result"`,
      });
    }
  },
});

import { answerOf, mayBeScripted, tableOperations } from '../../connector/servicenow.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'servicenow/result-form',
  title: '"result" is a list where a record comes, or a record where a list comes',
  severity: 'warning',
  sources: ['sn-table-api'],
  why: 'A query of the Table API answers with a list in "result", also when it finds one record; everything that names a record answers with one object. With the other form the action fails on the answer, or the designer offers fields of the wrong thing.',
  remedy: 'Set the type of "result" to "array" with "items" for queries, and to "object" for single records.',
  symptoms: [{ at: 'api', text: "to be of type 'Object' but is of type 'Array'" }],

  check({ connector }, report) {
    const { definition } = connector;
    if (!definition || mayBeScripted(connector)) return;
    for (const { operation, isRecord } of tableOperations(connector)) {
      if (operation.method === 'delete') continue;
      const answer = answerOf(definition, operation);
      const result = answer && definition.propertiesOf(answer.schema).get('result');
      const target = result && definition.resolve(result);
      const type = target?.get('type');
      const expected = operation.method === 'get' && !isRecord ? 'array' : 'object';
      if (!result || !type || (type.text !== 'array' && type.text !== 'object') || type.text === expected) continue;
      report({
        at: target === result ? type : result,
        message: `"result" of ${operation.label} is of type "${type.text}"; expected "${expected}", ${expected === 'array' ? 'a list of records' : 'one record'}`,
      });
    }
  },
});

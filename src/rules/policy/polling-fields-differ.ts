import { comparedField, isTableApi, pollingTriggersOf } from '../../connector/polling.js';
import { partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'policy/polling-fields-differ',
  title: 'A polling trigger compares one field with the state of another',
  severity: 'warning',
  sources: ['learn-polling', 'sn-table-api'],
  why: 'The next poll asks for records whose field is greater than the remembered value. If the value comes from another field, for example the time of the update instead of the time of creation, records are skipped.',
  remedy: 'Use the same field before the sign, in the expression and after ORDERBYDESC.',
  symptoms: [{ at: 'api' }],

  check({ connector }, report) {
    for (const { expressions, operations } of pollingTriggersOf(connector)) {
      if (!operations.some(isTableApi)) continue;
      for (const expression of expressions) {
        const { node, from, to, way, parameter } = expression;
        const compared = parameter === 'sysparm_query' ? comparedField(expression) : undefined;
        const remembered = way.at(-1);
        if (compared === undefined || remembered === undefined || compared === remembered) continue;
        report({
          at: partOf(node, [from, to]),
          message: `"${compared}" is compared with "${remembered}" of the last answer; expected the same field`,
        });
      }
    }
  },
});

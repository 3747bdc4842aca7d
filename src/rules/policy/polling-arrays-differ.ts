import { arrayOf, dataPathOf, pollingTriggersOf } from '../../connector/polling.js';
import { partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'policy/polling-arrays-differ',
  title: 'A polling trigger takes its state from another array than its records',
  severity: 'error',
  sources: ['learn-polling', 'ppc-connectors'],
  why: 'triggerDataPath names the array of records, and the expression in triggerConfig reads the first of them. If the two name different arrays, the state is empty or belongs to other data, and each poll returns what has been delivered before.',
  remedy: 'Use the array of triggerDataPath in the expression: @{triggerBody().<array>[0].<field>}.',
  symptoms: [{ at: 'api' }],

  check({ connector }, report) {
    for (const { dataPath, expressions } of pollingTriggersOf(connector)) {
      const data = dataPathOf(dataPath?.text ?? '')?.join('.');
      if (!dataPath || data === undefined) continue;
      for (const expression of expressions) {
        const array = arrayOf(expression)?.join('.');
        if (array === undefined || array === data) continue;
        const { node, from, to } = expression;
        report({
          at: partOf(node, [from, to]),
          message: `the expression reads "${array}", but triggerDataPath names "${data}"; expected the same array`,
          related: [{ at: dataPath, message: 'triggerDataPath' }],
        });
      }
    }
  },
});

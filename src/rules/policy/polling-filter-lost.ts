import { isTableApi, ordersIn, pollingTriggersOf } from '../../connector/polling.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'policy/polling-filter-lost',
  title: 'The filter of a polling trigger is lost from the second poll on',
  severity: 'warning',
  sources: ['learn-polling', 'ppc-properties-schema', 'ppc-connectors'],
  why: 'triggerConfig replaces the whole query parameter. What the maker entered there, or what its default says, counts for the first poll only; afterwards flows run for records that the filter should keep out.',
  remedy:
    'Make the query parameter internal, and write fixed filters into triggerConfig too, before the expression. For filters of makers use trigger conditions in the flow or a script.',
  symptoms: [{ at: 'api' }],

  check({ connector }, report) {
    for (const { settings, operations, expressions } of pollingTriggersOf(connector)) {
      for (const setting of settings) {
        if (!expressions.some(({ node }) => node === setting)) continue;
        for (const operation of operations) {
          const parameter = operation.parameters.find((other) => other.in === 'query' && other.name === setting.key);
          if (!parameter) continue;
          const isInternal = parameter.node.string('x-ms-visibility') === 'internal';
          const query = parameter.node.get('default');
          if (!isInternal)
            report({
              at: parameter.usedAt.get('name') ?? parameter.usedAt,
              message: `makers can fill in "${parameter.name}" of ${operation.label}, but triggerConfig replaces it from the second poll on; expected "x-ms-visibility": "internal"`,
              related: [{ at: setting, message: 'the value of later polls' }],
            });
          if (!query?.text || !isTableApi(operation)) continue;
          const lost = conditionsOf(query.text).filter((part) => !conditionsOf(setting.text ?? '').includes(part));
          if (lost.length === 0) continue;
          report({
            at: query,
            message: `the first poll of ${operation.label} filters by "${lost.join('^')}", triggerConfig does not; expected the same filter in both`,
            related: [{ at: setting, message: 'the query of later polls' }],
            fix: {
              title: `put "${lost.join('^')}" into triggerConfig`,
              applicability: 'unsafe',
              changes: [{ change: 'set', node: setting, value: `${lost.join('^')}^${setting.text}` }],
            },
          });
        }
      }
    }
  },
});

/** The conditions of an encoded query, without its order. */
function conditionsOf(query: string): string[] {
  return query.split('^').filter((part) => part !== '' && ordersIn(part).length === 0);
}

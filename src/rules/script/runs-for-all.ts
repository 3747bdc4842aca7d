import { keyOf, wholeFile } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'script/runs-for-all',
  title: 'The script runs for all operations',
  severity: 'info',
  sources: ['learn-paconn', 'learn-write-code', 'ppc-connectors'],
  why: 'Without a list, or with an empty one, the script handles every operation, triggers and later additions included; what it does not forward is never called.',
  remedy:
    'List the operations of the script in scriptOperations, or make sure that its default branch forwards the request unchanged.',
  symptoms: [],

  check({ connector }, report) {
    const { properties } = connector;
    const script = connector.document('script');
    if (!script || !properties || connector.operations.length < 2) return;
    const list = properties.scriptOperationsNode;
    const isEmpty = list?.isArray && (list.value as unknown[]).length === 0;
    if (list && list.value !== null && !isEmpty) return;
    report({
      at: list?.parent ? keyOf(list) : (list ?? wholeFile(script)),
      message: `scriptOperations is ${isEmpty ? 'empty' : 'missing'}, so the script runs for all ${connector.operations.length} operations`,
    });
  },
});

import { defineRule } from '../../engine/rule.js';
import { nearest } from '../../engine/suggest.js';

export default defineRule({
  id: 'script/dangling-operation',
  title: 'scriptOperations names an operation that does not exist',
  severity: 'error',
  sources: ['learn-write-code', 'learn-paconn', 'ppc-connectors'],
  why: 'The script runs for the operations of the list. A name that no operation has is never called, and the operation that was meant runs without the script. Two published connectors kept names of the documentation example.',
  remedy: 'Write the operationId of an operation of the definition, or remove the name.',
  symptoms: [{ at: 'api' }],

  check({ connector }, report) {
    const list = connector.properties?.scriptOperationsNode;
    if (!connector.definition || !list?.isArray) return;
    const ids = new Map(connector.operations.flatMap(({ id }) => (id === undefined ? [] : [[id.toLowerCase(), id]])));
    for (const node of list.children()) {
      const name = node.text;
      if (name === undefined) continue;
      const same = ids.get(name.toLowerCase());
      if (same === name) continue;
      const meant = same ?? nearest(name, ids.values());
      report({
        at: node,
        message: `there is no operation "${name}"${meant ? `; did you mean "${meant}"?` : ''}`,
        ...(same ? { severity: 'warning', confidence: 'low' } : {}),
        fix: meant
          ? {
              title: `set it to "${meant}"`,
              applicability: same ? 'safe' : 'unsafe',
              changes: [{ change: 'set', node, value: meant }],
            }
          : undefined,
      });
    }
  },
});

import { defineRule, type FixProposal } from '../../engine/rule.js';
import { nearest } from '../../engine/suggest.js';

export default defineRule({
  id: 'policy/dangling-operation',
  title: 'A policy is limited to an operation that does not exist',
  severity: 'error',
  sources: ['learn-policy', 'ppc-connectors'],
  why: 'The policy is applied by operationId. A name that no operation has matches nothing, and the platform says nothing about it: the header or the host is simply not set.',
  remedy: 'Write the operationId of an operation of the definition, or remove the name.',
  symptoms: [{ at: 'api' }],

  check({ connector }, report) {
    if (!connector.definition || connector.policies.length === 0) return;
    let ids: Map<string, string> | undefined;
    for (const policy of connector.policies) {
      const names = policy.operationNames;
      if (!names?.isArray) continue;
      ids ??= new Map(connector.operations.flatMap(({ id }) => (id === undefined ? [] : [[id.toLowerCase(), id]])));
      for (const node of names.children()) {
        const name = node.text;
        if (name === undefined) continue;
        const same = ids.get(name.toLowerCase());
        if (same === name) continue;
        const meant = same ?? nearest(name, ids.values());
        const fix: FixProposal | undefined = meant
          ? {
              title: `set it to "${meant}"`,
              applicability: same ? 'safe' : 'unsafe',
              changes: [{ change: 'set', node, value: meant }],
            }
          : undefined;
        report({
          at: node,
          message: `there is no operation "${name}"${meant ? `; did you mean "${meant}"?` : ''}`,
          ...(same ? { severity: 'warning', confidence: 'low' } : {}),
          fix,
        });
      }
    }
  },
});

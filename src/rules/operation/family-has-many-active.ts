import { familiesOf } from '../../connector/operation-families.js';
import { defineRule } from '../../engine/rule.js';

/** Microsoft: one revision to leave and one to come. */
const MOST = 2;

export default defineRule({
  id: 'operation/family-has-many-active',
  aliases: ['OperationFamilyHasManyActiveOperations'],
  title: 'More than two operations of a family are active',
  severity: 'warning',
  sources: ['learn-swagger-validator', 'learn-versioning', 'learn-deprecate'],
  why: 'Makers see every active revision in the designer and have to guess which one to take. The validator allows two, the present one and the next.',
  remedy:
    'Set "deprecated": true on the oldest revisions and add "(deprecated)" to their summary and description. Flows that use them go on working.',
  symptoms: [{ at: 'upload', text: 'Extra operations must be deprecated.' }],

  check({ connector }, report) {
    for (const { name, members } of familiesOf(connector)) {
      const active = members
        .filter(({ operation }) => !operation.isDeprecated)
        .sort((a, b) => (a.revision ?? 1) - (b.revision ?? 1));
      const newest = active.slice(-MOST);
      for (const { operation } of active.slice(0, -MOST)) {
        const deprecated = operation.node.get('deprecated');
        report({
          at: operation.node,
          message: `${operation.label} is active together with ${newest.map((member) => member.operation.label).join(' and ')} of the family "${name}"; expected "deprecated": true`,
          related: newest.map((member) => ({ at: member.operation.node, message: 'active too' })),
          fix: {
            title: `deprecate ${operation.label}`,
            applicability: 'unsafe',
            changes: [
              deprecated
                ? { change: 'set', node: deprecated, value: true }
                : { change: 'add', to: operation.node, key: 'deprecated', value: true },
            ],
          },
        });
      }
    }
  },
});

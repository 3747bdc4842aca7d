import { familiesOf } from '../../connector/operation-families.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/family-has-many-in-production',
  aliases: ['OperationFamilyHasManyActiveProductionOperations'],
  title: 'Several active operations of a family are in production',
  severity: 'warning',
  sources: ['learn-swagger-validator', 'learn-versioning', 'learn-deprecate'],
  why: 'A new revision replaces the old one when it goes from preview to production. While both are active in production, makers are offered two operations for one purpose.',
  remedy:
    'Set "deprecated": true on the older revision, or leave the newer one in "Preview" (status of x-ms-api-annotation) until the older one can go.',
  symptoms: [{ at: 'upload', text: 'has several active operations in Production status' }],

  check({ connector }, report) {
    for (const { name, members } of familiesOf(connector)) {
      const active = members
        .filter(({ operation, status }) => status === 'Production' && !operation.isDeprecated)
        .sort((a, b) => (a.revision ?? 1) - (b.revision ?? 1));
      const newest = active.at(-1);
      for (const { operation, annotation } of active.slice(0, -1)) {
        if (!newest) continue;
        const deprecated = operation.node.get('deprecated');
        report({
          at: annotation?.get('status') ?? operation.node,
          message: `${operation.label} is in production together with ${newest.operation.label} of the family "${name}"; expected "deprecated": true`,
          related: [{ at: newest.annotation?.get('status') ?? newest.operation.node, message: 'in production too' }],
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

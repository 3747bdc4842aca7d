import { partName } from '../../connector/schema-names.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

const PAIRS = [
  ['exclusiveMaximum', 'maximum', 'ExclusiveMaximumRequiresMaximum'],
  ['exclusiveMinimum', 'minimum', 'ExclusiveMinimumRequiresMinimum'],
] as const;

export default defineRule({
  id: 'schema/exclusive-without-limit',
  aliases: ['ExclusiveMaximumRequiresMaximum', 'ExclusiveMinimumRequiresMinimum'],
  title: 'An exclusive limit has no limit beside it',
  severity: 'error',
  sources: ['learn-swagger-validator', 'openapi-2-schema'],
  why: 'exclusiveMaximum and exclusiveMinimum only say whether the limit itself is still allowed. Without the limit the service refuses them.',
  remedy: 'Add "maximum" or "minimum", or remove the exclusive keyword.',
  symptoms: [{ at: 'upload', text: 'keyword can only be specified if the' }],

  check({ connector }, report) {
    for (const [exclusive, limit, code] of PAIRS) {
      for (const owner of connector.definition?.having(exclusive) ?? []) {
        const node = owner.get(exclusive);
        // A number is JSON Schema of a later draft: definition/wrong-type.
        if (!node || typeof node.value !== 'boolean' || owner.has(limit)) continue;
        report({
          at: keyOf(node),
          code,
          message: `${partName(owner)} has "${exclusive}" and no "${limit}"`,
          fix: {
            title: `remove "${exclusive}"`,
            applicability: 'safe',
            changes: [{ change: 'remove', node }],
          },
        });
      }
    }
  },
});

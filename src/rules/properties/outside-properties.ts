import { PROPERTIES_SHAPES } from '../../connector/properties-shapes.js';
import { propertiesFaults } from '../../connector/properties-structure.js';
import type { Change } from '../../document/edits.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'properties/outside-properties',
  title: 'A member stands beside "properties" instead of inside',
  severity: 'error',
  sources: ['ppc-properties-schema', 'ppc-pr-1312'],
  why: 'The tools and the service read everything from the object "properties". A publisher, a brand colour or a connection parameter beside it is not seen.',
  remedy: 'Move the member into the object "properties".',
  symptoms: [{ at: 'review' }, { at: 'upload' }],

  check({ connector }, report) {
    for (const fault of propertiesFaults(connector)) {
      if (fault.fault !== 'unknown-member' || fault.kind !== 'file') continue;
      const key = String(fault.at.key);
      if (!PROPERTIES_SHAPES.properties.members.has(key)) continue;
      const target = fault.in.get('properties');
      const move: Change[] = [{ change: 'remove', node: fault.at }];
      if (target && !target.has(key)) move.push({ change: 'add', to: target, key, value: fault.at.value });
      report({
        at: keyOf(fault.at),
        message: `"${key}" stands beside "properties"; expected it inside`,
        related: target?.has(key) ? [{ at: keyOf(target.get(key) ?? target), message: 'the one that is read' }] : [],
        fix:
          target?.isObject && !target.has(key)
            ? { title: `move "${key}" into "properties"`, applicability: 'safe', changes: move }
            : undefined,
      });
    }
  },
});

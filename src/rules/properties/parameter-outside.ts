import { propertiesFaults } from '../../connector/properties-structure.js';
import type { Change } from '../../document/edits.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'properties/parameter-outside',
  title: 'A connection parameter stands outside of connectionParameters',
  severity: 'error',
  sources: ['ppc-properties-schema', 'ppc-connectors'],
  why: 'Users are asked only for what stands in connectionParameters. A "token:…" parameter one level higher is never asked for, and the templates that name it have no value.',
  remedy: 'Move the parameter into "connectionParameters".',
  symptoms: [{ at: 'authorize' }, { at: 'upload' }],

  check({ connector }, report) {
    for (const fault of propertiesFaults(connector)) {
      if (fault.fault !== 'unknown-member' || fault.kind !== 'properties') continue;
      const key = String(fault.at.key);
      if (!key.includes(':')) continue;
      const target = fault.in.get('connectionParameters');
      const canMove = fault.at.isObject && target?.isObject && !target.has(key);
      const changes: Change[] = [{ change: 'remove', node: fault.at }];
      if (canMove) changes.push({ change: 'add', to: target, key, value: fault.at.value });
      report({
        at: keyOf(fault.at),
        message: `"${key}" stands in "properties"; expected it in "connectionParameters"`,
        fix: canMove ? { title: 'move it into "connectionParameters"', applicability: 'safe', changes } : undefined,
      });
    }
  },
});

import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'properties/null-section',
  title: 'The connection parameters are null or missing where paconn reads them',
  severity: { repository: 'warning', deploy: 'error', certified: 'warning' },
  sources: ['ppc-upsert'],
  why: 'paconn looks into connectionParameters and into the parameters of every parameter set before it sends anything, and crashes when they are null.',
  remedy: 'Write an empty object, {}, or remove the member; give every parameter set its "parameters".',
  symptoms: [{ at: 'upload', text: "paconn … AttributeError: 'NoneType' object has no attribute 'get'" }],

  check({ connector }, report) {
    const { properties } = connector;
    for (const node of [properties?.parametersNode, properties?.setsNode]) {
      if (node?.value !== null || !node.parent) continue;
      report({
        at: node,
        message: `"${node.key}" is null; expected an object`,
        fix:
          node.key === 'connectionParameters'
            ? { title: 'set it to {}', applicability: 'safe', changes: [{ change: 'set', node, value: {} }] }
            : { title: 'remove it', applicability: 'safe', changes: [{ change: 'remove', node }] },
      });
    }
    for (const set of properties?.setsNode?.get('values')?.children() ?? []) {
      const parameters = set.get('parameters');
      if (!set.isObject || (parameters && parameters.value !== null)) continue;
      const name = set.string('name') ?? String(set.key);
      report({
        at: parameters ? keyOf(parameters) : set,
        message: `parameter set "${name}" ${parameters ? 'has null as "parameters"' : 'has no "parameters"'}; expected an object`,
      });
    }
  },
});

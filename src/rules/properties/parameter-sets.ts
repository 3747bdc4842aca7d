import { keyOf, type Node } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'properties/parameter-sets',
  title: 'The parameter sets cannot be told apart',
  severity: 'error',
  sources: ['learn-multi-auth', 'ppc-connectors'],
  why: 'A connection remembers its way of signing in by the name of the parameter set. With two sets of one name, or none, users cannot choose.',
  remedy: 'Give every entry of connectionParameterSets.values a name of its own.',
  symptoms: [{ at: 'authorize' }],

  check({ connector }, report) {
    const values = connector.properties?.setsNode?.get('values');
    if (!values?.isArray) return;
    const first = new Map<string, Node>();
    let count = 0;
    for (const set of values.children()) {
      count++;
      const node = set.get('name');
      const name = node?.text;
      if (!node || name === undefined) continue;
      const other = first.get(name.toLowerCase());
      if (other)
        report({
          at: node,
          message: `a second parameter set is named "${name}"; expected a name of its own`,
          related: [{ at: other, message: 'the first one' }],
        });
      else first.set(name.toLowerCase(), node);
      if (name.trim() === '') report({ at: node, message: 'a parameter set has an empty name' });
    }
    if (count === 0) report({ at: keyOf(values), message: 'there are no parameter sets', severity: 'warning' });
  },
});

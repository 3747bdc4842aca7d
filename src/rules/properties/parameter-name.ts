import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'properties/parameter-name',
  title: 'The name of a connection parameter has unusual characters',
  severity: 'info',
  sources: ['ppc-properties-schema', 'ppc-connectors'],
  why: 'The published schema allows letters, digits and underscores, and one colon after "token". Three published connectors use dashes or blanks and work, but editors and other tools report them.',
  remedy: 'Rename the parameter, also in policies and templates; existing connections have to be made again.',
  symptoms: [],

  check({ connector }, report) {
    for (const { node, name } of connector.connectionParameters) {
      if (/^[0-9a-z_]+(?::[0-9a-z_]+)?$/i.test(name)) continue;
      report({ at: keyOf(node), message: `connection parameter "${name}"; expected letters, digits and underscores` });
    }
  },
});

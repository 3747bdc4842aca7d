import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'properties/missing-properties',
  title: 'apiProperties.json has no object "properties"',
  severity: 'error',
  sources: ['ppc-upsert', 'ppc-properties-schema'],
  why: 'Everything about connections, policies and the brand stands in the object "properties". paconn stops without it.',
  remedy: 'Put the members of the file into an object named "properties".',
  symptoms: [{ at: 'upload', text: "KeyError: 'properties'" }],

  check({ connector }, report) {
    const root = connector.document('properties')?.root;
    if (connector.layout === 'solution' || !root?.isObject) return;
    const node = root.get('properties');
    if (!node) report({ at: root, message: 'the file has no member "properties"' });
    else if (node.value === null) report({ at: node, message: '"properties" is null; expected an object' });
  },
});

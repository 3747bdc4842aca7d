import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'properties/publisher-missing',
  title: 'Publisher or stack owner is missing',
  severity: { repository: 'off', deploy: 'off', certified: 'error' },
  sources: ['learn-certification', 'ppc-pr-719', 'ppc-pr-1440'],
  why: 'Certification asks for both: "publisher" names the company that publishes the connector, "stackOwner" the owner of the service behind it. Reviewers send submissions without them back.',
  remedy: 'Add "publisher" and "stackOwner" under "properties".',
  symptoms: [{ at: 'review' }],

  check({ connector }, report) {
    const properties = connector.properties?.node;
    if (!properties?.isObject) return;
    for (const key of ['publisher', 'stackOwner']) {
      const node = properties.get(key);
      if (!node) report({ at: properties, message: `"properties" has no "${key}"` });
      else if (node.text?.trim() === '') report({ at: node, message: `"${key}" is empty` });
    }
  },
});

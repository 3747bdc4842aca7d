import { defineRule } from '../../engine/rule.js';
import { BRAND_COLOUR } from '../../facts/connection-parameters.js';

export default defineRule({
  id: 'properties/brand-colour',
  title: 'The brand colour is missing or no colour',
  severity: { repository: 'warning', deploy: 'warning', certified: 'error' },
  sources: ['ppc-properties-schema', 'learn-paconn', 'ppc-connectors'],
  why: 'The colour fills the tile behind the icon. The published schema requires it, and all 1,034 published connectors have it in the form #rrggbb.',
  remedy: 'Set "Icon background color" (iconBrandColor) to # and six hexadecimal digits.',
  symptoms: [{ at: 'review' }],

  check({ connector }, report) {
    const properties = connector.properties?.node;
    if (!properties?.isObject) return;
    const node = properties.get('iconBrandColor');
    if (!node) report({ at: properties, message: '"properties" has no "iconBrandColor"' });
    else if (node.text !== undefined && !BRAND_COLOUR.test(node.text)) {
      const digits = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(node.text.trim())?.[1];
      const value = digits && `#${digits.length === 3 ? digits.replace(/./g, '$&$&') : digits}`;
      report({
        at: node,
        message: `iconBrandColor is "${node.text}"; expected ${value ? `"${value}"` : '"#" and six hexadecimal digits'}`,
        fix: value
          ? { title: `set it to "${value}"`, applicability: 'safe', changes: [{ change: 'set', node, value }] }
          : undefined,
      });
    }
  },
});

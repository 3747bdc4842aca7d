import { plainText } from '../../connector/json-types.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'properties/is-first-party',
  title: 'IsFirstParty is missing or no text',
  severity: 'info',
  sources: ['ppc-properties-schema', 'ppc-connectors'],
  why: 'The published schema requires the text "True" or "False" in oAuthSettings.properties. Connectors without it work, but the schema check of the repository reports them.',
  remedy: 'Set "IsFirstParty" to "False", as a text; "True" is for Microsoft\'s own applications.',
  symptoms: [{ at: 'review' }],

  check({ connector }, report) {
    for (const { node: settings } of connector.oauthSettings) {
      const properties = settings.get('properties');
      if (!properties?.isObject) continue;
      const node = properties.get('IsFirstParty');
      if (!node) {
        report({
          at: keyOf(properties),
          message: '"properties" of the OAuth settings has no "IsFirstParty"',
          fix: {
            title: 'add "IsFirstParty": "False"',
            applicability: 'safe',
            changes: [{ change: 'add', to: properties, key: 'IsFirstParty', value: 'False' }],
          },
        });
        continue;
      }
      if (node.value === 'True' || node.value === 'False') continue;
      const lower = plainText(node.value).toLowerCase();
      const value = lower === 'true' ? 'True' : lower === 'false' ? 'False' : undefined;
      report({
        at: node,
        message: `IsFirstParty is ${typeof node.value === 'string' ? `"${node.value}"` : `the ${typeof node.value} ${lower}`}; expected ${value ? `"${value}"` : '"True" or "False"'} as a text`,
        fix: value
          ? { title: `set it to "${value}"`, applicability: 'safe', changes: [{ change: 'set', node, value }] }
          : undefined,
      });
    }
  },
});

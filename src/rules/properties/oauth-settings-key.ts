import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'properties/oauth-settings-key',
  title: 'The OAuth settings stand under a misspelt key',
  severity: 'error',
  sources: ['ppc-properties-schema', 'ppc-upsert', 'ppc-pr-2229'],
  why: 'The key is "oAuthSettings" with a small o and a large A. paconn puts the client secret only there, and other spellings were repaired in published connectors.',
  remedy: 'Rename the key to "oAuthSettings".',
  symptoms: [{ at: 'authorize' }, { at: 'upload' }],

  check({ connector }, report) {
    for (const { node, name } of connector.connectionParameters) {
      for (const child of node.children()) {
        const key = String(child.key);
        if (key === 'oAuthSettings' || key.toLowerCase() !== 'oauthsettings') continue;
        const isFree = !node.has('oAuthSettings');
        report({
          at: keyOf(child),
          message: `"${name}" has "${key}"; expected "oAuthSettings"`,
          fix: isFree
            ? {
                title: 'rename it to "oAuthSettings"',
                applicability: 'safe',
                changes: [{ change: 'rename', node: child, key: 'oAuthSettings' }],
              }
            : undefined,
        });
      }
    }
  },
});

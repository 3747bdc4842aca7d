import { settingsOf } from '../../connector/settings.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { nearest } from '../../engine/suggest.js';
import { SETTINGS_KEYS } from '../../facts/settings.js';

export default defineRule({
  id: 'package/settings-unknown-key',
  title: 'settings.json has a key that paconn does not read',
  severity: 'warning',
  sources: ['ppc-settings-schema', 'ppc-upsert', 'learn-paconn'],
  why: 'paconn reads a fixed list of keys and passes over the others, so a misspelt one is as good as missing. A secret belongs on the command line only.',
  remedy: 'Correct the key or remove it; the client secret is given with --secret.',
  symptoms: [],

  check({ connector }, report) {
    for (const node of settingsOf(connector)?.children() ?? []) {
      const key = String(node.key);
      if (SETTINGS_KEYS.includes(key) || key === '$schema') continue;
      const meant = nearest(key, SETTINGS_KEYS);
      const isFree = meant !== undefined && !node.parent?.has(meant);
      report({
        at: keyOf(node),
        message: `"${key}" is not read by paconn${meant ? `; did you mean "${meant}"?` : ''}`,
        fix: isFree
          ? {
              title: `rename it to "${meant}"`,
              applicability: key.toLowerCase() === meant.toLowerCase() ? 'safe' : 'unsafe',
              changes: [{ change: 'rename', node, key: meant }],
            }
          : undefined,
      });
    }
  },
});

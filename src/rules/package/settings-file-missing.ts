import { FILE_KEYS, nameBeside, settingsOf } from '../../connector/settings.js';
import { defineRule } from '../../engine/rule.js';
import { nearest } from '../../engine/suggest.js';

export default defineRule({
  id: 'package/settings-file-missing',
  title: 'settings.json names a file that is not there',
  severity: { repository: 'warning', deploy: 'error', certified: 'off' },
  sources: ['ppc-upsert', 'learn-paconn'],
  why: 'paconn stops when the definition or the properties are missing. A missing icon or script it leaves out without a word, and an update without script removes the script of the connector.',
  remedy: 'Correct the name; paths are relative to the folder in which paconn is started, not to settings.json.',
  symptoms: [{ at: 'upload', text: 'File does not exist' }],

  check({ connector, profile }, report) {
    const settings = settingsOf(connector);
    const { entries } = connector;
    if (!settings || !entries) return;
    for (const key of FILE_KEYS) {
      // Without the files that go with it, a repository may still be complete.
      if (profile === 'repository' && (key === 'icon' || key === 'script')) continue;
      const node = settings.get(key);
      const name = nameBeside(node?.text ?? '');
      if (!node || name === undefined || entries.includes(name)) continue;
      const same = entries.find((entry) => entry.toLowerCase() === name.toLowerCase());
      const meant = same ?? nearest(name, entries);
      report({
        at: node,
        message: `${key} is "${node.text}", but the folder has no such file${meant ? `; did you mean "${meant}"?` : ''}`,
        ...(same || key === 'icon' ? { severity: 'warning' } : {}),
        fix: meant
          ? {
              title: `set it to "${meant}"`,
              applicability: same ? 'safe' : 'unsafe',
              changes: [{ change: 'set', node, value: meant }],
            }
          : undefined,
      });
    }
  },
});

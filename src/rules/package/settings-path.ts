import { FILE_KEYS, settingsOf } from '../../connector/settings.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'package/settings-path',
  title: 'settings.json has a path of one machine',
  severity: { repository: 'warning', deploy: 'warning', certified: 'off' },
  sources: ['ppc-upsert', 'learn-paconn'],
  why: 'An absolute path exists on one machine only. Elsewhere paconn stops, or leaves out the icon and the script without a word.',
  remedy: 'Write the name of the file, and start paconn in the folder of the connector.',
  symptoms: [{ at: 'upload', text: 'File does not exist' }],

  check({ connector }, report) {
    const settings = settingsOf(connector);
    for (const key of settings ? FILE_KEYS : []) {
      const node = settings?.get(key);
      const text = node?.text?.trim();
      if (!node || !text || !/^(?:[a-z]:[\\/]|[\\/~])/i.test(text)) continue;
      const name = text.split(/[\\/]/).at(-1) ?? '';
      const isHere = name !== '' && connector.entries?.includes(name) === true;
      report({
        at: node,
        message: `${key} is the absolute path "${text}"; expected ${isHere ? `"${name}"` : 'a path relative to the folder'}`,
        fix: isHere
          ? {
              title: `set it to "${name}"`,
              applicability: 'unsafe',
              changes: [{ change: 'set', node, value: name }],
            }
          : undefined,
      });
    }
  },
});

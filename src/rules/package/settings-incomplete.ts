import { nameBeside, settingsOf } from '../../connector/settings.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'package/settings-incomplete',
  title: 'settings.json does not name the script or the icon',
  severity: { repository: 'off', deploy: 'error', certified: 'off' },
  sources: ['ppc-upsert', 'learn-paconn'],
  why: 'With settings, paconn looks nowhere else, not even at the switches of the command line. An update that does not name the script removes it from the connector without a word; one that does not name the icon sets the default one.',
  remedy: 'Add "script": "script.csx" and "icon": "icon.png" to settings.json.',
  symptoms: [{ at: 'api' }],

  check({ connector }, report) {
    const settings = settingsOf(connector);
    if (!settings) return;
    for (const key of ['script', 'icon'] as const) {
      const document = connector.document(key);
      const name = nameBeside(document?.file.slice(document.file.lastIndexOf('/') + 1) ?? '');
      // A picture that is not called icon.png may be there for the readme.
      if (!name || settings.has(key) || (key === 'icon' && !/^icon\.png$/i.test(name))) continue;
      report({
        at: settings,
        message: `settings.json has no "${key}", but the folder has "${name}"`,
        ...(key === 'icon' ? { severity: 'warning' } : {}),
        fix: {
          title: `add "${key}": "${name}"`,
          applicability: 'safe',
          changes: [{ change: 'add', to: settings, key, value: name }],
        },
      });
    }
  },
});

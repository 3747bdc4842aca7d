import { stringsOf } from '../../connector/definition.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'script/missing-file',
  title: 'scriptOperations lists operations, but there is no script',
  severity: { repository: 'off', deploy: 'error', certified: 'error' },
  sources: ['learn-write-code', 'ppc-upsert'],
  why: 'The service refuses a list of scripted operations without a script. paconn leaves a script out without a word when its path is missing or wrong.',
  remedy:
    'Put script.csx beside the other files and name it on every create and update (--script-file, or "script" in settings.json), or remove scriptOperations.',
  symptoms: [{ at: 'upload', text: 'InvalidScriptDefinitionUrlWithNonNullOperations' }],

  check({ connector }, report) {
    const list = connector.properties?.scriptOperationsNode;
    if (!list || connector.file('script') || connector.entries === undefined) return;
    const names = stringsOf(list);
    // A script elsewhere may be named in the settings; package/settings-file-missing looks for it.
    if (names.length === 0 || connector.document('settings')?.root?.string('script')) return;
    const shown = names.length === 1 ? 'one operation' : `${names.length} operations`;
    report({
      at: list.parent ? keyOf(list) : list,
      message: `scriptOperations lists ${shown}, but the folder holds no .csx file`,
    });
  },
});

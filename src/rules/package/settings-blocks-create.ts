import { isUnfilled, settingsOf } from '../../connector/settings.js';
import { wholeFile } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'package/settings-blocks-create',
  title: 'paconn create will stop at the existing settings.json',
  severity: { repository: 'off', deploy: 'info', certified: 'off' },
  sources: ['ppc-upsert'],
  why: 'After creating the connector, paconn writes its id into settings.json. When the file exists and nobody can be asked, as in a pipeline, the command fails then, and the new connector stays behind without its id being kept.',
  remedy: 'Call "paconn create" with --overwrite-settings (-w).',
  symptoms: [{ at: 'upload', text: 'NoTTYException' }],

  check({ connector }, report) {
    const settings = settingsOf(connector);
    const id = settings?.get('connectorId');
    // With an id, the next command is an update, which does not write the file.
    if (!settings || (id?.text !== undefined && !isUnfilled(id.text))) return;
    // Without an environment paconn asks for one first, so that nothing is created where nobody can answer.
    if (!id && !settings.has('environment')) return;
    report({
      at: id ?? wholeFile(settings.document),
      message: `settings.json has no connectorId yet; "paconn create" needs -w to write it`,
    });
  },
});

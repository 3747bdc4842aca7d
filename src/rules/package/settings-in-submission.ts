import { wholeFile } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'package/settings-in-submission',
  title: 'A submission holds settings.json',
  severity: { repository: 'off', deploy: 'off', certified: 'warning' },
  sources: ['ppc-pr-850'],
  why: 'The file holds the environment and the connector of the author and is of no use to others. Reviewers ask for it to be removed.',
  remedy: 'Leave settings.json out of the submission.',
  symptoms: [{ at: 'review' }],

  check({ connector }, report) {
    const document = connector.document('settings');
    if (document)
      report({ at: wholeFile(document), message: 'settings.json is part of the submission; expected not to be' });
  },
});

import { wholeFile } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'package/readme-missing',
  title: 'A submission has no readme',
  severity: { repository: 'off', deploy: 'off', certified: 'error' },
  sources: ['learn-policy-errors', 'learn-submit', 'ppc-connectors'],
  why: 'The package of a submission holds readme.md or intro.md; the page of the connector is made from it. Without it the package is refused.',
  remedy: 'Add readme.md (verified publishers: intro.md) with the headings of the template.',
  symptoms: [{ at: 'review', text: '5000.1.1.2' }],

  check({ connector }, report) {
    if (connector.layout === 'solution' || !connector.entries || connector.file('readme')) return;
    const document = connector.document('definition') ?? connector.document('properties');
    if (document) report({ at: wholeFile(document), message: 'the folder has neither readme.md nor intro.md' });
  },
});

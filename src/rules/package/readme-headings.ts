import { wholeFile } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { INTRO_HEADINGS, README_HEADINGS } from '../../facts/settings.js';

export default defineRule({
  id: 'package/readme-headings',
  title: 'The readme lacks headings of the template',
  severity: { repository: 'off', deploy: 'off', certified: 'warning' },
  sources: ['ppc-connectors', 'learn-submit'],
  why: 'Makers read on the page of the connector how to get credentials and what does not work. Reviewers compare the readme with the template and send it back when parts are missing.',
  remedy: 'Add the headings that the message names, each with at least a sentence.',
  symptoms: [{ at: 'review' }],

  check({ connector }, report) {
    const document = connector.document('readme');
    if (!document || document.unreadable !== undefined) return;
    const headings: string[] = [];
    // Headings with # and those underlined with === or ---.
    for (const match of document.text.matchAll(/^ {0,3}#{1,6}[ \t]*(.+)|^(\S.*)\n[=-]{3,}[ \t]*$/gm))
      headings.push((match[1] ?? match[2] ?? '').toLowerCase().replace(/[*_`#]/g, ''));
    const wanted = /(?:^|\/)intro\.md$/i.test(document.file) ? INTRO_HEADINGS : README_HEADINGS;
    const missing = wanted.filter(([, pattern]) => !headings.some((heading) => pattern.test(heading)));
    if (missing.length === 0) return;
    report({
      at: wholeFile(document),
      message: `no heading ${missing.map(([heading]) => `"${heading}"`).join(', ')}`,
    });
  },
});

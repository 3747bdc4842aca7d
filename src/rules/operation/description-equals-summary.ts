import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/description-equals-summary',
  title: 'The description of an operation repeats its summary',
  severity: { repository: 'info', deploy: 'info', certified: 'warning' },
  sources: ['learn-strings', 'learn-coding', 'ppc-pr-850'],
  why: 'Makers and agents read both texts to decide whether an operation is the right one; the same words twice help neither.',
  remedy:
    'Say in "Description" (description) what the summary leaves out: what is returned, what must be given, what is changed.',
  symptoms: [{ at: 'designer' }, { at: 'review' }],

  check({ connector }, report) {
    for (const { node } of connector.operations) {
      const summary = node.string('summary');
      const description = node.get('description');
      if (!summary?.trim() || !description?.text || plain(summary) !== plain(description.text)) continue;
      report({ at: description, message: `the description "${description.text}" repeats the summary` });
    }
  },
});

/** Without capitals, outer blanks and the final stop. */
const plain = (text: string): string => text.trim().toLowerCase().replace(/\.$/, '');

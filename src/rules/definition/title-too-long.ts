import { partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { TITLE_MAX } from '../../facts/certification.js';

export default defineRule({
  id: 'definition/title-too-long',
  aliases: ['FieldLengthExceeded'],
  title: 'The title of the connector is too long',
  severity: { repository: 'off', deploy: 'off', certified: 'error' },
  sources: ['learn-certification', 'learn-strings', 'ppc-pr-3407'],
  why: 'Certification allows 30 characters; longer titles are cut off in the list of connectors.',
  remedy: 'Shorten "Title" (info.title) to the name of the product or organisation.',
  symptoms: [{ at: 'review', text: 'goes over the character limit' }],

  check({ connector: { definition } }, report) {
    const title = definition?.root.at('info', 'title');
    const length = title?.text?.length ?? 0;
    if (!title || length <= TITLE_MAX) return;
    report({
      at: partOf(title, [TITLE_MAX, length]),
      message: `"title" has ${length} characters; expected at most ${TITLE_MAX}`,
    });
  },
});

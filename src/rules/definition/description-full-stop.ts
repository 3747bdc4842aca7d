import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'definition/description-full-stop',
  title: 'The description of the connector does not end in punctuation',
  severity: { repository: 'off', deploy: 'off', certified: 'info' },
  sources: ['learn-certification', 'learn-coding'],
  why: 'The description stands on the page of the connector as a paragraph. Reviewers ask for full sentences that end in punctuation.',
  remedy: 'End "Description" (info.description) with a full stop.',
  symptoms: [{ at: 'review', text: 'end in punctuation' }],

  check({ connector: { definition } }, report) {
    const description = definition?.root.at('info', 'description');
    const text = description?.text?.trimEnd() ?? '';
    // A single word needs no full stop.
    if (!description || !/\s/.test(text.trimStart()) || /[.!?…:)"'”’]$/.test(text)) return;
    report({
      at: description,
      message: 'the description ends without punctuation; expected a full stop',
      fix: {
        title: 'add a full stop',
        applicability: 'safe',
        changes: [{ change: 'set', node: description, value: `${text}.` }],
      },
    });
  },
});

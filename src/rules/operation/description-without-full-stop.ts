import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/description-without-full-stop',
  title: 'The description of an operation is not a finished sentence',
  severity: { repository: 'off', deploy: 'off', certified: 'info' },
  sources: ['learn-coding', 'learn-strings'],
  why: 'The coding standards ask for a description that ends with a full stop; reviewers read it as part of the public documentation.',
  remedy: 'End "Description" (description) with a full stop.',
  symptoms: [{ at: 'review' }],

  check({ connector }, report) {
    for (const { node, label } of connector.operations) {
      const description = node.get('description');
      const text = description?.text?.trimEnd();
      // One word needs no stop, and other scripts have other stops.
      if (!description || !text?.trim().includes(' ') || !/[A-Za-z0-9)\]"'’”]$/.test(text)) continue;
      if (/[.!?][)\]"'’”]+$/.test(text)) continue;
      report({
        at: description,
        message: `the description of ${label} does not end with a full stop`,
        fix: {
          title: 'add a full stop',
          applicability: 'safe',
          changes: [{ change: 'set', node: description, value: `${text}.` }],
        },
      });
    }
  },
});

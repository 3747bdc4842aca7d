import { summaryFor, wordsOf } from '../../connector/operation-names.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/summary-equals-id',
  title: 'The summary of an operation is its operationId',
  severity: { repository: 'info', deploy: 'info', certified: 'warning' },
  sources: ['ppc-pr-602', 'learn-strings'],
  why: 'The summary is what makers read in the designer; words written together are hard to read and to find. Reviewers ask for a summary in words, also for internal operations.',
  remedy: 'Write the "Summary" (summary) as a person would say it, as in "Get an incident".',
  symptoms: [{ at: 'designer' }, { at: 'review' }],

  check({ connector }, report) {
    for (const { node, id } of connector.operations) {
      const summary = node.get('summary');
      if (id === undefined || summary?.text?.trim() !== id || wordsOf(id).length < 2) continue;
      const text = summaryFor(id);
      report({
        at: summary,
        message: `the summary "${id}" is the operationId; expected words such as "${text}"`,
        fix: {
          title: `write "${text}"`,
          applicability: 'unsafe',
          changes: [{ change: 'set', node: summary, value: text }],
        },
      });
    }
  },
});

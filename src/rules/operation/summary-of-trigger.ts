import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/summary-of-trigger',
  title: 'The summary of a trigger does not say when it fires',
  severity: { repository: 'off', deploy: 'off', certified: 'warning' },
  sources: ['ppc-pr-914', 'learn-strings', 'learn-certification'],
  why: 'Makers tell triggers from actions by the summary. Reviewers ask that it begins with "When" or "Triggers when".',
  remedy: 'Begin "Summary" (summary) with "When", as in "When an incident is created".',
  symptoms: [{ at: 'review' }],

  check({ connector }, report) {
    for (const operation of connector.operations) {
      const summary = operation.trigger === undefined ? undefined : operation.node.get('summary');
      if (!summary?.text?.trim() || /^\s*(?:when|triggers?\s+when)\b/i.test(summary.text)) continue;
      report({
        at: summary,
        message: `the summary of the trigger is "${summary.text}"; expected one that begins with "When"`,
      });
    }
  },
});

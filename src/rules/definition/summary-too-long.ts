import { shownTexts } from '../../connector/texts.js';
import { partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { SUMMARY_MAX } from '../../facts/certification.js';

export default defineRule({
  id: 'definition/summary-too-long',
  aliases: ['OperationSummaryTooLong', 'FieldLengthExceeded'],
  title: 'A summary is longer than 80 characters',
  severity: { repository: 'off', deploy: 'info', certified: 'warning' },
  sources: ['learn-strings', 'learn-certification', 'ppc-pr-590'],
  why: 'The summary is the name of the action or of the field. The guidance allows 80 characters; longer ones are cut off in the designer. What reads like a sentence belongs into the description.',
  remedy: 'Shorten the summary and move the explanation to the description.',
  symptoms: [{ at: 'review', text: 'for improved readablity' }],

  check({ connector }, report) {
    for (const { node, text, is } of shownTexts(connector)) {
      if (text.length <= SUMMARY_MAX || !is.endsWith('summary')) continue;
      report({
        at: partOf(node, [SUMMARY_MAX, text.length]),
        code: is === 'operation summary' ? 'OperationSummaryTooLong' : 'FieldLengthExceeded',
        message: `the ${is} has ${text.length} characters; expected at most ${SUMMARY_MAX}`,
      });
    }
  },
});

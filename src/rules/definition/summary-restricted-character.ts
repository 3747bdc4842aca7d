import { partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { SUMMARY_CHARACTERS } from '../../facts/certification.js';

export default defineRule({
  id: 'definition/summary-restricted-character',
  aliases: ['RestrictedCharactersInSummary'],
  title: 'The summary of an operation holds a character that certification does not allow',
  severity: { repository: 'off', deploy: 'off', certified: 'error' },
  sources: ['learn-certification', 'learn-strings', 'ppc-pr-1095'],
  why: 'The summary is the name of the action. Certification allows letters, digits and parentheses; the validator refuses / \\ < > * % & and ?.',
  remedy: 'Rewrite the summary without the character, for example "or" instead of "/".',
  symptoms: [{ at: 'review', text: 'Summary string contains any of the restricted characters' }],

  check({ connector }, report) {
    for (const { node, label } of connector.operations) {
      const summary = node.get('summary');
      const character = summary?.text === undefined ? undefined : SUMMARY_CHARACTERS.exec(summary.text)?.[0];
      if (!summary || character === undefined) continue;
      report({
        at: partOf(summary, character),
        message: `the summary of "${label}" holds "${character}"; expected letters, digits and parentheses`,
      });
    }
  },
});

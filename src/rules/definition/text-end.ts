import { shownTexts } from '../../connector/texts.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'definition/text-end',
  aliases: ['ValueMustEndWithAlphanumeric'],
  title: 'A title or summary does not end in a letter or digit',
  severity: { repository: 'off', deploy: 'off', certified: 'warning' },
  sources: ['learn-certification', 'learn-strings'],
  why: 'Titles and summaries are names, not sentences. Certification refuses those that end in punctuation, a blank or a line break.',
  remedy: 'Remove what follows the last letter or digit.',
  symptoms: [{ at: 'review', text: 'value must end with alphanumeric character.' }],

  check({ connector }, report) {
    for (const { node, text, is } of shownTexts(connector)) {
      if (is !== 'title' && is !== 'operation summary') continue;
      // "(Independent Publisher)" and "(Preview)" are asked for by the same guidance.
      const end = /[\p{L}\p{N})]$/u.test(text) || text.trim() === '' ? '' : text.slice(-1);
      if (end === '') continue;
      const right = text.replace(/[\s.,;:!?…-]+$/u, '');
      report({
        at: node,
        message: `the ${is} ends in ${JSON.stringify(end)}; expected a letter or digit`,
        fix: /[\p{L}\p{N})]$/u.test(right)
          ? {
              title: `set it to ${JSON.stringify(right)}`,
              applicability: 'safe',
              changes: [{ change: 'set', node, value: right }],
            }
          : undefined,
      });
    }
  },
});

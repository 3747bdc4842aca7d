import { shownTexts } from '../../connector/texts.js';
import { partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

/** The cheap question first: almost all texts stay below. */
const BEYOND_LATIN = /[\u0250-\uffff]/;
/** Two letters of a script other than Latin side by side; a single sign, such as a unit, is English enough. */
const foreignWord = (text: string): string | undefined => /(?:(?!\p{Script=Latin})\p{L}\p{M}*){2,}/u.exec(text)?.[0];

export default defineRule({
  id: 'definition/text-not-english',
  aliases: ['ValueMustBeInEnglish'],
  title: 'A text is not written in English',
  severity: { repository: 'off', deploy: 'off', certified: 'warning' },
  sources: ['learn-certification', 'learn-swagger-validator'],
  why: 'Certified connectors are translated from English. Titles, summaries and descriptions in another language are refused.',
  remedy: 'Translate the text into English.',
  symptoms: [{ at: 'review', text: 'value must be written in English.' }],

  check({ connector }, report) {
    for (const { node, text, is } of shownTexts(connector)) {
      const word = BEYOND_LATIN.test(text) ? foreignWord(text) : undefined;
      if (word === undefined) continue;
      report({ at: partOf(node, word), message: `the ${is} holds "${word.slice(0, 40)}"; expected English` });
    }
  },
});

import { shownTexts } from '../../connector/texts.js';
import { partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { PRODUCT_NAMES, TITLE_WORDS } from '../../facts/certification.js';

export default defineRule({
  id: 'definition/restricted-word',
  aliases: ['ValueContainsRestrictedWords'],
  title: 'A text holds a word that certification does not allow',
  severity: { repository: 'off', deploy: 'off', certified: 'warning' },
  sources: ['learn-certification', 'learn-strings', 'ppc-pr-3407'],
  why: 'Reviewers refuse titles that hold "API" or "Connector", and names of Power Platform products in any text: the connector is used in all of these products, and its name is followed by the word connector anyway.',
  remedy: 'Rewrite the text without the word.',
  symptoms: [{ at: 'review', text: 'contains at least one of the restricted words' }],

  check({ connector }, report) {
    for (const { node, text, is } of shownTexts(connector)) {
      const product = PRODUCT_NAMES.exec(text)?.[0];
      const word = is === 'title' ? (TITLE_WORDS.exec(text)?.[0] ?? product) : product;
      if (word !== undefined) {
        const isOfConnector = is === 'title' || is === 'description';
        report({
          at: partOf(node, word),
          message: `the ${is} holds "${word}"; expected a text without it`,
          ...(isOfConnector ? {} : { severity: 'info' }),
        });
      } else if (is === 'description' && /\bAPIs?\b/.test(text)) {
        // Asked for by the string guidance only; one published connector in seven does not keep to it.
        report({
          at: partOf(node, 'API'),
          message: 'the description holds "API"; expected a text without it',
          severity: 'info',
        });
      }
    }
  },
});

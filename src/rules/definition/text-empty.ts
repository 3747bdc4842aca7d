import { metadataEntries } from '../../connector/metadata.js';
import { shownTexts } from '../../connector/texts.js';
import type { Node } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'definition/text-empty',
  aliases: ['RequiredValueEmpty'],
  title: 'A text that certification asks for is empty',
  severity: { repository: 'off', deploy: 'off', certified: 'error' },
  sources: ['learn-swagger-validator', 'learn-certification'],
  why: 'Titles, summaries, descriptions, the contact and the metadata have to be there and have to say something. Certification refuses empty ones.',
  remedy: 'Write the text.',
  symptoms: [{ at: 'review', text: 'property must have not empty value.' }],

  check({ connector }, report) {
    const tell = (node: Node, what: string): void => report({ at: node, message: `${what} is empty; expected a text` });
    for (const { node, text, is } of shownTexts(connector)) {
      // Texts of parameters are the business of the rules about parameters.
      if (is.startsWith('parameter')) continue;
      if (text.trim() === '') tell(node, `the ${is}`);
    }
    const contact = connector.definition?.root.at('info', 'contact');
    for (const member of contact?.isObject ? contact.children() : [])
      if (member.text?.trim() === '') tell(member, `"${member.key}" of the contact`);
    for (const { name, value } of metadataEntries(connector.definition))
      if (value && (value.value === null || value.text?.trim() === '')) tell(value, `"${name}" of the metadata`);
  },
});

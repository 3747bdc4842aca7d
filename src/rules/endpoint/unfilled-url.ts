import { fixedAddressesOf, formOf, shown, unfilledPart } from '../../connector/addresses.js';
import { sourceOf } from '../../connector/oauth-placeholders.js';
import { partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'endpoint/unfilled-url',
  title: 'An OAuth endpoint still holds text that is to be replaced',
  severity: 'error',
  sources: ['ppc-connectors', 'rfc3986#3', 'ppc-pr-525'],
  why: 'Brackets and at signs mark what the author of an example wants replaced. They cannot stand in an address, so the connector can be created but nobody can sign in.',
  remedy: 'Replace the marked text by the real host or path.',
  symptoms: [{ at: 'authorize' }],

  check({ connector }, report) {
    for (const { oauth, key, node, text } of fixedAddressesOf(connector)) {
      if (formOf(text) !== 'unfilled') continue;
      const [from, to] = unfilledPart(text.trim()) ?? [0, 0];
      const start = from + text.length - text.trimStart().length;
      const part = text.slice(start, start + to - from);
      const name = /^\{\{\s*(?:token:)?(.*?)\s*\}\}$/i.exec(part)?.[1];
      if (oauth.family === 'template' && name !== undefined && sourceOf(connector, oauth, name)) continue;
      report({
        at: partOf(node, [start, start + part.length]),
        message: `${key} is ${shown(text)}; expected an address in which "${part}" is replaced`,
      });
    }
  },
});

import { jsonDocuments } from '../../connector/json-documents.js';
import { duplicateKeys } from '../../document/duplicate-keys.js';
import { skipBlanks } from '../../document/locate.js';
import { stretch } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'json/duplicate-key',
  title: 'A name occurs twice in one object',
  severity: 'warning',
  sources: ['rfc8259#4', 'ppc-connectors'],
  why: 'Parsers keep one of the two values, mostly the last, and drop the other without a word; what the author wrote there never reaches the service.',
  remedy: 'Decide which of the two values is meant and remove the other.',
  symptoms: [],

  check({ connector }, report) {
    for (const { document } of jsonDocuments(connector)) {
      const { text } = document;
      for (const { dropped, kept } of duplicateKeys(document)) {
        const isSame =
          text.slice(dropped.value.start, dropped.value.end) === text.slice(kept.value.start, kept.value.end);
        const next = skipBlanks(text, skipBlanks(text, dropped.value.end) + 1);
        report({
          at: stretch(document, kept.key.start, kept.key.end),
          message: `"${kept.name}" stands twice in this object${isSame ? ', with the same value' : '; only the last one counts'}`,
          ...(isSame ? { severity: 'info' } : {}),
          related: [{ at: stretch(document, dropped.key.start, dropped.key.end), message: 'this one is dropped' }],
          fix: isSame
            ? {
                title: `remove the first "${kept.name}"`,
                applicability: 'safe',
                changes: [{ change: 'replace', place: stretch(document, dropped.key.start, next), text: '' }],
              }
            : undefined,
        });
      }
    }
  },
});

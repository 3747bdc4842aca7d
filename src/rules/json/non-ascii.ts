import type { Document } from '../../document/document.js';
import type { Change } from '../../document/edits.js';
import { stretch } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'json/non-ascii',
  title: 'A text will be read in the encoding of the machine',
  severity: { repository: 'off', deploy: 'info', certified: 'off' },
  sources: ['ppc-upsert', 'ppc-connectors'],
  why: 'The create and update commands of paconn open the two files in the encoding of the machine. On Windows that is mostly not UTF-8: special letters reach the service garbled, or the command stops.',
  remedy: 'Write the characters as \\u escapes, or upload from a machine whose encoding is UTF-8 (PYTHONUTF8=1).',
  symptoms: [{ at: 'upload', text: 'UnicodeDecodeError' }],

  check({ connector }, report) {
    if (connector.layout === 'solution') return;
    for (const { role, document } of connector.files) {
      if (role !== 'definition' && role !== 'properties') continue;
      // As many bytes as UTF-16 units means ASCII only.
      if (!document.root || document.invalidUtf8 || document.bytes === document.text.length) continue;
      const changes = escapes(document);
      const [first] = changes;
      if (first?.change !== 'replace') continue;
      report({
        at: first.place,
        message: `characters other than ASCII in ${changes.length === 1 ? 'one place' : `${changes.length} places`}; expected \\u escapes for paconn`,
        fix: { title: 'write them as \\u escapes', applicability: 'safe', changes },
      });
    }
  },
});

/** A change for every run of characters beyond ASCII; they can stand in strings only. */
const escapes = (document: Document): Change[] =>
  [...document.text.matchAll(/[\u007f-\ufefe\uff00-\uffff]+/g)].map((match) => ({
    change: 'replace',
    place: stretch(document, match.index, match.index + match[0].length),
    text: match[0].replace(/./gs, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  }));

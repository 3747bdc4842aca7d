import { stretch } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'json/byte-order-mark',
  title: 'A file begins with a byte order mark',
  severity: { repository: 'warning', deploy: 'error', certified: 'warning' },
  sources: ['rfc8259#8.1', 'ppc-upsert', 'ppc-connectors'],
  why: 'The create and update commands of paconn read the two files without looking for a byte order mark and stop at the first character; its validate command accepts it, so the fault shows late.',
  remedy: 'Save the file as UTF-8 without a byte order mark ("UTF-8", not "UTF-8 with BOM").',
  symptoms: [{ at: 'upload', text: 'Unexpected UTF-8 BOM (decode using utf-8-sig)' }],

  check({ connector }, report) {
    if (connector.layout === 'solution') return;
    for (const { role, document } of connector.files) {
      if ((role !== 'definition' && role !== 'properties') || !document.hasByteOrderMark) continue;
      const at = stretch(document, 0, 1);
      report({
        at,
        message: 'the file begins with a byte order mark (U+FEFF); expected UTF-8 without one',
        fix: {
          title: 'remove the byte order mark',
          applicability: 'safe',
          changes: [{ change: 'replace', place: at, text: '' }],
        },
      });
    }
  },
});

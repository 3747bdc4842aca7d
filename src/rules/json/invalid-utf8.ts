import { isUtf16, jsonDocuments } from '../../connector/json-documents.js';
import { stretch, wholeFile } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'json/invalid-utf8',
  title: 'A file is not UTF-8',
  severity: 'error',
  sources: ['rfc8259#8.1', 'ppc-upsert', 'ppc-connectors'],
  why: 'JSON files are UTF-8. Readers that take them as such stop at the first wrong byte or put replacement characters into titles and descriptions.',
  remedy: 'Save the file as UTF-8 without a byte order mark, then look at the words with special letters.',
  symptoms: [{ at: 'upload', text: 'UnicodeDecodeError' }],

  check({ connector }, report) {
    for (const { document } of jsonDocuments(connector)) {
      if (isUtf16(document)) {
        report({ at: wholeFile(document), message: 'the file is UTF-16; expected UTF-8' });
      } else if (document.invalidUtf8) {
        const at = Math.max(0, document.text.indexOf('\ufffd'));
        report({
          at: stretch(document, at, at + 1),
          message:
            'a byte that is not UTF-8; the file seems to be saved in an older encoding such as Windows-1252, expected UTF-8',
        });
      }
    }
  },
});

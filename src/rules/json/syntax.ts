import { isUtf16, jsonDocuments } from '../../connector/json-documents.js';
import type { Document } from '../../document/document.js';
import type { Change } from '../../document/edits.js';
import { stretch, wholeFile } from '../../document/node.js';
import { type Repair, syntaxOf } from '../../document/syntax-error.js';
import { defineRule, type FixProposal } from '../../engine/rule.js';

export default defineRule({
  id: 'json/syntax',
  title: 'A file is not JSON',
  severity: 'error',
  sources: ['rfc8259', 'ppc-upsert', 'ppc-connectors'],
  why: 'pac and paconn read the files with a strict JSON parser and stop before anything is sent; the designer refuses the import.',
  remedy: 'Repair the text at the place shown, or write the file again from its source.',
  symptoms: [{ at: 'upload', text: 'JSONDecodeError' }],

  check({ connector }, report) {
    for (const { document } of jsonDocuments(connector)) {
      if (document.unreadable !== 'syntax' || isUtf16(document)) continue;
      const { fault, comments } = syntaxOf(document);
      if (fault) {
        // Bytes that are no text are the fault then; json/invalid-utf8 says so.
        if (document.invalidUtf8 && /[\ufffd\0]/.test(document.text.slice(fault.start, fault.end + 1))) continue;
        report({
          at: fault.end > fault.start ? stretch(document, fault.start, fault.end) : wholeFile(document),
          message: fault.message,
          related: fault.related
            ? [{ at: stretch(document, fault.related.start, fault.related.end), message: fault.related.message }]
            : [],
          fix: fault.repair && fixOf(document, fault.repair),
        });
        continue;
      }
      const [first] = comments;
      if (!first) continue;
      const edits = comments.map((comment) => ({ ...withBlanks(document.text, comment), text: '' }));
      report({
        at: stretch(document, first.start, first.end),
        message: `a comment${comments.length > 1 ? ` and ${comments.length - 1} more` : ''}; JSON has none`,
        fix: fixOf(document, { title: 'remove the comments', edits }),
      });
    }
  },
});

const fixOf = (document: Document, { title, edits }: Repair): FixProposal => ({
  title,
  applicability: 'safe',
  changes: edits.map(
    ({ start, end, text }): Change => ({ change: 'replace', place: stretch(document, start, end), text }),
  ),
});

/** A comment with the blanks before it, and with its line when it stands alone there. */
function withBlanks(text: string, { start, end }: { readonly start: number; readonly end: number }) {
  let from = start;
  while (text[from - 1] === ' ' || text[from - 1] === '\t') from--;
  const lineBreak = /^\r?\n/.exec(text.slice(end, end + 2));
  const isAlone = from === 0 || text[from - 1] === '\n';
  return { start: from, end: isAlone && lineBreak ? end + lineBreak[0].length : end };
}

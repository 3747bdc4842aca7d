import { jsonDocuments } from '../../connector/json-documents.js';
import { stretch } from '../../document/node.js';
import { syntaxOf } from '../../document/syntax-error.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'json/trailing-comma',
  title: 'A comma stands before a closing bracket',
  severity: 'error',
  sources: ['rfc8259', 'ppc-upsert', 'ppc-connectors'],
  why: 'JSON allows no comma after the last element. Editors and the repository accept it, pac and paconn stop before anything is sent.',
  remedy: 'Remove the comma.',
  symptoms: [{ at: 'upload', text: 'JSONDecodeError' }],

  check({ connector }, report) {
    for (const { document } of jsonDocuments(connector)) {
      if (document.unreadable !== 'syntax') continue;
      const { fault, trailingCommas } = syntaxOf(document);
      if (fault) continue;
      for (const { start, end, before } of trailingCommas) {
        const at = stretch(document, start, end);
        report({
          at,
          message: `a comma before "${before}"; expected none after the last ${before === '}' ? 'member' : 'element'}`,
          fix: {
            title: 'remove the comma',
            applicability: 'safe',
            changes: [{ change: 'replace', place: at, text: '' }],
          },
        });
      }
    }
  },
});

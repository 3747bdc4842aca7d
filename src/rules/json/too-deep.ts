import { MAX_DEPTH } from '../../connector/definition.js';
import { jsonDocuments } from '../../connector/json-documents.js';
import { skipString } from '../../document/locate.js';
import { stretch, wholeFile } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'json/too-deep',
  title: 'Objects are nested too deeply to be checked',
  severity: 'warning',
  sources: ['learn-swagger-validator', 'ppc-connectors'],
  why: 'The service limits the depth of schemas, and no published definition has more than 28 levels. What lies deeper than the limit of this tool was not checked.',
  remedy: 'Flatten the schema, or move a part of it into "definitions" and refer to it.',
  symptoms: [{ at: 'upload', text: 'The schema exceeds the maximum allowed depth' }],

  check({ connector }, report) {
    const message = `more than ${MAX_DEPTH} levels; what lies deeper was not checked`;
    for (const { role, document } of jsonDocuments(connector)) {
      if (document.unreadable === 'too-deep') report({ at: wholeFile(document), message });
      else if (role === 'definition') {
        const fault = connector.definition?.faults.find((candidate) => candidate.fault === 'too-deep');
        if (fault?.fault === 'too-deep') report({ at: fault.at, message });
      } else if (document.root) {
        const at = tooDeep(document.text);
        if (at >= 0) report({ at: stretch(document, at, at + 1), message });
      }
    }
  },
});

/** The first bracket that opens deeper than the limit; -1 when there is none. Strings are skipped. */
function tooDeep(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text[at];
    if (unit === '"') at = skipString(text, at) - 1;
    else if (unit === '{' || unit === '[') {
      if (++depth > MAX_DEPTH) return at;
    } else if (unit === '}' || unit === ']') depth--;
  }
  return -1;
}

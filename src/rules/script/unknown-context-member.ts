import { scriptOf } from '../../connector/script-text.js';
import { stretch } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { nearest } from '../../engine/suggest.js';
import { CONTEXT_MEMBERS } from '../../facts/script.js';

export default defineRule({
  id: 'script/unknown-context-member',
  title: 'The script uses a member that Context does not have',
  severity: 'error',
  sources: ['learn-write-code'],
  why: 'Context gives the request, the operation, a logger and SendAsync. Anything else, such as the connection parameters, is not there: the script does not compile, and the upload ends in an internal server error.',
  remedy:
    'Bring a connection parameter in by a policy: "Set HTTP header" (setheader) with @connectionParameters(…), read the header in the script and remove it before forwarding.',
  symptoms: [
    { at: 'upload', text: 'CS1061' },
    { at: 'upload', status: 500, text: 'internal server error' },
  ],

  check({ connector }, report) {
    const script = scriptOf(connector);
    if (!script) return;
    const { code, document } = script;
    // Another thing of that name may have other members.
    if (/[\w>\]?]\s+Context\s*(?:[;={,)]|=>)/.test(code)) return;
    for (const match of code.matchAll(/\bthis\s*\.\s*Context\s*\.\s*(\w+)/g)) {
      const name = match[1] as string;
      if (CONTEXT_MEMBERS.includes(name)) continue;
      const meant = nearest(name, CONTEXT_MEMBERS);
      const end = match.index + match[0].length;
      report({
        at: stretch(document, end - name.length, end),
        message: `Context has no member ${name}; expected ${meant ?? CONTEXT_MEMBERS.slice(0, -1).join(', ')}`,
      });
    }
  },
});

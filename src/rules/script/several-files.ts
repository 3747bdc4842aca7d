import { scriptOf } from '../../connector/script-text.js';
import { stretch, wholeFile } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'script/several-files',
  title: 'The script is spread over several files',
  severity: { repository: 'info', deploy: 'warning', certified: 'warning' },
  sources: ['learn-write-code'],
  why: 'A connector has one script file. The others in the folder are not uploaded, and a script that loads them does not compile.',
  remedy: 'Put all classes into script.csx and remove the other files.',
  symptoms: [{ at: 'upload', status: 500, text: 'internal server error' }],

  check({ connector }, report) {
    const document = connector.document('script');
    if (!document) return;
    const own = document.file.slice(document.file.lastIndexOf('/') + 1);
    const others = connector.layout === 'folder' ? (connector.entries ?? []) : [];
    const scripts = others.filter((name) => /\.csx$/i.test(name) && name !== own);
    if (scripts.length > 0)
      report({
        at: wholeFile(document),
        message: `the folder holds further scripts, ${scripts.map((name) => `"${name}"`).join(', ')}; only "${own}" is uploaded`,
      });
    if (!scriptOf(connector)) return;
    for (const match of document.text.matchAll(/^[ \t]*#load\b[^\n\r]*/gm))
      report({
        at: stretch(document, match.index, match.index + match[0].length),
        message: 'the script loads another file; expected everything in one',
      });
  },
});

import { scriptOf } from '../../connector/script-text.js';
import { stretch } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { SCRIPT_NAMESPACES } from '../../facts/script.js';

export default defineRule({
  id: 'script/unsupported-namespace',
  title: 'The script uses a namespace that is not on the list',
  severity: 'warning',
  sources: ['learn-write-code'],
  why: 'Scripts may use the namespaces of a fixed list only. With others the script does not compile on the platform, and the upload ends in an internal server error.',
  remedy: 'Do the same with the namespaces of the list; JSON is handled with Newtonsoft.Json.',
  symptoms: [{ at: 'upload', status: 500, text: 'internal server error' }],

  check({ connector }, report) {
    const script = scriptOf(connector);
    if (!script) return;
    for (const match of script.code.matchAll(/^[ \t]*using[ \t]+(static[ \t]+)?(\w+[ \t]*=[ \t]*)?([\w.]+)[ \t]*;/gm)) {
      const name = match[3] as string;
      // After "using static" and in an alias there may be a type at the end.
      const isType = match[1] !== undefined || match[2] !== undefined;
      const parent = name.slice(0, Math.max(0, name.lastIndexOf('.')));
      if (SCRIPT_NAMESPACES.includes(name) || (isType && SCRIPT_NAMESPACES.includes(parent))) continue;
      const start = match.index + match[0].lastIndexOf(name);
      report({
        at: stretch(script.document, start, start + name.length),
        message: `the namespace ${name} is not on the list of supported ones`,
      });
    }
  },
});

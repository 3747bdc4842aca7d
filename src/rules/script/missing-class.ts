import { scriptOf } from '../../connector/script-text.js';
import { stretch, wholeFile } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'script/missing-class',
  title: 'The script has no class Script that derives from ScriptBase',
  severity: 'error',
  sources: ['learn-write-code', 'ppc-connectors'],
  why: 'The platform makes an object of the class "Script : ScriptBase". Without it the upload ends in an internal server error that does not say why. All public scripts have it.',
  remedy: 'Declare "public class Script : ScriptBase".',
  symptoms: [{ at: 'upload', status: 500, text: 'internal server error' }],

  check({ connector }, report) {
    const script = scriptOf(connector);
    if (!script) return;
    const { code, document } = script;
    if (/\bclass\s+Script\s*:[\w.,\s]{0,300}\bScriptBase\b/.test(code)) return;
    const own = /\bclass\s+Script\b/.exec(code);
    const other = /\bclass\s+(\w+)\s*:[\w.,\s]{0,300}\bScriptBase\b/.exec(code);
    const match = own ?? other;
    report({
      at: match ? stretch(document, match.index, match.index + match[0].length) : wholeFile(document),
      message: own
        ? 'the class Script does not derive from ScriptBase'
        : other
          ? `the class that derives from ScriptBase is named ${other[1]}; expected Script`
          : 'the script has no class "Script : ScriptBase"',
    });
  },
});

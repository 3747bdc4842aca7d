import { scriptOf } from '../../connector/script-text.js';
import { stretch } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'script/missing-execute-async',
  title: 'The script does not override ExecuteAsync',
  severity: 'error',
  sources: ['learn-write-code'],
  why: 'ExecuteAsync is the one method that the platform calls, and it is abstract: without it the script does not compile, and the upload ends in an internal server error.',
  remedy: 'Add "public override async Task<HttpResponseMessage> ExecuteAsync()".',
  symptoms: [{ at: 'upload', status: 500, text: 'internal server error' }],

  check({ connector }, report) {
    const script = scriptOf(connector);
    const owner = script && /\bclass\s+Script\b/.exec(script.code);
    if (!script || !owner) return;
    const { code, document } = script;
    if (/\boverride\b[\w\s<>.,?]{0,300}\bExecuteAsync\s*\(\s*\)/.test(code)) return;
    const own = /\bExecuteAsync\s*\([^()]{0,300}\)(?=\s*(?:\{|=>))/.exec(code);
    const place = own ?? owner;
    report({
      at: stretch(document, place.index, place.index + place[0].length),
      message: own
        ? 'ExecuteAsync does not override the method of ScriptBase; expected "public override async Task<HttpResponseMessage> ExecuteAsync()"'
        : 'the class Script has no method ExecuteAsync',
    });
  },
});

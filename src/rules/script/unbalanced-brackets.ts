import { scriptOf } from '../../connector/script-text.js';
import { stretch } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

const CLOSING = new Map([
  ['{', '}'],
  ['(', ')'],
  ['[', ']'],
]);

export default defineRule({
  id: 'script/unbalanced-brackets',
  title: 'The brackets of the script do not match',
  severity: 'error',
  sources: ['learn-write-code'],
  why: 'The script is compiled on the platform, and a fault shows only as an internal server error on upload, without line or reason.',
  remedy: 'Close or remove the bracket, and compile the script before the upload.',
  symptoms: [{ at: 'upload', status: 500, text: 'internal server error' }],

  check({ connector }, report) {
    const script = scriptOf(connector);
    // With conditional compilation, brackets may stand in branches that exclude each other.
    if (!script || /^[ \t]*#if\b/m.test(script.document.text)) return;
    const { code, document } = script;
    const open: Bracket[] = [];
    /** A brace that closes on a line indented less than the line that opened it: its own one is missing before. */
    let suspect: Bracket | undefined;
    let line = { start: 0, indentation: 0 };
    let lineBreak = document.text.indexOf('\n');
    for (const match of code.matchAll(/[{}()[\]]/g)) {
      const sign = match[0];
      while (lineBreak >= 0 && lineBreak < match.index) {
        line = lineAt(document.text, lineBreak + 1);
        lineBreak = document.text.indexOf('\n', lineBreak + 1);
      }
      if (CLOSING.has(sign)) {
        open.push({ at: match.index, sign, indentation: line.indentation });
        continue;
      }
      const last = open.pop();
      if (last && CLOSING.get(last.sign) === sign) {
        const isFirst = match.index === line.start + line.indentation;
        if (isFirst && line.indentation < last.indentation) suspect ??= last;
        continue;
      }
      report({
        at: stretch(document, match.index, match.index + 1),
        message: last
          ? `found "${sign}"; expected "${CLOSING.get(last.sign)}" first`
          : `"${sign}" closes nothing; there is no bracket open`,
        related: last ? [{ at: stretch(document, last.at, last.at + 1), message: 'still open' }] : [],
      });
      return;
    }
    const last = open.length > 0 ? (suspect ?? open.at(-1)) : undefined;
    if (last) report({ at: stretch(document, last.at, last.at + 1), message: `this "${last.sign}" is never closed` });
  },
});

interface Bracket {
  readonly at: number;
  readonly sign: string;
  readonly indentation: number;
}

/** A line by its start, with its indentation. */
function lineAt(text: string, start: number): { readonly start: number; readonly indentation: number } {
  let at = start;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return { start, indentation: at - start };
}

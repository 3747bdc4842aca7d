import type { ScriptLiteral, ScriptText } from './script-text.js';

/**
 * The literals that a script compares with the operation: `OperationId == "A"`, `OperationId.Equals("A")` and the cases of
 * a switch over it. A script that decodes or renames the operation first is only partly seen.
 */
export function comparedOperations({ code, document, literals }: ScriptText): ScriptLiteral[] {
  if (!code.includes('OperationId')) return [];
  const cases = casesOfOperation(code);
  return literals.filter(({ start, end }) => {
    const before = document.text.slice(Math.max(0, start - 80), start).trimEnd();
    if (/\bOperationId\s*(?:[=!]=|\.\s*Equals\s*\()$/.test(before)) return true;
    if (/^\s*[=!]=\s*(?:this\s*\.\s*)?Context\s*\.\s*OperationId\b/.test(code.slice(end, end + 80))) return true;
    return before.endsWith('case') && cases.has(document.text.lastIndexOf('case', start));
  });
}

/** Each switch is followed to its end; a script with more of them is not written by hand. */
const MOST_SWITCHES = 50;

/** Where the `case` labels stand that belong to a switch over the operation itself, not to one inside it. */
function casesOfOperation(code: string): Set<number> {
  const found = new Set<number>();
  let count = 0;
  for (const match of code.matchAll(/\bswitch\s*\(\s*(?:this\s*\.\s*)?Context\s*\.\s*OperationId\s*\)\s*\{/g)) {
    if (++count > MOST_SWITCHES) break;
    const token = /[{}]|\bcase\b/g;
    token.lastIndex = match.index + match[0].length;
    let depth = 1;
    for (let next = token.exec(code); next && depth > 0; next = token.exec(code)) {
      if (next[0] === '{') depth++;
      else if (next[0] === '}') depth--;
      else if (depth === 1) found.add(next.index);
    }
  }
  return found;
}

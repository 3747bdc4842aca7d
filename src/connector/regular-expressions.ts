/** Longer patterns are not looked at. */
const LONGEST = 5_000;

/**
 * What is wrong with a regular expression in every dialect there is; undefined when JavaScript accepts it, or when another
 * dialect might: the platform's own is .NET, a service's may be any.
 */
export function patternFault(pattern: string): string | undefined {
  if (pattern.length > LONGEST || compiles(pattern, '') || compiles(pattern, 'v')) return undefined;
  // Quoting and free spacing change what brackets mean.
  if (/\\[QE]|\(\?[a-z]*x/.test(pattern)) return undefined;
  return structureFault(pattern);
}

function compiles(pattern: string, flags: string): boolean {
  try {
    new RegExp(pattern, flags);
    return true;
  } catch {
    return false;
  }
}

/** Unbalanced groups and classes, a lost backslash, a quantifier with nothing before it. */
function structureFault(pattern: string): string | undefined {
  let groups = 0;
  let isStart = true;
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at];
    if (character === '\\') {
      if (at === pattern.length - 1) return 'it ends with a single backslash';
      at++;
    } else if (character === '[') {
      const end = endOfClass(pattern, at);
      if (end < 0) return 'a "[" is not closed';
      at = end;
    } else if (character === '(') {
      groups++;
      if (pattern.startsWith('(?#', at)) at = Math.max(at, pattern.indexOf(')', at) - 1);
      else if (pattern[at + 1] === '?') at += 2;
    } else if (character === ')') {
      if (groups-- === 0) return 'a ")" has no "("';
    } else if (isStart && (character === '*' || character === '+' || character === '?')) {
      return `"${character}" has nothing before it`;
    }
    isStart = (character === '(' && pattern[at] === '(') || character === '|';
  }
  return groups > 0 ? 'a "(" is not closed' : undefined;
}

/** Where a class ends; a "]" right after "[" or "[^" belongs to it in most dialects. */
function endOfClass(pattern: string, start: number): number {
  let at = start + (pattern[start + 1] === '^' ? 2 : 1);
  if (pattern[at] === ']') at++;
  for (; at < pattern.length; at++) {
    if (pattern[at] === '\\') at++;
    else if (pattern[at] === ']') return at;
  }
  // In JavaScript "[]" is a class of its own.
  return pattern.startsWith('[]', start) ? start + 1 : -1;
}

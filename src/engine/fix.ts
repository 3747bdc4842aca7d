import type { Edit } from '../document/edits.js';
import type { Fix } from './finding.js';

export interface Applied {
  /** The new texts of the files that changed. */
  readonly texts: ReadonlyMap<string, string>;
  readonly applied: number;
  /** Fixes left out because they touch what an earlier one changed; a further pass may make them. */
  readonly conflicts: number;
}

/**
 * Applies fixes to texts. Each is made whole or not at all; the first of two that overlap wins, whatever the order in
 * which the rules ran.
 * @param texts the current text of every file that a fix may touch
 * @throws RangeError when a fix names a file that is not in `texts`
 */
export function applyFixes(texts: ReadonlyMap<string, string>, fixes: readonly Fix[]): Applied {
  const accepted = new Map<string, Edit[]>();
  let applied = 0;
  let conflicts = 0;
  for (const { edits } of [...fixes].sort((a, b) => firstStart(a) - firstStart(b))) {
    if (edits.some((edit) => accepted.get(edit.file)?.some((other) => overlap(edit, other)))) {
      conflicts++;
      continue;
    }
    applied++;
    for (const edit of edits) {
      const list = accepted.get(edit.file);
      if (list) list.push(edit);
      else accepted.set(edit.file, [edit]);
    }
  }
  const result = new Map<string, string>();
  for (const [file, edits] of accepted) {
    const text = texts.get(file);
    if (text === undefined) throw new RangeError(`a fix edits ${file}, which was not read`);
    result.set(file, splice(text, edits));
  }
  return { texts: result, applied, conflicts };
}

const firstStart = (fix: Fix): number => Math.min(...fix.edits.map((edit) => edit.start));

/** Touching insertions count as overlapping: what they would give together is nobody's intent. */
const overlap = (a: Edit, b: Edit): boolean => (a.start < b.end && b.start < a.end) || a.start === b.start;

function splice(text: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    result += text.slice(at, edit.start) + edit.text;
    at = Math.max(at, edit.end);
  }
  return result + text.slice(at);
}

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
  const files = new Map<string, EditedFile>();
  const fileOf = ({ file }: Edit): EditedFile => {
    let edited = files.get(file);
    if (!edited) {
      const text = texts.get(file);
      if (text === undefined) throw new RangeError(`a fix edits ${file}, which was not read`);
      edited = new EditedFile(text);
      files.set(file, edited);
    }
    return edited;
  };
  let applied = 0;
  let conflicts = 0;
  for (const { edits } of [...fixes].sort((a, b) => firstStart(a) - firstStart(b))) {
    if (!edits.every((edit) => fileOf(edit).isFree(edit))) {
      conflicts++;
      continue;
    }
    applied++;
    for (const edit of edits) fileOf(edit).accept(edit);
  }
  const result = new Map<string, string>();
  for (const [file, edited] of files) if (edited.isEdited) result.set(file, edited.newText());
  return { texts: result, applied, conflicts };
}

const firstStart = ({ edits }: Fix): number =>
  edits.reduce((first, { start }) => Math.min(first, start), Number.POSITIVE_INFINITY);

/** A text with the edits that are accepted for it, none of which overlaps one of another fix. */
class EditedFile {
  private readonly edits: Edit[] = [];
  /** 1 for every character that an edit takes. */
  private readonly taken: Uint8Array;

  constructor(private readonly text: string) {
    this.taken = new Uint8Array(text.length + 1);
  }

  get isEdited(): boolean {
    return this.edits.length > 0;
  }

  isFree({ start, end }: Edit): boolean {
    return !this.taken.subarray(start, afterTaken(start, end)).includes(1);
  }

  accept(edit: Edit): void {
    this.edits.push(edit);
    this.taken.fill(1, edit.start, afterTaken(edit.start, edit.end));
  }

  newText(): string {
    return splice(this.text, this.edits);
  }
}

/** An insertion takes the character behind it: what two touching ones would give together is nobody's intent. */
const afterTaken = (start: number, end: number): number => Math.max(end, start + 1);

function splice(text: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    result += text.slice(at, edit.start) + edit.text;
    at = Math.max(at, edit.end);
  }
  return result + text.slice(at);
}

import type { Document } from './document.js';
import { skipBlanks, skipString } from './locate.js';
import type { Range } from './places.js';

/** A member of an object, as it stands in the text. */
export interface Member {
  readonly name: string;
  /** The name with its quotes. */
  readonly key: Range;
  readonly value: Range;
}

/** Two members of one object with the same name; the later one counts, as it does for `JSON.parse`. */
export interface Duplicate {
  readonly dropped: Member;
  readonly kept: Member;
  /** Where the object begins. */
  readonly objectStart: number;
}

/** The names that occur twice in an object. */
export const duplicateKeys = (document: Document): readonly Duplicate[] =>
  document.hasDuplicateKeys ? find(document.text) : [];

/**
 * True when a name occurs twice in an object of a text that `JSON.parse` accepts. Costs two fast counts where none does,
 * which is nearly always.
 */
export function dropsNames(text: string, value: unknown): boolean {
  const names = namesInValue(value);
  return colonsAfterQuotes(text) > names && namesInText(text) > names;
}

/** No fewer than the names in the text; more where a string quotes something before a colon. */
function colonsAfterQuotes(text: string): number {
  let count = 0;
  for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) {
    let before = at - 1;
    while (text.charCodeAt(before) <= BLANK) before--;
    if (text.charCodeAt(before) === QUOTE) count++;
  }
  return count;
}

function namesInText(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at >= 0; ) {
    const next = skipBlanks(text, skipString(text, at));
    if (text.charCodeAt(next) === COLON) count++;
    at = text.indexOf('"', next);
  }
  return count;
}

function namesInValue(root: unknown): number {
  if (typeof root !== 'object' || root === null) return 0;
  const waiting: object[] = [root];
  let count = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (Array.isArray(next)) {
      for (const element of next) if (typeof element === 'object' && element !== null) waiting.push(element);
      continue;
    }
    for (const name in next) {
      count++;
      const value: unknown = (next as Record<string, unknown>)[name];
      if (typeof value === 'object' && value !== null) waiting.push(value);
    }
  }
  return count;
}

const BLANK = 32;
const QUOTE = 34;
const COLON = 58;

interface Frame {
  readonly start: number;
  /** The members so far by name; undefined in an array. */
  readonly seen: Map<string, Member> | undefined;
  name: string | undefined;
  key: Range;
  valueStart: number;
}

/** One pass with a stack of its own over a text that `JSON.parse` accepts. */
function find(text: string): Duplicate[] {
  const found: Duplicate[] = [];
  const frames: Frame[] = [];
  let end = 0;
  for (let at = 0; at < text.length; ) {
    const unit = text[at] as string;
    const frame = frames.at(-1);
    if (unit === '"') {
      const start = at;
      end = skipString(text, start);
      at = end;
      if (!frame?.seen || frame.name !== undefined) continue;
      frame.name = JSON.parse(text.slice(start, end)) as string;
      frame.key = { start, end };
      at = skipBlanks(text, skipBlanks(text, end) + 1);
      frame.valueStart = at;
      continue;
    }
    if (unit === '{' || unit === '[') {
      const seen = unit === '{' ? new Map<string, Member>() : undefined;
      frames.push({ start: at, seen, name: undefined, key: { start: 0, end: 0 }, valueStart: 0 });
    } else if (unit === '}' || unit === ']' || unit === ',') {
      if (frame) finish(frame, end, found);
      if (unit !== ',') frames.pop();
    }
    if (unit > ' ') end = at + 1;
    at++;
  }
  return found;
}

function finish(frame: Frame, end: number, found: Duplicate[]): void {
  const { seen, name, key } = frame;
  if (!seen || name === undefined) return;
  const kept: Member = { name, key, value: { start: frame.valueStart, end } };
  const dropped = seen.get(name);
  if (dropped) found.push({ dropped, kept, objectStart: frame.start });
  seen.set(name, kept);
  frame.name = undefined;
}

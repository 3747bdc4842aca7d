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
}

/** The names that occur twice in an object. Costs two fast counts where there are none, which is nearly always. */
export const duplicateKeys = (document: Document): readonly Duplicate[] =>
  document.root && namesInText(document.text) > namesInValue(document.value) ? find(document.text) : [];

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
  const waiting: unknown[] = typeof root === 'object' && root !== null ? [root] : [];
  let count = 0;
  while (waiting.length > 0) {
    const value = waiting.pop();
    const isArray = Array.isArray(value);
    const parts: readonly unknown[] = isArray ? value : Object.values(value as object);
    if (!isArray) count += parts.length;
    for (let index = 0; index < parts.length; index++) {
      const part = parts[index];
      if (typeof part === 'object' && part !== null) waiting.push(part);
    }
  }
  return count;
}

const COLON = 58;

interface Frame {
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
      frames.push({ seen, name: undefined, key: { start: 0, end: 0 }, valueStart: 0 });
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
  if (dropped) found.push({ dropped, kept });
  seen.set(name, kept);
  frame.name = undefined;
}

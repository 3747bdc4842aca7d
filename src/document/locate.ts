/** One asked-for value and, after the scan, where it stands. Offsets are UTF-16 units, ends excluded. */
export interface Wanted {
  /** What is asked for below it; a map each would take more room than all places. */
  children: Map<string, Wanted> | undefined;
  keyStart: number;
  keyEnd: number;
  start: number;
  end: number;
}

export const wanted = (): Wanted => ({ children: undefined, keyStart: -1, keyEnd: -1, start: -1, end: -1 });

/** The entry for a path, made on first use. */
export function want(root: Wanted, path: readonly string[]): Wanted {
  let entry = root;
  for (const key of path) {
    entry.children ??= new Map();
    let child: Wanted | undefined = entry.children.get(key);
    if (!child) {
      child = wanted();
      entry.children.set(key, child);
    }
    entry = child;
  }
  return entry;
}

const QUOTE = 34;
const BACKSLASH = 92;
const COMMA = 44;
const COLON = 58;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;
const OPEN_ARRAY = 91;
const CLOSE_ARRAY = 93;

/**
 * Fills in the places of all wanted values in one forward scan of a text that `JSON.parse` accepts. Where a key occurs
 * twice the last one counts, as it does for `JSON.parse`. Everything that is not on the way to a wanted value is skipped
 * by counting brackets, so nesting depth costs no stack.
 */
export function locate(text: string, root: Wanted): void {
  scanValue(text, skipBlanks(text, text.charCodeAt(0) === 0xfeff ? 1 : 0), root);
}

function scanValue(text: string, start: number, entry: Wanted): number {
  const code = text.charCodeAt(start);
  let end: number;
  if (!entry.children || (code !== OPEN_OBJECT && code !== OPEN_ARRAY)) end = skipValue(text, start);
  else if (code === OPEN_OBJECT) end = scanObject(text, start, entry.children);
  else end = scanArray(text, start, entry.children);
  entry.start = start;
  entry.end = end;
  return end;
}

function scanObject(text: string, start: number, children: ReadonlyMap<string, Wanted>): number {
  let at = skipBlanks(text, start + 1);
  while (text.charCodeAt(at) === QUOTE) {
    const keyStart = at;
    const keyEnd = skipString(text, at);
    const child = children.get(decodeKey(text, keyStart, keyEnd));
    at = skipBlanks(text, skipBlanks(text, keyEnd) + 1); // past the colon
    if (child) {
      child.keyStart = keyStart;
      child.keyEnd = keyEnd;
      at = scanValue(text, at, child);
    } else at = skipValue(text, at);
    at = skipBlanks(text, at);
    if (text.charCodeAt(at) === COMMA) at = skipBlanks(text, at + 1);
  }
  return at + 1;
}

function scanArray(text: string, start: number, children: ReadonlyMap<string, Wanted>): number {
  let at = skipBlanks(text, start + 1);
  let index = 0;
  while (at < text.length && text.charCodeAt(at) !== CLOSE_ARRAY) {
    const child = children.get(String(index++));
    at = skipBlanks(text, child ? scanValue(text, at, child) : skipValue(text, at));
    if (text.charCodeAt(at) === COMMA) at = skipBlanks(text, at + 1);
  }
  return at + 1;
}

function decodeKey(text: string, start: number, end: number): string {
  const raw = text.slice(start + 1, end - 1);
  return raw.includes('\\') ? (JSON.parse(`"${raw}"`) as string) : raw;
}

/** First offset at or after `at` that is no JSON white space. */
export function skipBlanks(text: string, at: number): number {
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return at;
    at++;
  }
}

/** Offset after the string that opens at `start`. */
export function skipString(text: string, start: number): number {
  let end = start;
  for (;;) {
    end = text.indexOf('"', end + 1);
    if (end < 0) return text.length;
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === BACKSLASH) slashes++;
    if (slashes % 2 === 0) return end + 1;
  }
}

/** Offset after the value that begins at `start`. */
function skipValue(text: string, start: number): number {
  const first = text.charCodeAt(start);
  if (first === QUOTE) return skipString(text, start);
  let at = start;
  if (first !== OPEN_OBJECT && first !== OPEN_ARRAY) {
    while (at < text.length && !isDelimiter(text.charCodeAt(at))) at++;
    return at;
  }
  let depth = 0;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = skipString(text, at);
      continue;
    }
    if (code === OPEN_OBJECT || code === OPEN_ARRAY) depth++;
    else if (code === CLOSE_OBJECT || code === CLOSE_ARRAY) {
      if (--depth === 0) return at + 1;
    } else if (Number.isNaN(code)) return at;
    at++;
  }
}

const isDelimiter = (code: number): boolean =>
  code === COMMA || code === CLOSE_OBJECT || code === CLOSE_ARRAY || code === COLON || code <= 32;

/**
 * Raw offsets of a part of a string literal that stands at `start`, for decoded offsets `from` and `to`: an escape counts
 * as one decoded unit and up to six raw ones.
 */
export function rawPart(text: string, start: number, end: number, from: number, to: number): [number, number] {
  const raw = text.slice(start + 1, end - 1);
  if (!raw.includes('\\')) return [start + 1 + from, start + 1 + to];
  const rawAt = (wanted: number): number => {
    let at = start + 1;
    for (let decoded = 0; decoded < wanted && at < end - 1; decoded++)
      at += text[at] !== '\\' ? 1 : text[at + 1] === 'u' ? 6 : 2;
    return at;
  };
  return [rawAt(from), rawAt(to)];
}

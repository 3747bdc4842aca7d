/** A part of a text in decoded form, with the way back to the offsets of the text. */
export interface View {
  readonly text: string;
  readonly back: (offset: number) => number;
}

export const viewOf = (text: string): View => ({ text, back: (offset) => offset });

/** A stretch of a view as it is; `text` is what stands there. */
export const part = (view: View, start: number, text: string): View => ({
  text,
  back: (offset) => view.back(start + offset),
});

/** The text of a JSON string; what is no escape stays as it is. */
export function decoded(text: string, start: number, end: number): string {
  const raw = text.slice(start, end);
  return raw.includes('\\') ? unescaped(viewOf(text), start, end).text : raw;
}

const SHORT_ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** A stretch of a view with its backslash escapes decoded. */
export const unescaped = (view: View, start: number, end: number): View =>
  rewritten(view, start, end, /\\(?:u([0-9a-fA-F]{4})|([\s\S]))/g, (match) => {
    if (match[1]) return String.fromCharCode(Number.parseInt(match[1], 16));
    const letter = match[2] as string;
    return SHORT_ESCAPES[letter] ?? letter;
  });

/** A view with the escapes of letters, digits and signs decoded, quotes and backslashes aside. */
export const lettersUnescaped = (view: View): View =>
  rewritten(view, 0, view.text.length, /\\u00([2-7][0-9a-fA-F])/g, (match) => {
    const character = String.fromCharCode(Number.parseInt(match[1] as string, 16));
    return character === '"' || character === '\\' ? match[0] : character;
  });

export const percentDecoded = (view: View): View =>
  rewritten(view, 0, view.text.length, /%([2-7][0-9a-fA-F])/g, (match) =>
    String.fromCharCode(Number.parseInt(match[1] as string, 16)),
  );

function rewritten(
  view: View,
  start: number,
  end: number,
  pattern: RegExp,
  replacement: (match: RegExpExecArray) => string,
): View {
  const raw = view.text.slice(start, end);
  // What is decoded is never longer than what was coded.
  const offsets = new Uint32Array(raw.length + 1);
  let text = '';
  let length = 0;
  let at = 0;
  const copy = (to: number): void => {
    for (let offset = at; offset < to; offset++) offsets[length++] = offset;
    text += raw.slice(at, to);
  };
  for (const match of raw.matchAll(pattern)) {
    copy(match.index);
    const by = replacement(match);
    for (let index = 0; index < by.length; index++) offsets[length++] = match.index;
    text += by;
    at = match.index + match[0].length;
  }
  copy(raw.length);
  offsets[length] = raw.length;
  return { text, back: (offset) => view.back(start + (offsets[offset] ?? raw.length)) };
}

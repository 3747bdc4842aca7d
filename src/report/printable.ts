/**
 * Characters that do something instead of being seen: control characters, the beginnings of terminal sequences,
 * overrides of the writing direction, invisible marks, halves of characters, and what XML does not allow. The joiners
 * stay, because emoji and several scripts are written with them. Made when used: V8 works out the classes when it meets
 * them, for milliseconds.
 */
const acting = (): RegExp => /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffe\uffff]/gu;

const named = (character: string): string =>
  `<U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}>`;

/**
 * Keeps build servers from taking a text for a command of theirs: Azure Pipelines looks for `##vso[` and GitHub Actions for
 * `##[` anywhere in a line, and for `::` at its beginning. An invisible word joiner comes between the signs.
 */
export const inert = (text: string): string =>
  text.includes('##') || text.includes('::')
    ? text.replace(/##(?=\[|vso\[)/gi, '#\u2060#').replace(/^(\s*):(?=:)/, '$1:\u2060')
    : text;

/** True for texts of visible ASCII characters and blanks, in which nothing acts on a terminal. */
export const isPlain = (text: string): boolean => !/[^ -~]/.test(text);

/** A text for one line: acting characters are named, as in `<U+001B>`, and line ends and tabs become blanks. */
export const printable = (text: string): string =>
  inert(isPlain(text) ? text : text.replace(/\r\n|[\r\n\t]/g, ' ').replace(acting(), named));

/** JSON in one line in which acting characters, and what build servers would act on, are written as escapes. */
export function toJson(value: unknown): string {
  const json = JSON.stringify(value);
  const visible = isPlain(json)
    ? json
    : json.replace(acting(), (character) =>
        [...Array(character.length).keys()].map((at) => escaped(character, at)).join(''),
      );
  return visible.replace(/##(?=\[|vso\[)/gi, '#\\u0023');
}

const escaped = (text: string, at: number): string => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`;

/** A text cut to a length, with an ellipsis where something is left out. */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  const last = text.charCodeAt(length - 2);
  return `${text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 2 : length - 1)}…`;
}

/** Ranges of characters that take two columns (East Asian Width W and F, and emoji), first and last in turn. */
const WIDE: readonly number[] = [
  0x1100, 0x115f, 0x231a, 0x231b, 0x23e9, 0x23ec, 0x2614, 0x2615, 0x2648, 0x2653, 0x2705, 0x2705, 0x270a, 0x270b,
  0x2728, 0x2728, 0x274c, 0x274c, 0x2753, 0x2755, 0x2757, 0x2757, 0x2795, 0x2797, 0x2b1b, 0x2b1c, 0x2b50, 0x2b50,
  0x2e80, 0x303e, 0x3041, 0x33ff, 0x3400, 0x4dbf, 0x4e00, 0xa4cf, 0xa960, 0xa97f, 0xac00, 0xd7a3, 0xf900, 0xfaff,
  0xfe30, 0xfe6f, 0xff01, 0xff60, 0xffe0, 0xffe6, 0x16fe0, 0x18cff, 0x1b000, 0x1b2ff, 0x1f300, 0x1f64f, 0x1f680,
  0x1f6ff, 0x1f7e0, 0x1f7eb, 0x1f90c, 0x1f9ff, 0x1fa70, 0x1faff, 0x20000, 0x3fffd,
];

/** How many columns of a terminal a character takes, near enough for an underline. */
export function columnsOf(character: string): number {
  const code = character.codePointAt(0) as number;
  if (code < 0x300) return 1;
  if (code === 0x200c || code === 0x200d || /^\p{M}$/u.test(character)) return 0;
  for (let index = 0; index < WIDE.length; index += 2) {
    if (code < (WIDE[index] as number)) return 1;
    if (code <= (WIDE[index + 1] as number)) return 2;
  }
  return 1;
}

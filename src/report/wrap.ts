/** Breaks a text into lines at blanks. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? lines : [...lines, line];
}

/** A text wrapped behind its beginning: later lines stand below the first word. */
export const hanging = (text: string, room: number, start: string): string[] =>
  wrap(text, room - start.length).map((line, index) => (index === 0 ? start + line : ' '.repeat(start.length) + line));

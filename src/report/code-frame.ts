import { Lines } from '../document/lines.js';
import type { Location } from '../engine/finding.js';
import { maskSecrets } from './redact.js';

/** Longest line shown; a minified file is one line of a megabyte. */
const WIDTH = 110;

/** Gives the source lines of places in one text, secrets masked. */
export class Source {
  private readonly lines: Lines;

  constructor(text: string) {
    this.lines = new Lines(maskSecrets(text));
  }

  /**
   * A line of source with its number and the stretch underlined.
   * @param mark the character to underline with
   * @param label what to write behind the underline
   * @param gutter the width of the line numbers
   */
  frame(location: Location, mark: string, label: string, gutter: number): string[] {
    const line = this.lines.textOf(location.line).replaceAll('\t', ' ');
    const from = location.column - 1;
    const to = location.endLine === location.line ? location.endColumn - 1 : line.length;
    const { text, offset } = crop(line, from);
    const length = Math.max(1, Math.min(to, offset + text.length) - from);
    const number = String(location.line).padStart(gutter);
    const underline = ' '.repeat(from - offset + (offset > 0 ? 1 : 0)) + mark.repeat(length);
    const shown = `${offset > 0 ? '…' : ''}${text}${offset + text.length < line.length ? '…' : ''}`;
    return [`${number} | ${shown}`, `${' '.repeat(gutter)} | ${underline}${label && ` ${label}`}`];
  }
}

function crop(line: string, from: number): { text: string; offset: number } {
  if (line.length <= WIDTH) return { text: line, offset: 0 };
  const offset = from < WIDTH / 2 ? 0 : from - Math.floor(WIDTH / 4);
  return { text: line.slice(offset, offset + WIDTH), offset };
}

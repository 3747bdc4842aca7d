import { Lines } from '../document/lines.js';
import type { Location } from '../engine/finding.js';
import { columnsOf, inert, isPlain, printable } from './printable.js';

/** Widest line shown, in columns; a minified file is one line of a megabyte. */
const WIDTH = 110;
/** Columns shown before the underlined part of a line that is cropped. */
const BEFORE = 27;

/** A line of source with the line that underlines a part of it. */
export interface Row {
  readonly code: string;
  readonly underline: string;
}

/** Shows source lines of one text. */
export class Source {
  /**
   * @param text the text, its secrets masked already
   * @param lines where its lines are, which masking does not change
   * @param width columns that are shown of a line
   */
  constructor(
    private readonly text: string,
    private readonly lines: Lines = new Lines(text),
    private readonly width = WIDTH,
  ) {}

  /**
   * The line of a place with the place underlined; of a place over several lines, the first and the last.
   * @param mark the character to underline with
   * @param label what to write behind the underline
   * @param gutter the width of the line numbers
   */
  frame(location: Location, mark: string, label: string, gutter: number): Row[] {
    const { line, column, endLine, endColumn } = location;
    const tail = label === '' ? '' : ` ${label}`;
    const row = (number: number, from: number, to: number | undefined, after: string): Row => {
      const source = this.lines.textOf(number, this.text);
      // A byte order mark is invisible, except to the finding that is about it.
      const skip = source.startsWith('\ufeff') && from > 0 ? 1 : 0;
      const { text, offset, length } = excerpt(
        source.slice(skip),
        from - skip,
        to === undefined ? source.length - skip : to - skip,
        this.width,
      );
      return {
        code: `${String(number).padStart(gutter)} | ${inert(text)}`,
        underline: `${' '.repeat(gutter)} | ${' '.repeat(offset)}${mark.repeat(length)}${after}`,
      };
    };
    // A place that ends before the first character of a line ends with the line before.
    const last = endColumn === 1 && endLine > line ? endLine - 1 : endLine;
    if (last === line) return [row(line, column - 1, endLine === line ? endColumn - 1 : undefined, tail)];
    const indentation = /^\s*/.exec(this.lines.textOf(last, this.text))?.[0].length ?? 0;
    return [
      row(line, column - 1, undefined, ''),
      ...(last > line + 1 ? [{ code: `${' '.repeat(gutter)} | …`, underline: '' }] : []),
      row(last, indentation, last === endLine ? endColumn - 1 : undefined, tail),
    ];
  }
}

/** What a character is shown as. */
function cell(character: string): string {
  if (character === '\t') return '  ';
  return isPlain(character) ? character : printable(character);
}

function columnsOfCell(character: string): number {
  if (isPlain(character)) return 1;
  const text = cell(character);
  return text === character ? columnsOf(character) : text.length;
}

/** The part of a line around a stretch, and where in it the stretch is, in columns. */
function excerpt(
  line: string,
  from: number,
  to: number,
  width: number,
): { text: string; offset: number; length: number } {
  const begin = Math.min(from, line.length);
  const start = isShort(line, width) ? 0 : cropStart(line, begin, width);
  let text = start > 0 ? '…' : '';
  let columns = text.length;
  let offset = columns;
  let length = 0;
  let at = start;
  const limit = width + columns;
  for (const character of line.slice(start, start + 2 * width)) {
    const size = columnsOfCell(character);
    if (columns + size > limit) break;
    if (at < begin) offset += size;
    else if (at < to) length += size;
    text += cell(character);
    columns += size;
    at += character.length;
  }
  return { text: at < line.length ? `${text}…` : text, offset, length: Math.max(1, length) };
}

function isShort(line: string, width: number): boolean {
  if (line.length > width) return false;
  let columns = 0;
  for (const character of line) columns += columnsOfCell(character);
  return columns <= width;
}

/** Where a long line begins to be shown, so that what stands at `from` is well in view. */
function cropStart(line: string, from: number, width: number): number {
  let columns = 0;
  let crop = from;
  for (let at = from; at > 0; ) {
    const size = isLowHalf(line, at - 1) && at > 1 ? 2 : 1;
    columns += columnsOfCell(line.slice(at - size, at));
    if (columns > width / 2) return crop;
    at -= size;
    if (columns <= BEFORE) crop = at;
  }
  return 0;
}

const isLowHalf = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
};

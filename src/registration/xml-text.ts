import { XmlFault } from './xml-fault.js';

/** A stretch of XML text: character data, in which references are decoded, or a CDATA section, in which they are not. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly isCdata: boolean;
}

/** Decoded text, with the way back to the offsets of the text it was decoded from. */
export class DecodedText {
  constructor(
    readonly text: string,
    /** Offsets at which runs begin: in the decoded text, ascending, and in the source. */
    private readonly decoded: readonly number[],
    private readonly source: readonly number[],
    private readonly sourceEnd: number,
  ) {}

  /** The offset in the source of an offset in the decoded text. */
  back(offset: number): number {
    if (offset >= this.text.length) return this.sourceEnd;
    let low = 0;
    let high = this.decoded.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.decoded[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return (this.source[low] ?? this.sourceEnd) + offset - (this.decoded[low] ?? offset);
  }
}

/** The references that need no declaration. No other is expanded: what is declared in a document is never read. */
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const REFERENCE = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(lt|gt|amp|quot|apos));/iy;

/**
 * Joins and decodes the pieces of an element's content.
 * @throws XmlFault for a reference that is none of the five and no character
 */
export function decodePieces(text: string, pieces: readonly Piece[]): DecodedText {
  const parts: string[] = [];
  const decoded: number[] = [];
  const source: number[] = [];
  let length = 0;
  const add = (part: string, from: number): void => {
    if (part === '') return;
    parts.push(part);
    decoded.push(length);
    source.push(from);
    length += part.length;
  };
  for (const { start, end, isCdata } of pieces) {
    // Cut out first: looking for the next reference in the whole text would read it again for every piece.
    const raw = text.slice(start, end);
    let at = 0;
    for (let sign = isCdata ? -1 : raw.indexOf('&'); sign >= 0; sign = raw.indexOf('&', at)) {
      add(raw.slice(at, sign), start + at);
      REFERENCE.lastIndex = sign;
      const match = REFERENCE.exec(raw);
      const character = match ? characterOf(match) : undefined;
      if (!match || character === undefined) throw unknownReference(raw, sign, start);
      add(character, start + sign);
      at = sign + match[0].length;
    }
    add(raw.slice(at), start + at);
  }
  return new DecodedText(parts.join(''), decoded, source, pieces.at(-1)?.end ?? 0);
}

function characterOf([, hexadecimal, decimal, name]: RegExpExecArray): string | undefined {
  if (name !== undefined) return NAMED[name];
  const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
  const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : undefined;
}

function unknownReference(raw: string, sign: number, start: number): XmlFault {
  const reference = /^&#?[\w.-]{1,40};/.exec(raw.slice(sign, sign + 50))?.[0];
  const at = start + sign;
  return reference === undefined
    ? new XmlFault('"&" stands alone; XML writes it "&amp;"', at, at + 1)
    : new XmlFault(
        `"${reference}" is none of the five references of XML and is not expanded`,
        at,
        at + reference.length,
      );
}

import { XmlFault } from './xml-fault.js';
import type { Piece } from './xml-text.js';

/** The tag with which an element begins; offsets of `<` and behind `>`. */
export interface Tag {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Receives the parts of a document in order. */
export interface XmlHandler {
  open(tag: Tag): void;
  text(piece: Piece): void;
  /** @param start offset of `</`, or of the end of a tag that closes itself */
  close(start: number): void;
}

/** Deeper documents are no exports of records. */
const MAX_DEPTH = 100;
const NAME = /[^\s/>=<"'&]{1,200}/y;
const ATTRIBUTE = /\s+([^\s/>=<"'&]{1,200})\s*=\s*(?:"([^"]*)"|'([^']*)')/y;

/**
 * Reads XML from beginning to end, once, and keeps nothing of it. There is no document type: a declaration of one is a
 * fault, so that no entity is declared and nothing outside the text is referred to.
 * @throws XmlFault where the text is not well-formed, or declares a document type
 */
export function scanXml(text: string, handler: XmlHandler): void {
  const open: Tag[] = [];
  let isBegun = false;
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  for (let sign = text.indexOf('<', at); sign >= 0; sign = text.indexOf('<', at)) {
    if (sign > at) between(text, at, sign, open, handler);
    if (text.startsWith('<!--', sign)) at = after(text, '-->', sign + 4, sign, 'a comment');
    else if (text.startsWith('<?', sign)) at = after(text, '?>', sign + 2, sign, 'a processing instruction');
    else if (text.startsWith('<![CDATA[', sign)) {
      at = after(text, ']]>', sign + 9, sign, 'a CDATA section');
      if (open.length === 0) throw new XmlFault('text outside of the root element', sign, sign + 9);
      handler.text({ start: sign + 9, end: at - 3, isCdata: true });
    } else if (text.startsWith('<!', sign))
      throw new XmlFault(
        'a document type declaration; exports of ServiceNow have none, and what it declares is not read',
        sign,
        sign + 2,
      );
    else if (text.startsWith('</', sign)) {
      at = after(text, '>', sign + 2, sign, 'an end tag');
      closeTag(text, sign, at, open);
      handler.close(sign);
    } else {
      const tag = tagAt(text, sign);
      if (open.length === 0 && isBegun) throw new XmlFault('a second root element', tag.start, tag.end);
      isBegun = true;
      at = tag.end;
      handler.open(tag);
      if (text[tag.end - 2] === '/') handler.close(tag.end);
      else if (open.push(tag) > MAX_DEPTH)
        throw new XmlFault(`elements are nested more than ${MAX_DEPTH} deep`, tag.start, tag.end);
    }
  }
  between(text, at, text.length, open, handler);
  const unclosed = open.at(-1);
  if (unclosed)
    throw new XmlFault(`"<${unclosed.name}>" is not closed; the file seems cut`, unclosed.start, unclosed.end);
  if (!isBegun) throw new XmlFault('no element', 0, 0);
}

/** The attributes of a tag that are asked for. */
export function attributesOf(text: string, { start, end, name }: Tag): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  ATTRIBUTE.lastIndex = start + 1 + name.length;
  for (let match = ATTRIBUTE.exec(text); match && ATTRIBUTE.lastIndex < end; match = ATTRIBUTE.exec(text))
    found.set(match[1] as string, match[2] ?? match[3] ?? '');
  ATTRIBUTE.lastIndex = 0;
  return found;
}

function between(text: string, start: number, end: number, open: readonly Tag[], handler: XmlHandler): void {
  if (start >= end) return;
  if (open.length > 0) {
    handler.text({ start, end, isCdata: false });
    return;
  }
  const stray = /\S/.exec(text.slice(start, end));
  if (stray) throw new XmlFault('text outside of the root element', start + stray.index, start + stray.index + 1);
}

function after(text: string, ending: string, from: number, start: number, what: string): number {
  const end = text.indexOf(ending, from);
  if (end < 0) throw new XmlFault(`${what} is not closed; the file seems cut`, start, from);
  return end + ending.length;
}

function closeTag(text: string, start: number, end: number, open: Tag[]): void {
  const name = text.slice(start + 2, Math.min(end - 1, start + 300)).trim();
  const expected = open.pop()?.name;
  if (name === expected) return;
  const wanted = expected === undefined ? 'no end tag' : `"</${expected}>"`;
  throw new XmlFault(`"</${name.slice(0, 60)}>"; expected ${wanted}`, start, end);
}

function tagAt(text: string, start: number): Tag {
  if (start + 1 === text.length) throw new XmlFault('the last tag is not closed; the file seems cut', start, start + 1);
  NAME.lastIndex = start + 1;
  const name = NAME.exec(text)?.[0];
  if (name === undefined || /^[\d.-]/.test(name))
    throw new XmlFault('"<" stands alone; XML writes it "&lt;"', start, start + 1);
  for (let at = start + 1 + name.length; at < text.length; at++) {
    const character = text[at];
    if (character === '>') return { name, start, end: at + 1 };
    if (character === '<') break;
    if (character !== '"' && character !== "'") continue;
    at = text.indexOf(character, at + 1);
    if (at < 0) break;
  }
  throw new XmlFault(`"<${name.slice(0, 60)}" is not closed; the file seems cut`, start, start + 1 + name.length);
}

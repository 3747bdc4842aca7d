import type { Document } from '../document/document.js';
import { stretch } from '../document/node.js';
import { inferredTable } from './inferred-table.js';
import { type Field, RegistryRecord, tableNamed } from './record.js';
import { XmlFault } from './xml-fault.js';
import { attributesOf, scanXml, type Tag } from './xml-scan.js';
import { type DecodedText, decodePieces, type Piece } from './xml-text.js';

/** More records are not kept: an export of the whole registry of a large instance has some hundred. */
export const MAX_RECORDS = 2000;
const MAX_FIELDS = 500;
/** The roots under which records stand. `response` is the Table API's answer in XML, which names no tables. */
const ROOTS: ReadonlySet<string> = new Set(['unload', 'record_update', 'xml', 'response']);

/** A text with the way from its offsets to those of the document: the document itself, or a payload in it. */
interface View {
  readonly text: string;
  readonly back: (offset: number) => number;
}

/** Told when there are more records than are kept. */
export type Overflow = () => void;

/**
 * The records of the registry in "Export XML", in an update set, whose payloads hold XML in XML, or in an XML answer.
 * @throws XmlFault with offsets of the document
 */
export function xmlRecords(document: Document, overflow: Overflow): readonly RegistryRecord[] {
  const reader = new Reader(document, { text: document.text, back: (offset) => offset }, false, [], overflow);
  return reader.read();
}

/** Reads the records of one text: elements of the second level are records, those of the third their fields. */
class Reader {
  private depth = 0;
  private root = '';
  private record: Tag | undefined;
  private isWanted = false;
  private isUpdate = false;
  private fields = new Map<string, Field>();
  private field: Tag | undefined;
  private pieces: Piece[] = [];
  /** The next place in the text that speaks of the registry; found once and not for every payload. */
  private nextMention = -1;

  constructor(
    private readonly document: Document,
    private readonly view: View,
    private readonly isPayload: boolean,
    private readonly found: RegistryRecord[],
    private readonly overflow: Overflow,
  ) {}

  read(): readonly RegistryRecord[] {
    try {
      scanXml(this.view.text, {
        open: (tag) => this.open(tag),
        text: (piece) => {
          if (this.field && this.depth === 3) this.pieces.push(piece);
        },
        close: (start) => this.close(start),
      });
    } catch (fault) {
      // Faults of a payload have come with offsets of the document already.
      if (!(fault instanceof XmlFault) || fault instanceof PayloadFault) throw fault;
      throw new PayloadFault(fault.message, this.view.back(fault.start), this.view.back(fault.end));
    }
    return this.found;
  }

  private open(tag: Tag): void {
    this.depth++;
    if (this.depth === 1) this.root = tag.name;
    else if (this.depth === 2 && ROOTS.has(this.root)) {
      this.isUpdate = tag.name === 'sys_update_xml' && !this.isPayload;
      this.isWanted = this.isUpdate || tableNamed(tag.name) !== undefined || this.isAnswer(tag);
      this.record = this.isWanted ? tag : undefined;
      this.fields = new Map();
    } else if (this.depth === 3 && this.record && (!this.isUpdate || tag.name === 'payload')) {
      this.field = tag;
      this.pieces = [];
    }
  }

  private close(start: number): void {
    if (this.depth === 3 && this.field) {
      if (this.isUpdate) this.payload();
      else if (this.fields.size < MAX_FIELDS && !this.fields.has(this.field.name))
        this.fields.set(this.field.name, this.fieldOf(this.field, start));
      this.field = undefined;
    } else if (this.depth === 2 && this.record) {
      if (!this.isUpdate) this.add(this.record);
      this.record = undefined;
    }
    this.depth--;
  }

  private isAnswer(tag: Tag): boolean {
    return this.root === 'response' && tag.name === 'result';
  }

  private fieldOf(tag: Tag, start: number): Field {
    const { text, back } = this.view;
    const content = decodePieces(text, this.pieces);
    const display = attributesOf(text, tag).get('display_value');
    const hasContent = content.text !== '';
    const at = stretch(this.document, back(hasContent ? tag.end : tag.start), back(hasContent ? start : tag.end));
    return {
      name: tag.name,
      value: content.text,
      display: display === undefined ? undefined : decodedAttribute(display),
      at,
      part: (from, to) => (from < to ? this.partOf(content, from, to) : at),
    };
  }

  private partOf(content: DecodedText, from: number, to: number) {
    return stretch(this.document, this.view.back(content.back(from)), this.view.back(content.back(to)));
  }

  private add(tag: Tag): void {
    const { text, back } = this.view;
    const table = tableNamed(tag.name) ?? inferredTable(this.fields.keys(), '');
    if (!table || /^delete/i.test(attributesOf(text, tag).get('action') ?? '')) return;
    if (this.found.length >= MAX_RECORDS) {
      this.overflow();
      return;
    }
    const at = stretch(this.document, back(tag.start), back(tag.start + 1 + tag.name.length));
    this.found.push(new RegistryRecord(this.document, table, at, this.fields, undefined));
  }

  /** The XML in a payload of an update set, read only where it speaks of the registry. */
  private payload(): void {
    const { text, back } = this.view;
    const [first, last] = [this.pieces[0], this.pieces.at(-1)];
    if (!first || !last) return;
    if (this.nextMention < first.start) {
      const next = text.indexOf('oauth_', first.start);
      this.nextMention = next < 0 ? Number.POSITIVE_INFINITY : next;
    }
    if (this.nextMention >= last.end) return;
    const content = decodePieces(text, this.pieces);
    const inner = { text: content.text, back: (offset: number) => back(content.back(offset)) };
    new Reader(this.document, inner, true, this.found, this.overflow).read();
  }
}

/** A fault whose offsets are those of the document. */
class PayloadFault extends XmlFault {}

function decodedAttribute(raw: string): string {
  try {
    return decodePieces(raw, [{ start: 0, end: raw.length, isCdata: false }]).text;
  } catch {
    return raw;
  }
}

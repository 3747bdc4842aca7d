import { dropsNames } from './duplicate-keys.js';
import { Lines } from './lines.js';
import { Node } from './node.js';
import type { Reader, Reading } from './reading.js';

/** What a file is worth to the rules: values, or the reason why there are none. */
export type Unreadable = 'syntax' | 'too-large' | 'too-deep' | 'no-access' | 'vanished' | 'outside';

/** How many bytes a connector file may have before it is not parsed at all; the platform itself refuses files above 1 MB. */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;

/** How a text is set, so that what is added to it looks like the rest. */
interface Style {
  readonly newline: string;
  readonly indentUnit: string;
}

/** A file as the rules see it: its text, its JSON values, and places only for what is reported. */
export class Document {
  /** The parsed value; `undefined` when {@link unreadable} says why there is none, or when the file is not JSON. */
  readonly value: unknown;
  readonly root: Node | undefined;
  readonly unreadable: Unreadable | undefined;
  readonly hasByteOrderMark: boolean;
  /** True when decoding had to replace bytes that are not UTF-8; such a file is never rewritten. */
  readonly invalidUtf8: boolean;
  /** Size of the file in bytes; for a text given in memory its length in UTF-16 units. */
  readonly bytes: number;
  /** How many bytes it may have at most. */
  readonly limit: number;
  /** What its reader made of it, for a format other than JSON. */
  readonly reading: Reading | undefined;
  private readonly isJson: boolean;
  private readonly reader: Reader | undefined;
  private knownLines: Lines | undefined;
  private knownStyle: Style | undefined;
  private knownDuplicates: boolean | undefined;

  /**
   * @param file the name used in reports, with forward slashes
   * @param text the decoded text, including a byte order mark if there is one
   * @param options.json false for scripts and other plain texts
   * @param options.reader reads the text, if it is not JSON but has values all the same
   * @param options.unreadable a reason known before parsing, such as the size
   * @param options.invalidUtf8 true when decoding had to replace bytes
   * @param options.limit how many bytes it may have at most; {@link MAX_DOCUMENT_BYTES} if not given
   */
  constructor(
    readonly file: string,
    readonly text: string,
    options: {
      json?: boolean;
      reader?: Reader | undefined;
      unreadable?: Unreadable | undefined;
      invalidUtf8?: boolean;
      bytes?: number;
      limit?: number | undefined;
    } = {},
  ) {
    this.reader = options.reader;
    this.isJson = options.json !== false && this.reader === undefined;
    this.hasByteOrderMark = text.charCodeAt(0) === 0xfeff;
    this.invalidUtf8 = options.invalidUtf8 ?? false;
    this.bytes = options.bytes ?? text.length;
    this.limit = options.limit ?? MAX_DOCUMENT_BYTES;
    let unreadable = options.unreadable;
    let value: unknown;
    if (unreadable === undefined && this.bytes > this.limit) unreadable = 'too-large';
    if (unreadable === undefined && this.isJson) {
      try {
        value = JSON.parse(this.hasByteOrderMark ? text.slice(1) : text);
      } catch {
        unreadable = 'syntax';
      }
    }
    if (unreadable === undefined && this.reader) {
      this.reading = this.reader(text);
      if (this.reading.fault) unreadable = 'syntax';
      value = this.reading.value;
    }
    this.unreadable = unreadable;
    this.value = value;
    this.root =
      unreadable === undefined && (this.isJson || this.reading) ? new Node(this, undefined, '', value) : undefined;
  }

  /** The lines of the text, counted when first asked for. */
  get lines(): Lines {
    this.knownLines ??= new Lines(this.text);
    return this.knownLines;
  }

  /** The line ends and the indentation of the text, looked up when first asked for. */
  get style(): Style {
    this.knownStyle ??= {
      newline: this.text.includes('\r\n') ? '\r\n' : '\n',
      indentUnit: /\n([ \t]+)\S/.exec(this.text)?.[1] ?? '  ',
    };
    return this.knownStyle;
  }

  /** True when a name occurs twice in an object; counted when first asked for. */
  get hasDuplicateKeys(): boolean {
    this.knownDuplicates ??= this.root !== undefined && this.isJson && dropsNames(this.text, this.value);
    return this.knownDuplicates;
  }

  /** The same file with another text. */
  withText(text: string): Document {
    return new Document(this.file, text, { json: this.isJson, reader: this.reader, limit: this.limit });
  }
}

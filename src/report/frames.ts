import type { Lines } from '../document/lines.js';
import type { Location } from '../engine/finding.js';
import type { Severity } from '../engine/rule.js';
import { Source } from './code-frame.js';
import type { Paint } from './paint.js';
import { printable } from './printable.js';
import type { Redactor } from './redact.js';

export interface FramesOptions {
  readonly paint: Paint;
  /** Gives the texts of the files with their secrets masked. */
  readonly redactor: Redactor;
  /** The lines of the files, where they are known already. */
  readonly linesOf?: ((file: string) => Lines | undefined) | undefined;
  /** Columns of source that are shown of a line. */
  readonly width?: number;
}

/** Source lines of the files of a connector, underlined. A file is read when it is first shown. */
export class Frames {
  private readonly sources = new Map<string, Source | undefined>();

  constructor(private readonly options: FramesOptions) {}

  /**
   * The lines of a place with the place underlined; none where the text of the file is not known.
   * @param mark the character to underline with
   * @param label what to write behind the underline
   * @param gutter the width of the line numbers
   */
  lines(location: Location, mark: string, label: string, gutter: number, severity: Severity): string[] {
    const source = this.sourceOf(location.file);
    if (!source || location.end === 0) return [];
    return source
      .frame(location, mark, label, gutter)
      .flatMap(({ code, underline }) => (underline === '' ? [code] : [code, this.options.paint(severity, underline)]));
  }

  private sourceOf(file: string): Source | undefined {
    const { redactor, linesOf, width } = this.options;
    if (!this.sources.has(file)) {
      const text = redactor.file(file);
      this.sources.set(file, text === undefined ? undefined : new Source(text, linesOf?.(file), width));
    }
    return this.sources.get(file);
  }
}

/** How a place is written: `file:line:column`. */
export const placeText = ({ file, line, column }: Location): string => `${printable(file)}:${line}:${column}`;

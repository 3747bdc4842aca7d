/** A 1-based line and column, the column in UTF-16 units, as editors and SARIF count. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Turns offsets into lines and columns; the starts of the lines are found once. */
export class Lines {
  private readonly starts: number[] = [0];

  constructor(private readonly text: string) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.starts.push(at + 1);
  }

  get count(): number {
    return this.starts.length;
  }

  positionOf(offset: number): Position {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.starts[low] as number) + 1 };
  }

  /**
   * The text of a line (1-based) without its line end.
   * @param text a text with the same line ends, such as this one with its secrets masked
   */
  textOf(line: number, text = this.text): string {
    const start = this.starts[line - 1] ?? text.length;
    const next = this.starts[line];
    const end = next === undefined ? text.length : next - 1;
    return text.slice(start, text[end - 1] === '\r' ? end - 1 : end);
  }
}

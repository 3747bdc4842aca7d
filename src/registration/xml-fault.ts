/** What keeps a text from being read as XML. Offsets are UTF-16 units of the text that was scanned, end excluded. */
export class XmlFault extends Error {
  constructor(
    message: string,
    readonly start: number,
    readonly end: number,
  ) {
    super(message);
    this.name = 'XmlFault';
  }
}

/**
 * A value as the text of a JSON file: two spaces, a final newline, everything outside ASCII escaped. paconn reads files in
 * the encoding of the machine, so any other character may arrive broken (paconn, `operations/upsert.py`).
 */
export const jsonText = (value: unknown): string => `${asciiJson(JSON.stringify(value, null, 2))}\n`;

/** JSON text with everything outside printable ASCII escaped. */
export const asciiJson = (json: string): string =>
  json.replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** One part of a form with files. */
export interface Part {
  readonly name: string;
  readonly fileName: string | undefined;
  readonly type: string;
  readonly content: Uint8Array;
}

/** The parts of a multipart body (RFC 7578); undefined when it is none. */
export function partsOf(contentType: string, body: Uint8Array): readonly Part[] | undefined {
  const [, quoted, plain] = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType) ?? [];
  const boundary = quoted ?? plain;
  if (boundary === undefined || !/^multipart\/form-data/i.test(contentType)) return undefined;
  // One character a byte, so that places in the text are places in the body.
  const text = Array.from(body, (byte) => String.fromCharCode(byte)).join('');
  const parts: Part[] = [];
  const pieces = `\r\n${text}`.split(`\r\n--${boundary}`).slice(1);
  for (const piece of pieces) {
    if (piece.startsWith('--')) return parts;
    const end = piece.indexOf('\r\n\r\n');
    if (end < 0) return undefined;
    parts.push(partOf(piece.slice(0, end), piece.slice(end + 4)));
  }
  return undefined;
}

function partOf(head: string, content: string): Part {
  const value = (name: string): string | undefined => {
    const found = new RegExp(`[;\\s]${name}="([^"]*)"`, 'i').exec(head)?.[1];
    return found === undefined ? undefined : new TextDecoder().decode(bytesOf(found));
  };
  return {
    name: value('name') ?? '',
    fileName: value('filename'),
    type: /^content-type:\s*(.+)$/im.exec(head)?.[1]?.trim() ?? 'text/plain',
    content: bytesOf(content),
  };
}

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (unit) => unit.charCodeAt(0));

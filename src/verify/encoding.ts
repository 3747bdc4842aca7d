/** Halves of characters, which cannot be encoded, become the replacement character. */
const wellFormed = (text: string): string => text.replace(/[\ud800-\udfff]/gu, '\ufffd');

/** A value as it stands in a query, and in the templates of a body: blanks are `%20`. */
export const encodeQuery = (text: string): string => encodeURIComponent(wellFormed(text));

/** A value as a form has it (application/x-www-form-urlencoded): blanks are `+`. */
export const encodeForm = (text: string): string =>
  encodeQuery(text)
    .replace(/[!'()~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');

/** What a server reads; a text that cannot be decoded is read as it stands. */
export function decodeQuery(text: string): string {
  const blank = text.replaceAll('+', ' ');
  if (!blank.includes('%')) return blank;
  try {
    return decodeURIComponent(blank);
  } catch {
    return text;
  }
}

/** Base64 of the UTF-8 bytes of a text. */
export const base64 = (text: string): string =>
  btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));

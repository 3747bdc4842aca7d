/** What stands in the place of a secret. */
const MASK = '***';

/** Shorter pieces of Base64 are words too. */
const SHORTEST_BASE64 = 8;
/** Beyond this a secret is looked for as it is and in Base64, not in every spelling. */
const LONGEST_RESPELT = 20_000;

const HTML: Readonly<Record<string, readonly [named: string, numbered: string]>> = {
  '&': ['&amp;', '&#38;'],
  '<': ['&lt;', '&#60;'],
  '>': ['&gt;', '&#62;'],
  '"': ['&quot;', '&#34;'],
  "'": ['&apos;', '&#39;'],
};

/** The ways to write a text: raw, as JSON, percent- and form-encoded, as HTML, XML, Markdown, and within Base64. */
export function spellingsOf(secret: string): ReadonlySet<string> {
  const coded = percentEncoded(secret);
  const found = new Set([secret, coded]);
  for (const text of [secret, coded]) for (const piece of base64Of(text)) found.add(piece);
  if (secret.length > LONGEST_RESPELT) return found;
  const json = JSON.stringify(secret).slice(1, -1);
  const form = coded.replaceAll('%20', '+').replace(/[!'()*~]/g, hexOf);
  for (const text of [coded, form, coded.replace(/[!'()*~]/g, hexOf)]) {
    found.add(text);
    found.add(text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()));
    found.add(text.replaceAll('%', '%25'));
  }
  for (const text of [json, json.replaceAll('/', '\\/'), json.replace(/[^ -~]/g, unicodeEscape)]) found.add(text);
  for (const piece of base64Of(json)) found.add(piece);
  found.add(secret.replace(/[&<>"']/g, (sign) => (HTML[sign] ?? [sign])[0] as string));
  found.add(secret.replace(/[&<>"']/g, (sign) => (sign === "'" ? '&#39;' : ((HTML[sign] ?? [sign])[0] as string))));
  found.add(secret.replace(/[&<>"']/g, (sign) => (HTML[sign] ?? [sign, sign])[1]));
  found.add(secret.replace(/[&<>]/g, (sign) => (HTML[sign] ?? [sign])[0] as string));
  // As Python prints a text, as shells quote one, and as .NET writes JSON.
  found.add(secret.replace(/[\\']/g, '\\$&'));
  found.add(secret.replaceAll("'", "''"));
  const dotNet = json.replaceAll('\\"', '\\u0022').replace(/[&'<>+`]|[^ -~]/g, upperEscape);
  for (const text of [dotNet, dotNet.replaceAll('\\u0022', '\\"')]) found.add(text);
  found.add(secret.replace(/[\\`*_[\]|~$!]/g, '\\$&').replace(/[<>&]/g, (sign) => (HTML[sign] ?? [sign])[0] as string));
  // A property of a workflow command of GitHub.
  const data = secret.replaceAll('%', '%25');
  found.add(data);
  found.add(data.replaceAll(':', '%3A').replaceAll(',', '%2C'));
  return found;
}

function percentEncoded(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return text;
  }
}

const hexOf = (sign: string): string => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
const unicodeEscape = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
const upperEscape = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;

/** A text in Base64 and Base64url: alone, and the part of it that stays the same within a longer text. */
function base64Of(text: string): string[] {
  const bytes = new TextEncoder().encode(text);
  const whole = base64(bytes);
  const pieces = [whole, whole.replace(/=+$/, '')];
  for (const shift of [0, 1, 2]) {
    const shifted = new Uint8Array(shift + bytes.length);
    shifted.set(bytes, shift);
    const end = Math.floor((shifted.length * 8) / 6);
    pieces.push(base64(shifted).slice(shift === 0 ? 0 : shift + 1, end));
  }
  return pieces
    .filter(({ length }) => length >= SHORTEST_BASE64)
    .flatMap((piece) => [piece, piece.replaceAll('+', '-').replaceAll('/', '_'), piece.replaceAll('=', '%3D')]);
}

function base64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8190)
    parts.push(btoa(String.fromCharCode(...bytes.subarray(at, at + 8190))));
  return parts.join('');
}

/** What a program quotes of a secret that it cuts short; fewer characters may be a word. */
const SHORTEST_BEGINNING = 8;
/** As many characters at its beginning are nobody else's. */
const CERTAIN_BEGINNING = 16;

/** Masks the beginning of a secret that a program cut short, from half of it, or sixteen characters, on. */
export function withoutBeginning(text: string, secret: string): string {
  const length = Math.min(CERTAIN_BEGINNING, Math.max(SHORTEST_BEGINNING, Math.ceil(secret.length / 2)));
  if (secret.length < length) return text;
  const beginning = secret.slice(0, length);
  const [first = '', ...others] = text.split(beginning);
  return others.reduce((whole, part) => {
    let end = 0;
    while (end < part.length && part[end] === secret[length + end]) end++;
    return whole + MASK + part.slice(end);
  }, first);
}

/** How many characters of a spelling it is looked up by. */
const KEY = 4;

/** Finds many texts in another in one pass. */
export class Spellings {
  private readonly byKey = new Map<number, string[]>();

  /** @param spellings texts of four characters and more; shorter ones are not looked for */
  constructor(spellings: Iterable<string>) {
    for (const spelling of spellings) {
      if (spelling.length < KEY) continue;
      const key = keyAt(spelling, 0);
      const list = this.byKey.get(key);
      if (list) list.push(spelling);
      else this.byKey.set(key, [spelling]);
    }
    for (const list of this.byKey.values()) list.sort((a, b) => b.length - a.length);
  }

  /**
   * Replaces what is found, the longest first.
   * @param isJson true for a JSON text, in which the letter of an escape is no beginning of a spelling
   */
  masked(text: string, isJson: boolean): string {
    if (this.byKey.size === 0) return text;
    const parts: string[] = [];
    let from = 0;
    let backslashes = 0;
    for (let at = 0; at + KEY <= text.length; ) {
      const isEscaped = isJson && backslashes % 2 === 1;
      const found = isEscaped
        ? undefined
        : this.byKey.get(keyAt(text, at))?.find((spelling) => text.startsWith(spelling, at));
      if (found === undefined) {
        backslashes = text.charCodeAt(at) === 0x5c ? backslashes + 1 : 0;
        at++;
        continue;
      }
      parts.push(text.slice(from, at), MASK);
      at += found.length;
      from = at;
      backslashes = 0;
    }
    if (parts.length === 0) return text;
    parts.push(text.slice(from));
    return parts.join('');
  }
}

/** A number for four characters; others may share it. */
function keyAt(text: string, at: number): number {
  let key = 0;
  for (let index = at; index < at + KEY; index++) key = (Math.imul(key, 31) + text.charCodeAt(index)) | 0;
  return key;
}

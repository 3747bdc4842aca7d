/** What a text may be written in: several readings of it, with what was coded decoded. */
export interface Reading {
  /** Before anything in it was decoded; what was in Base64 as it was before that. */
  readonly raw: string;
  /** Decoded, with tags. */
  readonly text: string;
  /** Without tags, for its words. */
  readonly words: string;
  /** True for what stood in Base64. */
  readonly wasBase64: boolean;
}

/** More than this of a text is left out in its middle. */
const LONGEST = 2_000_000;
/** Codes in codes: a JSON text in a form in an HTML attribute. */
const ROUNDS = 3;
/** The shortest Base64 that is worth a look, and how much of it is looked at. */
const SHORTEST_BASE64 = 12;
const MOST_BASE64 = 100;
const LONGEST_BASE64 = 400_000;

/** The readings of a pasted text: itself, decoded, and each piece of Base64 in it. */
export function readingsOf(pasted: string): readonly Reading[] {
  const text = pasted.length > LONGEST ? `${pasted.slice(0, LONGEST / 2)}\n${pasted.slice(-LONGEST / 2)}` : pasted;
  const decoded = decodedText(text);
  const readings = [readingOf(text, decoded, false)];
  for (const inside of base64In(decoded)) {
    const once = decodedText(inside);
    readings.push(readingOf(inside, once, true));
    // An address with a message in Base64 may itself stand in Base64.
    for (const again of base64In(once)) readings.push(readingOf(again, decodedText(again), true));
  }
  return readings;
}

const readingOf = (raw: string, text: string, wasBase64: boolean): Reading => ({
  raw,
  text,
  words: withEntraCodes(withoutTags(text)),
  wasBase64,
});

const ENTRA_CODE = /\bAADSTS[\s:#_-]{0,3}((?:[0-9OIl]){5,8})(?![0-9A-Za-z])/gi;
/**
 * Where the number of an error of Entra stands alone: in its JSON, in the address of the page about it, and in the sign-in
 * logs of the admin center and of Microsoft Graph.
 */
const ENTRA_NUMBER =
  /\berror_codes["'\s:=]{1,6}\[?\s{0,4}(\d{5,8})\b|\blogin\.[a-z.-]{3,40}\/error\?code=(\d{5,8})\b|\bsign-in error code["'\s:]{1,6}(\d{5,8})\b|\berrorCode["'\s:]{1,6}(\d{5,8})\b(?=.{0,80}\bfailureReason\b)/gis;

/**
 * Codes of Entra as Entra writes them: without a blank, with digits that a screenshot made letters, and with their name where only
 * the number stands.
 */
function withEntraCodes(text: string): string {
  const mended = text.replace(ENTRA_CODE, (whole, digits: string) =>
    /\d/.test(digits) ? `AADSTS${digits.replace(/O/gi, '0').replace(/[Il]/gi, '1')}` : whole,
  );
  return /AADSTS\d{5}/i.test(mended)
    ? mended
    : mended.replace(
        ENTRA_NUMBER,
        (whole, ...numbers: (string | undefined)[]) => `${whole} AADSTS${numbers.slice(0, 4).find(Boolean)}`,
      );
}

/** Decodes entities, percent signs and JSON escapes until nothing changes, three times at most. */
function decodedText(text: string): string {
  let current = text.normalize('NFKC').replace(/[\u00ad\u200b-\u200d\u2060\ufeff\0]/g, '');
  for (let round = 0; round < ROUNDS; round++) {
    const next = unescapedText(percentDecodedText(entitiesDecoded(current)));
    if (next === current) break;
    current = next;
  }
  return current;
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
  ['rsquo', "'"],
  ['lsquo', "'"],
  ['rdquo', '"'],
  ['ldquo', '"'],
  ['ndash', '-'],
  ['mdash', '-'],
  ['hellip', '...'],
  ['colon', ':'],
  ['comma', ','],
  ['period', '.'],
  ['lowbar', '_'],
  ['equals', '='],
  ['lbrace', '{'],
  ['rbrace', '}'],
]);

const entitiesDecoded = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));/g, (whole, decimal, hex, name) => {
        if (name !== undefined) return ENTITIES.get((name as string).toLowerCase()) ?? whole;
        const code =
          decimal === undefined ? Number.parseInt(hex as string, 16) : Number.parseInt(decimal as string, 10);
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
      })
    : text;

const percentDecodedText = (text: string): string =>
  text.includes('%') ? text.replace(/(?:%[0-9a-fA-F]{2})+/g, (run) => utf8(bytesOfPercent(run)) ?? ' ') : text;

function bytesOfPercent(run: string): Uint8Array {
  const bytes = new Uint8Array(run.length / 3);
  for (let index = 0; index < bytes.length; index++)
    bytes[index] = Number.parseInt(run.slice(index * 3 + 1, index * 3 + 3), 16);
  return bytes;
}

const unescapedText = (text: string): string =>
  text.includes('\\')
    ? text.replace(/\\(?:u([0-9a-fA-F]{4})|([nrt"'/\\]))/g, (_, code, letter) =>
        code === undefined
          ? 'nrt'.includes(letter as string)
            ? '\n'
            : (letter as string)
          : String.fromCharCode(Number.parseInt(code as string, 16)),
      )
    : text;

/** Tags out, read from left to right once; a `<` without an end stays. */
function withoutTags(text: string): string {
  let at = text.indexOf('<');
  if (at < 0) return text;
  const parts: string[] = [];
  let from = 0;
  while (at >= 0) {
    const end = text.indexOf('>', at);
    if (end < 0) break;
    if (/^<[a-zA-Z/!?]/.test(text.slice(at, at + 2)) && end - at < 2000) {
      parts.push(text.slice(from, at), ' ');
      from = end + 1;
    }
    at = text.indexOf('<', Math.max(at + 1, from));
  }
  return parts.join('') + text.slice(from);
}

/** The pieces of Base64 in a text that hold a readable text. */
function base64In(text: string): string[] {
  const found: string[] = [];
  let budget = LONGEST_BASE64;
  for (const run of base64Runs(text)) {
    if (found.length >= MOST_BASE64 || budget <= 0) break;
    budget -= run.length;
    const inside = readableBase64(run);
    if (inside !== undefined) found.push(inside);
  }
  return found;
}

const isBase64Unit = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x61 && code <= 0x7a) ||
  code === 0x2b ||
  code === 0x2f ||
  code === 0x2d ||
  code === 0x5f;

/** Stretches of Base64 characters; a line end between full lines belongs to the stretch. */
function* base64Runs(text: string): Generator<string> {
  let start = 0;
  let lineStart = 0;
  let run = '';
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? text.charCodeAt(at) : 0x20;
    if (isBase64Unit(code)) continue;
    const isLineEnd = code === 0x0a || code === 0x0d;
    if (isLineEnd && at - lineStart >= 60) {
      run += text.slice(start, at);
      while (text.charCodeAt(at + 1) === 0x0a || text.charCodeAt(at + 1) === 0x0d) at++;
      start = at + 1;
      lineStart = start;
      continue;
    }
    run += text.slice(start, at);
    if (run.length >= SHORTEST_BASE64) yield run;
    run = '';
    start = at + 1;
    lineStart = start;
  }
}

function readableBase64(run: string): string | undefined {
  const name = run.slice(0, LONGEST_BASE64).replaceAll('-', '+').replaceAll('_', '/');
  const whole = name.slice(0, name.length - (name.length % 4 === 1 ? 1 : 0));
  let binary: string;
  try {
    binary = atob(whole);
  } catch {
    return undefined;
  }
  const inside = readableStart(Uint8Array.from(binary, (unit) => unit.charCodeAt(0)));
  // A short one has to be readable whole: many words are Base64 of something.
  const least = run.length < 40 ? Math.floor(whole.length / 4) * 3 : 24;
  return inside.length >= least && /[a-zA-Z]{3}/.test(inside) ? inside : undefined;
}

/**
 * What can be read of bytes, up to the first that is no text: a word or a path can be taken for Base64 too, and behind a
 * message in Base64 other letters may stand.
 */
function readableStart(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes);
  const strange = text.search(/[^\t\n\r -~\u00a0-\u024f\u2010-\u2026]/);
  return strange < 0 ? text : text.slice(0, strange);
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

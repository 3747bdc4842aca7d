import { OAUTH_ERRORS } from '../facts/http-status.js';
import type { Exchange, Header } from './exchange.js';
import { readingsOf } from './pasted-text.js';
import { isSecretName, isSecretPlaceholder, looksRandom } from './secret-names.js';

/** Shorter values are parts of ordinary words; nothing that is told quotes them. */
const SHORTEST = 6;
/** How much of a body is gone through for secrets that stand in no known structure, and up to where in all readings of it. */
const LOOKED_AT = 200_000;
const DECODED = 20_000;
const DEPTH = 12;
/** A value of an address that is longer and looks made by chance is one, whatever its name. */
const OPAQUE = 24;

/** Names that hold secrets in addresses, forms and pages, and other things elsewhere. */
const FLOW_NAMES =
  /^(?:code|state|nonce|data|key|sig|signature|auth|ticket|otp|pass|pin|session_?state|session_?id|sysparm_ck|saml(?:response|request|art)|relaystate|code_?(?:verifier|challenge)|(?:client_)?assertion|login_?hint|wresult|wctx|ctx|flowtoken|canary)$/i;
/** Names whose values are told, or are no secrets. */
const HARMLESS_NAMES =
  /^(?:redirect_?u?r[il]|client_?id|scope|response_(?:type|mode)|grant_type|error|error_description|token_type|expires_in|code_challenge_method|audience|resource|prompt)$/i;
/** Words of the protocol that stand where values do. */
const WORDS = /^(?:authorization_code|refresh_token|client_credentials|access_token|id_token|bearer|basic)$/i;

/** How sentences go on behind "token:" and the like; masked, they would be missing from every sentence of the report. */
const SAID =
  /^(?:servicenow|microsoft|connector|platform|expired|invalid|missing|cannot|failed|revoked|refused|denied|rejected|required|inactive|unknown|unauthorized|forbidden|answer(?:ed)?|request|response|server|status|please|should)[.!?]?$/i;

const JWT = /(?<![\w-])eyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?/g;
const PAIR =
  /(?<![\w.:-])([A-Za-z_][\w.:-]{0,60})["'\\]{0,4}\s{0,4}[:=](?!\/\/)\s{0,4}["'\\]{0,4}([^\s"'<>&;,\\{}]{6,20000})/g;
const INPUTS = [
  /\bname\s{0,3}=\s{0,3}["']?([\w.:-]{1,60})["']?[^<>]{0,200}?\bvalue\s{0,3}=\s{0,3}["']([^"'<>]{6,})["']/gi,
  /\bvalue\s{0,3}=\s{0,3}["']([^"'<>]{6,})["'][^<>]{0,200}?\bname\s{0,3}=\s{0,3}["']?([\w.:-]{1,60})/gi,
];
const URL_IN_TEXT = /\bhttps?:\/\/[^\s"'<>\\]{1,8000}/gi;
/** The page of Entra about one of its errors: the number is no authorization code. */
const ERROR_PAGE = /(\/error)\?code=\d{4,8}\b/gi;
const USER_INFO = /:\/\/[^\s/?#@"<>\\:]{0,200}:([^\s/?#@"<>\\]{1,200})@/g;

/** Everything secret in some exchanges: codes, states, tokens, passwords, cookies, what Basic holds, tokens anywhere. */
export function secretsOf(exchanges: readonly Exchange[]): ReadonlySet<string> {
  const collector = new Collector();
  for (const { request, response, said } of exchanges) {
    if (request) collector.address(request.url);
    for (const { headers, body } of [request ?? {}, response ?? {}]) {
      for (const header of headers ?? []) collector.header(header);
      if (body) collector.body(body);
    }
    if (said) collector.text(said);
  }
  return collector.found;
}

class Collector {
  readonly found = new Set<string>();
  /** What was looked at: an address in an address is met again in every reading of the one around it. */
  private readonly seen = new Set<string>();

  /** Parameters behind the path, behind `#` too, and a password before the host. */
  address(url: string): void {
    if (!this.isNew('address', url)) return;
    for (const part of partsOf(url)) this.form(part, true);
    this.text(url.slice(0, LOOKED_AT));
  }

  header({ name, value }: Header): void {
    const plain = name.toLowerCase();
    if (plain === 'authorization' || plain === 'proxy-authorization') this.credentials(value);
    else if (plain === 'cookie' || plain === 'set-cookie') this.cookies(value);
    else if (isSecretName(name)) this.add(value);
    else if (/^[a-z]+:\/\/|^\//i.test(value)) this.address(value);
    else this.text(value);
  }

  private credentials(value: string): void {
    const [, scheme = '', rest = value] = /^(\S{1,40})\s+(.*)$/s.exec(value.trim()) ?? [];
    this.add(rest);
    if (!/^basic$/i.test(scheme)) return;
    const pair = base64Text(rest);
    if (pair === undefined) return;
    const secret = pair.slice(pair.indexOf(':') + 1);
    for (const text of [pair, secret, unescaped(secret)]) this.add(text);
  }

  private cookies(value: string): void {
    if (looksRandom(value)) this.add(value);
    for (const part of value.split(/[;,]/)) {
      const content = part.slice(part.indexOf('=') + 1).trim();
      if (part.includes('=') && looksRandom(content)) this.add(unquoted(content));
    }
  }

  body(body: string): void {
    const text = body.trim();
    if (/^[[{"]/.test(text) && this.json(text)) return;
    if (/^[\w.~%[\]-]{1,80}=/.test(text)) this.form(text, false);
    this.text(body);
  }

  private form(text: string, isAddress: boolean): void {
    if (!this.isNew(isAddress ? 'query' : 'form', text)) return;
    for (const [name, value] of new URLSearchParams(text)) {
      // A bare value stands where names do.
      if (value === '' && name.length >= OPAQUE && looksRandom(name) && !isSecretName(name)) this.add(name);
      if (HARMLESS_NAMES.test(name)) {
        if (/^https?:/i.test(value)) this.address(value);
        continue;
      }
      const isOpaque = isAddress && value.length >= OPAQUE && looksRandom(value) && !/^https?:|\s/i.test(value);
      if (isSecretName(name) || FLOW_NAMES.test(name) || isOpaque) this.add(value);
      if (/^https?:.*[?#]/i.test(value)) this.address(value);
      else if (value.length > 2 * OPAQUE) this.text(value);
    }
  }

  /** False for what is no JSON. */
  private json(text: string): boolean {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      return false;
    }
    const waiting: [unknown, string, number][] = [[value, '', 0]];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [each, name, depth] = next;
      if (typeof each === 'string' || typeof each === 'number') this.member(name, String(each));
      else if (Array.isArray(each) && depth < DEPTH) for (const item of each) waiting.push([item, name, depth + 1]);
      else if (typeof each === 'object' && each !== null && depth < DEPTH)
        for (const [key, member] of Object.entries(each)) waiting.push([member, key, depth + 1]);
    }
    return true;
  }

  /** A value in JSON; a text with signs in it may hold anything. */
  private member(name: string, value: string): void {
    this.named(name, value);
    if (/^[[{]/.test(value) && value.length < LOOKED_AT && this.json(value)) return;
    if (value.length > SHORTEST && /=|: |eyJ|%[23]/.test(value)) this.text(value);
  }

  /** A value under a name that may also hold something ordinary, such as `"code": "Unauthorized"`. */
  private named(name: string, value: string): void {
    if (isSecretName(name) || (FLOW_NAMES.test(name) && looksRandom(value))) this.add(unquoted(value));
    if (/^https?:.{0,2000}[?#]/i.test(value)) for (const part of partsOf(value)) this.form(part, true);
  }

  /** A text of which nothing is known, in all its readings. */
  text(text: string): void {
    if (text.length < SHORTEST || !this.isNew('text', text)) return;
    this.reading(text.slice(0, LOOKED_AT));
    // Most of what is large is pages and data, in which nothing is coded twice.
    for (const { text: decoded } of readingsOf(text.slice(0, DECODED))) if (decoded !== text) this.reading(decoded);
  }

  private reading(said: string): void {
    if (!this.isNew('reading', said)) return;
    const text = said.replace(ERROR_PAGE, '$1');
    for (const [token] of text.matchAll(JWT)) this.add(token);
    for (const [, name = '', value = ''] of text.matchAll(PAIR)) if (!SAID.test(value)) this.named(name, value);
    for (const [url] of text.matchAll(URL_IN_TEXT)) for (const part of partsOf(url)) this.form(part, true);
    for (const match of text.matchAll(USER_INFO)) this.add(match[1] as string);
    if (!text.includes('value')) return;
    const [forward, backward] = INPUTS as [RegExp, RegExp];
    for (const match of text.matchAll(forward)) this.field(match[1] as string, match[2] as string);
    for (const match of text.matchAll(backward)) this.field(match[2] as string, match[1] as string);
  }

  /** A field of a page. */
  private field(name: string, value: string): void {
    if (!HARMLESS_NAMES.test(name) && (isSecretName(name) || FLOW_NAMES.test(name))) this.add(value);
  }

  private isNew(kind: 'address' | 'query' | 'form' | 'text' | 'reading', text: string): boolean {
    const key = `${kind} ${text}`;
    return !this.seen.has(key) && Boolean(this.seen.add(key));
  }

  private add(value: string): void {
    const text = value.trim();
    if (text.length < SHORTEST || WORDS.test(text) || OAUTH_ERRORS.has(text.toLowerCase())) return;
    if (isSecretPlaceholder(text) || (/^[A-Za-z_ -]+$/.test(text) && isSecretName(text))) return;
    this.found.add(text);
    const plain = unescaped(text);
    if (plain.length >= SHORTEST) this.found.add(plain);
  }
}

/** What stands behind the path of an address, and behind `#`. */
const partsOf = (url: string): readonly string[] => url.replace(ERROR_PAGE, '$1').split(/[?#]/).slice(1);

const unquoted = (text: string): string => text.replace(/^["']|["']$/g, '');

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

function base64Text(text: string): string | undefined {
  try {
    const binary = atob(text.trim().replaceAll('-', '+').replaceAll('_', '/'));
    return new TextDecoder().decode(Uint8Array.from(binary, (unit) => unit.charCodeAt(0)));
  } catch {
    return undefined;
  }
}

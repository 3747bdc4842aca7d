import { OAUTH_ERRORS } from '../facts/http-status.js';

/** Shorter values are not looked for elsewhere: they would blot out ordinary words. */
const SHORTEST = 6;
const LONGEST = 8_000;
/** A recording with more secrets than this was made to keep us busy. */
const MOST = 5_000;

/**
 * Stands in for the values of a recording, and remembers them. The same value always gets the same mark, so that it still
 * shows which are equal (the state that comes back, a token that is sent on); no value can be read from a mark.
 */
export class Redaction {
  private readonly numbers = new Map<string, number>();
  private readonly hidden = new Set<string>();
  private readonly remembered = new Set<string>();
  private readonly checked = new Map<string, boolean>();
  private isLearning = true;

  /** From here on what is hidden in one place is hidden in every other. Before, everything is to be written once. */
  endLearning(): void {
    this.isLearning = false;
  }

  /**
   * What stands for a value, such as `‹value-3:86-chars›`; it needs no encoding in a form, and nothing stays nothing.
   * @param isSecret true for what is secret by its name, so that it is hidden elsewhere even if it is a word
   */
  mark(value: string, isSecret = false): string {
    // Words of a language are no secrets where they stand alone: `incident` is a table and a value.
    if (isSecret || !/^[a-z]{1,12}(?:_[a-z]{1,12}){0,4}$/i.test(value)) this.remember(value);
    return this.numbered(value);
  }

  /** A text that is shown, unless something in it is hidden elsewhere. */
  shown(text: string): string {
    return this.isHidden(text) ? this.mark(text) : text;
  }

  /** The words of a sentence of a server; whatever is no plain word is marked. */
  words(text: string, longest = 500): string {
    const told = text
      .slice(0, longest)
      .replace(/\S+/g, (word) => (WORD.test(word) && !this.isHidden(word) ? word : this.numbered(word)));
    return this.isHidden(told) ? this.mark(text) : told;
  }

  /** The name of a parameter, of a header or of a member. */
  name(text: string): string {
    return isName(text) ? this.shown(text) : this.mark(text);
  }

  private numbered(value: string): string {
    if (value === '') return '';
    const number = this.numbers.get(value) ?? this.numbers.size + 1;
    this.numbers.set(value, number);
    return `‹value-${number}:${value.length}-chars›`;
  }

  private isHidden(text: string): boolean {
    if (this.isLearning) return false;
    let is = this.checked.get(text);
    if (is === undefined) {
      const folded = text.toLowerCase();
      is = [...this.hidden].some((secret) => folded.includes(secret));
      this.checked.set(text, is);
    }
    return is;
  }

  private remember(value: string): void {
    if (!this.isLearning || value.length > LONGEST || this.hidden.size >= MOST || OAUTH_ERRORS.has(value)) return;
    if (this.remembered.has(value)) return;
    this.remembered.add(value);
    for (const spelling of spellingsOf(value)) if (spelling.length >= SHORTEST) this.hidden.add(spelling.toLowerCase());
  }
}

/** A plain word with the signs around it: of a sentence, of an OAuth error, of a media type, or a short number. */
const WORD =
  /^[("'[{<]{0,2}(?:[A-Za-z]?[a-z]{0,18}(?:['’/-][a-z]{1,16}){0,5}|[A-Z]{1,8}|(?:[A-Z][a-z]{1,15}){2,4}|[A-Za-z]{1,20}(?:_[A-Za-z]{1,20}){1,4}|OAuth ?2?(?:\.0)?|AADSTS\d{4,8}|\d{1,3}|\d\.\d)[)"'\]}>.,;:!?]{0,3}$/;

/** True for names that people give: parts of letters, with a number or two behind. */
const isName = (text: string): boolean =>
  text.length <= 64 &&
  text
    .split(/[_.$@:[\]-]|(?<=[a-z\d])(?=[A-Z])/)
    .every((part) => /^(?:[A-Z]?[a-z]{0,20}|[A-Z]{1,12})\d{0,3}$/.test(part));

/** The ways in which a text may quote a value. */
function spellingsOf(value: string): Set<string> {
  const plain = new Set([value, value.trim()]);
  for (const each of [...plain]) for (const decoded of decodings(each)) plain.add(decoded);
  const all = new Set(plain);
  for (const each of plain) {
    const coded = encodeURIComponent(each.replace(/[\ud800-\udfff]/gu, '\ufffd'));
    for (const spelling of [coded, coded.replaceAll('%20', '+'), JSON.stringify(each).slice(1, -1), base64(each)])
      all.add(spelling);
  }
  return all;
}

function decodings(text: string): string[] {
  const decoded = [
    attempt(() => decodeURIComponent(text.replaceAll('+', ' '))),
    attempt(() => JSON.parse(`"${text}"`)),
  ];
  return decoded.filter((each) => typeof each === 'string');
}

function attempt(read: () => string): string | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** Without the end, which depends on what follows. */
const base64 = (text: string): string =>
  btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('')).replace(/.?=*$/, '');

import { createScanner } from 'jsonc-parser';
import type { Document } from './document.js';
import { skipBlanks, skipString } from './locate.js';
import type { Range } from './places.js';

/** A replacement that repairs a fault: UTF-16 offsets, end excluded. */
export interface Repair {
  readonly title: string;
  readonly edits: readonly (Range & { readonly text: string })[];
}

/** Why a text is not JSON, said about one place. */
export interface SyntaxFault extends Range {
  readonly message: string;
  readonly related?: Range & { readonly message: string };
  readonly repair?: Repair;
}

/** What keeps a text from being JSON. */
export interface SyntaxReport {
  /** The first fault that cannot be read over. */
  readonly fault: SyntaxFault | undefined;
  /** Commas before a closing bracket, with that bracket; only those before the fault. */
  readonly trailingCommas: readonly (Range & { readonly before: string })[];
  readonly comments: readonly Range[];
}

// The kinds of tokens and scan errors of jsonc-parser; its declarations are ambient constants, which are not importable.
const OPEN_OBJECT = 1;
const CLOSE_OBJECT = 2;
const OPEN_ARRAY = 3;
const CLOSE_ARRAY = 4;
const COMMA = 5;
const COLON = 6;
const STRING = 10;
const NUMBER = 11;
const LINE_COMMENT = 12;
const BLOCK_COMMENT = 13;
const LINE_BREAK = 14;
const LAST_TRIVIA = 15;
const UNKNOWN = 16;
const END = 17;
const OPEN_COMMENT_ERROR = 1;
const OPEN_STRING_ERROR = 2;

/** What may come next. */
type State = 'value' | 'first-value' | 'next-value' | 'first-key' | 'next-key' | 'colon' | 'comma' | 'end';

interface Token extends Range {
  readonly kind: number;
}

interface Bracket {
  readonly at: number;
  /** How far its line is indented. */
  readonly indentation: number;
}

const reports = new WeakMap<Document, SyntaxReport>();

/** The syntax of a document that `JSON.parse` refused; worked out once per document. */
export function syntaxOf(document: Document): SyntaxReport {
  let report = reports.get(document);
  if (!report) {
    report = fragmentReport(document.text) ?? new Parser(document.text).run();
    reports.set(document, report);
  }
  return report;
}

/** Reads tokens with a stack of its own, so that a hundred thousand brackets cost memory but no stack. */
class Parser {
  private readonly comments: Range[] = [];
  private readonly trailingCommas: (Range & { readonly before: string })[] = [];
  private readonly open: Bracket[] = [];
  private state: State = 'value';
  /** The token before the current one, blanks and comments left out. */
  private previous: Token = { kind: END, start: 0, end: 0 };
  /** The member name read last. */
  private name: Token | undefined;
  /** The first bracket that closes on a line indented otherwise than the line that opened it. */
  private suspect: { readonly open: Bracket; readonly close: Bracket } | undefined;
  private lineStart = 0;
  private indentation = -1;

  constructor(private readonly text: string) {}

  run(): SyntaxReport {
    const fault = foreignText(this.text) ?? this.parse();
    return { fault, trailingCommas: this.trailingCommas, comments: this.comments };
  }

  private parse(): SyntaxFault | undefined {
    const scanner = createScanner(this.text, false);
    if (this.text.charCodeAt(0) === 0xfeff) scanner.setPosition(1);
    for (;;) {
      const kind: number = scanner.scan();
      const start = scanner.getTokenOffset();
      const token: Token = { kind, start, end: scanner.getPosition() };
      const error: number = scanner.getTokenError();
      if (kind === LINE_COMMENT || kind === BLOCK_COMMENT) {
        if (error === OPEN_COMMENT_ERROR) return { message: 'the comment is never closed', start, end: start + 2 };
        this.comments.push({ start, end: token.end });
        const lineBreak = this.text.lastIndexOf('\n', token.end - 1);
        if (lineBreak >= start) this.startLine(lineBreak + 1);
      } else if (kind === LINE_BREAK) {
        this.startLine(token.end);
      } else if (kind > LAST_TRIVIA || kind < LINE_COMMENT) {
        if (error !== 0) return kind === STRING ? badString(this.text, token, error) : badNumber(this.text, token);
        const fault = this.take(token);
        if (fault || kind === END) return fault;
        this.previous = token;
      }
    }
  }

  private take(token: Token): SyntaxFault | undefined {
    const { kind } = token;
    if (kind === END) return this.state === 'end' ? undefined : this.atEnd(token);
    if (kind === UNKNOWN) return this.atUnknown(token);
    if (this.previous.kind === NUMBER && this.previous.end === token.start && kind === NUMBER)
      return badNumber(this.text, this.previous);
    switch (this.state) {
      case 'end':
        return this.afterEnd(token);
      case 'colon':
        if (kind !== COLON) return this.withoutColon(token);
        this.state = 'value';
        return undefined;
      case 'first-key':
      case 'next-key':
        if (kind === STRING) {
          this.state = 'colon';
          this.name = token;
        } else if (kind === CLOSE_OBJECT) return this.close(token);
        else return this.withoutName(token);
        return undefined;
      case 'comma':
        if (kind === CLOSE_OBJECT || kind === CLOSE_ARRAY) return this.close(token);
        if (kind !== COMMA) return this.withoutComma(token);
        this.state = this.isInObject ? 'next-key' : 'next-value';
        return undefined;
      default:
        return this.takeValue(token);
    }
  }

  private takeValue(token: Token): SyntaxFault | undefined {
    const { kind } = token;
    if (kind === OPEN_OBJECT || kind === OPEN_ARRAY) {
      this.open.push({ at: token.start, indentation: this.currentIndentation });
      this.state = kind === OPEN_OBJECT ? 'first-key' : 'first-value';
    } else if (kind === CLOSE_ARRAY && this.state !== 'value') return this.close(token);
    else if (kind === COMMA || kind === COLON || kind === CLOSE_OBJECT || kind === CLOSE_ARRAY)
      return this.withoutValue(token);
    else this.afterValue();
    return undefined;
  }

  private afterValue(): void {
    this.state = this.open.length === 0 ? 'end' : 'comma';
  }

  private close(token: Token): SyntaxFault | undefined {
    const opener = this.open.at(-1) as Bracket;
    const shown = this.text[token.start] as string;
    if (this.isInObject !== (token.kind === CLOSE_OBJECT)) {
      const wanted = closing(this.text[opener.at] as string);
      return {
        message: `found "${shown}", expected "${wanted}" for the bracket opened on line ${this.lineOf(opener.at)}`,
        ...rangeOf(token),
        related: { ...one(opener.at), message: 'opened here' },
      };
    }
    if (this.state === 'next-key' || this.state === 'next-value')
      this.trailingCommas.push({ ...rangeOf(this.previous), before: shown });
    this.open.pop();
    const indentation = this.currentIndentation;
    const isFirst = token.start === this.lineStart + indentation;
    if (!this.suspect && isFirst && indentation !== opener.indentation)
      this.suspect = { open: opener, close: { at: token.start, indentation } };
    this.afterValue();
    return undefined;
  }

  private atEnd(token: Token): SyntaxFault {
    const opener = this.open.at(-1);
    if (opener === undefined) return { message: 'the file is empty; expected a JSON object', start: 0, end: 0 };
    // Whatever bracket is missing, the root is the one left open; the indentation tells which one was meant.
    const { suspect } = this;
    const meant = suspect && suspect.close.indentation < suspect.open.indentation ? suspect.open : opener;
    const bracket = this.text[meant.at] as string;
    const at = this.previous.end;
    const isLast = this.open.length === 1 && this.state === 'comma' && meant === opener;
    return {
      message: `the file ends before the "${bracket}" of line ${this.lineOf(meant.at)} is closed`,
      start: Math.max(0, at - 1),
      end: Math.min(at, token.end),
      related: {
        ...one(meant.at),
        message: meant === opener ? 'opened here' : 'by its indentation, this one is not closed',
      },
      ...(isLast ? { repair: insertion(`add "${closing(bracket)}" at the end`, at, `\n${closing(bracket)}`) } : {}),
    };
  }

  private afterEnd(token: Token): SyntaxFault {
    const isBracket = token.kind === CLOSE_OBJECT || token.kind === CLOSE_ARRAY;
    const { suspect } = this;
    const last = this.lineOf(this.previous.start);
    const isExtra = suspect !== undefined && suspect.close.indentation > suspect.open.indentation;
    return {
      message: isBracket
        ? `one "${this.text[token.start]}" too many: the document ended on line ${last}`
        : `${this.shown(token)} after the end of the document, which is on line ${last}`,
      ...rangeOf(token),
      related: isExtra
        ? {
            ...one(suspect.close.at),
            message: `closes line ${this.lineOf(suspect.open.at)}; by its indentation, one too many`,
          }
        : { ...rangeOf(this.previous), message: 'the document ends here' },
    };
  }

  private withoutComma(token: Token): SyntaxFault {
    const { previous } = this;
    if (token.kind === COLON) return { message: 'found ":", expected "," or a closing bracket', ...rangeOf(token) };
    const isNext = !this.isInObject || token.kind === STRING;
    if (!isNext) return { message: `found ${this.shown(token)} after a value, expected "," or "}"`, ...rangeOf(token) };
    const isBracket = previous.kind === CLOSE_OBJECT || previous.kind === CLOSE_ARRAY;
    const after = isBracket
      ? `"${this.text[previous.start]}"`
      : this.isInObject && this.name
        ? `the value of ${this.wordOf(this.name)}`
        : 'this element';
    return {
      message: `a comma is missing after ${after}; the next is ${this.shown(token)}`,
      start: previous.end - 1,
      end: previous.end,
      repair: insertion('add the comma', previous.end, ','),
    };
  }

  private withoutColon(token: Token): SyntaxFault {
    const { previous } = this;
    const isValue = token.kind !== COMMA && token.kind !== CLOSE_OBJECT && token.kind !== CLOSE_ARRAY;
    return {
      message: `a colon is missing after the name ${this.wordOf(previous)}`,
      start: previous.end - 1,
      end: previous.end,
      ...(isValue ? { repair: insertion('add the colon', previous.end, ':') } : {}),
    };
  }

  private withoutName(token: Token): SyntaxFault {
    if (token.kind === COMMA && this.previous.kind === COMMA)
      return { message: 'two commas in a row', ...rangeOf(token), repair: removal('remove the second comma', token) };
    return { message: `found ${this.shown(token)}, expected a name in double quotes`, ...rangeOf(token) };
  }

  private withoutValue(token: Token): SyntaxFault {
    const { previous } = this;
    if (token.kind === COLON && previous.kind === COLON)
      return { message: 'two colons in a row', ...rangeOf(token), repair: removal('remove the second colon', token) };
    if (token.kind === COMMA && previous.kind === COMMA)
      return { message: 'two commas in a row', ...rangeOf(token), repair: removal('remove the second comma', token) };
    return { message: `found ${this.shown(token)}, expected a value`, ...rangeOf(token) };
  }

  private atUnknown(token: Token): SyntaxFault {
    const { previous, state } = this;
    const word = this.text.slice(token.start, token.end);
    const marker = /^(?:<{7}|={7}|>{7})/.exec(word);
    if (marker && token.start === this.lineStart)
      return { message: `"${marker[0]}" is the mark of a merge conflict that was not resolved`, ...rangeOf(token) };
    if (previous.end === token.start && previous.kind === STRING)
      return {
        message: 'the string ends in the middle of a text; a quotation mark inside a string is written \\"',
        start: previous.end - 1,
        end: previous.end,
      };
    if (previous.end === token.start && previous.kind === NUMBER) return badNumber(this.text, previous);
    if (state === 'end') return this.afterEnd(token);
    const isName = state === 'first-key' || state === 'next-key';
    return badCharacter(this.text, token) ?? badWord(this.text, token, isName, state === 'comma' || state === 'colon');
  }

  private get isInObject(): boolean {
    const opener = this.open.at(-1);
    return opener !== undefined && this.text[opener.at] === '{';
  }

  /** How messages call a token. Values may be secrets, names are not. */
  private shown(token: Token): string {
    if (token.kind !== STRING) return token.end - token.start === 1 ? `"${this.text[token.start]}"` : 'a value';
    return this.text[skipBlanks(this.text, token.end)] === ':' ? this.wordOf(token) : 'a string';
  }

  /** A name with its quotes, shortened. */
  private wordOf({ start, end }: Token): string {
    return end - start > 42 ? `${this.text.slice(start, start + 40)}…"` : this.text.slice(start, end);
  }

  private startLine(start: number): void {
    this.lineStart = start;
    this.indentation = -1;
  }

  /** How far the current line is indented. */
  private get currentIndentation(): number {
    if (this.indentation < 0) this.indentation = skipBlanks(this.text, this.lineStart) - this.lineStart;
    return this.indentation;
  }

  private lineOf(offset: number): number {
    let line = 1;
    for (let at = this.text.indexOf('\n'); at >= 0 && at < offset; at = this.text.indexOf('\n', at + 1)) line++;
    return line;
  }
}

/**
 * The report on a text that begins with a member and so lacks at least its first bracket: the faults in it, or that.
 * The missing brackets are put before it, as many as close without being opened.
 */
function fragmentReport(text: string): SyntaxReport | undefined {
  const first = /^\ufeff?\s*("(?:[^"\\\r\n]|\\.){0,200}")\s*:/.exec(text);
  if (!first) return undefined;
  const prefix = missingBrackets(text);
  const shift = prefix.length;
  const { fault, comments, trailingCommas } = new Parser(prefix + text).run();
  const moved = <T extends Range>(range: T): T => ({ ...range, start: range.start - shift, end: range.end - shift });
  const name = first[1] as string;
  const start = first[0].indexOf(name);
  const message = `the file begins with the member ${name}; the opening "{" is missing`;
  if (!fault || fault.start < shift)
    return { fault: { message, start, end: start + name.length }, comments: [], trailingCommas: [] };
  // No repair: one alone does not make the file whole.
  const { related, message: found, ...range } = fault;
  return {
    fault: {
      ...moved(rangeOf(range)),
      message: found,
      ...(related && related.start >= shift ? { related: moved(related) } : {}),
    },
    comments: comments.map(moved),
    trailingCommas: trailingCommas.map(moved),
  };
}

/** The brackets that a text closes without opening them, each object with a name for the member that is inside. */
function missingBrackets(text: string): string {
  let depth = 0;
  let prefix = '';
  for (let at = 0; at < text.length; at++) {
    const unit = text[at] as string;
    if (unit === '"') at = skipString(text, at) - 1;
    else if (unit === '{' || unit === '[') depth++;
    else if ((unit === '}' || unit === ']') && --depth < 0) {
      depth = 0;
      prefix = (unit === ']' ? '[' : prefix === '' ? '{' : '{"":') + prefix;
    }
  }
  return prefix === '' ? '{' : prefix;
}

const rangeOf = ({ start, end }: Range): Range => ({ start, end });
const one = (offset: number): Range => ({ start: offset, end: offset + 1 });
const closing = (bracket: string): string => (bracket === '{' ? '}' : ']');
const insertion = (title: string, at: number, text: string): Repair => ({
  title,
  edits: [{ start: at, end: at, text }],
});
const removal = (title: string, range: Range): Repair => ({ title, edits: [{ ...rangeOf(range), text: '' }] });
const replacement = (title: string, range: Range, text: string): Repair => ({
  title,
  edits: [{ ...rangeOf(range), text }],
});

/** A text that was never meant to be JSON. */
function foreignText(text: string): SyntaxFault | undefined {
  const start = text.search(/[^\s\ufeff]/);
  if (start < 0) return { message: 'the file is empty; expected a JSON object', start: 0, end: 0 };
  const end = Math.min(text.length, start + 400);
  const head = text.slice(start, end);
  const line = /^.*/.exec(head)?.[0] ?? '';
  const place = { start, end: start + line.trimEnd().length };
  if (/^<(?:!doctype|html|\?xml|[a-z][\w:-]*[\s>/])/i.test(head))
    return { message: 'the file holds HTML or XML; expected a JSON object', ...place };
  if (/^(?:---|[a-z][\w.-]*:(?:\s|$))/i.test(line))
    return { message: 'the file looks like YAML; expected a JSON object', ...place };
  return undefined;
}

const CONTROL_NAMES: Readonly<Record<string, string>> = { '\t': 'tab', '\n': 'line break', '\r': 'line break' };

function badString(text: string, token: Token, error: number): SyntaxFault {
  for (let at = token.start + 1; at < token.end; at++) {
    const unit = text[at] as string;
    if (unit === '\\') {
      const match = /^\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/.exec(text.slice(at, at + 6));
      if (match) at += match[0].length - 1;
      else if (at + 1 < token.end) return badEscape(text, at);
    } else if (unit < ' ') {
      const name = CONTROL_NAMES[unit] ?? `control character U+${hex(unit)}`;
      return {
        message: `a raw ${name} inside a string; expected the escape ${escaped(unit)}`,
        ...one(at),
        repair: replacement('escape the control characters', token, escapeControls(text.slice(token.start, token.end))),
      };
    }
  }
  if (error !== OPEN_STRING_ERROR) return { message: 'the string has a bad escape', ...rangeOf(token) };
  return openString(text, token);
}

/** A string without its closing quote on the line: either it runs over the line end, or the quote is missing. */
function openString(text: string, token: Token): SyntaxFault {
  const close = /^(?:[^"\\]|\\.){0,4000}?"(?=\s*[,}\]:])/.exec(text.slice(token.end, token.end + 4100));
  if (close) {
    const end = token.end + close[0].length;
    return {
      message: 'a raw line break inside a string; expected the escape \\n',
      ...rangeOf(token),
      repair: replacement(
        'write the line breaks as \\n',
        { start: token.start, end },
        escapeControls(text.slice(token.start, end)),
      ),
    };
  }
  return { message: 'the string that begins here has no closing quotation mark', ...rangeOf(token) };
}

function badEscape(text: string, at: number): SyntaxFault {
  const shown = text[at + 1] === 'u' ? text.slice(at, at + 6).split(/["\n]/)[0] : text.slice(at, at + 2);
  return {
    message: `"${shown}" is no escape of JSON; a backslash itself is written \\\\`,
    start: at,
    end: at + (shown?.length ?? 2),
  };
}

const escaped = (unit: string): string => JSON.stringify(unit).slice(1, -1);
const hex = (unit: string): string => unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
const escapeControls = (raw: string): string =>
  raw.replaceAll('\r\n', '\n').replace(/./gsu, (unit) => (unit < ' ' ? escaped(unit) : unit));

function badNumber(text: string, token: Token): SyntaxFault {
  const word = /^[-+\w.]*/.exec(text.slice(token.start, token.start + 60))?.[0] ?? '';
  const range = { start: token.start, end: token.start + Math.max(1, word.length) };
  const isDecimal = /^-?0+[0-9]+(?:\.[0-9]+)?$/.test(word);
  return {
    message: isDecimal
      ? `the number ${word} begins with a zero`
      : `${/^[-+.0-9ex]+$/i.test(word) ? `"${word}"` : 'this'} is no number of JSON`,
    ...range,
  };
}

/** Characters that look like something else. */
const LOOKALIKES: readonly (readonly [RegExp, string, string])[] = [
  [/^[\u201c\u201d\u201e\u00ab\u00bb]/u, 'a typographic quotation mark', '"'],
  [/^[\u2018\u2019]/u, 'a typographic apostrophe', '"'],
  [/^[\u00a0\u2000-\u200a\u202f\u3000]/u, 'a special blank outside of a string', ' '],
  [/^[\u200b-\u200f\u2028-\u202e\u2060\ufeff]/u, 'an invisible character outside of a string', ''],
];

function badCharacter(text: string, token: Token): SyntaxFault | undefined {
  const unit = text[token.start] as string;
  for (const [pattern, name, instead] of LOOKALIKES) {
    if (!pattern.test(unit)) continue;
    return {
      message: `found ${name} (U+${hex(unit)})${instead === '"' ? ', expected a plain "' : ''}`,
      ...one(token.start),
      ...(instead === '"' ? {} : { repair: replacement('remove the character', one(token.start), instead) }),
    };
  }
  return undefined;
}

/** How other languages write what JSON writes otherwise. */
const KEYWORDS = new Map([
  ['true', 'true'],
  ['false', 'false'],
  ['null', 'null'],
  ['none', 'null'],
  ['nil', 'null'],
  ['undefined', 'null'],
]);

function badWord(text: string, token: Token, isName: boolean, isMisplaced: boolean): SyntaxFault {
  const word = text.slice(token.start, token.end);
  if (word.startsWith("'") && !isMisplaced) return singleQuoted(text, token);
  if (isName && /^[a-z_$][\w$.-]*$/i.test(word))
    return {
      message: `the name ${word} is not in double quotes`,
      ...rangeOf(token),
      repair: replacement('put the name in quotes', token, `"${word}"`),
    };
  const keyword = KEYWORDS.get(word.toLowerCase());
  if (keyword && !isName && !isMisplaced)
    return {
      message: `"${word}" is no value of JSON; expected ${keyword}`,
      ...rangeOf(token),
      repair: replacement(`write ${keyword}`, token, keyword),
    };
  if (/^-?(?:nan|infinity)$/i.test(word)) return { message: `JSON has no ${word}`, ...rangeOf(token) };
  if (/^[-+.]?[0-9]/.test(word)) return badNumber(text, token);
  const expected = isName ? 'a name in double quotes' : isMisplaced ? '"," or a closing bracket' : 'a value';
  return { message: `unexpected text, expected ${expected}`, ...rangeOf(token) };
}

function singleQuoted(text: string, token: Token): SyntaxFault {
  const line = /^'((?:[^'\\\r\n]|\\.)*)'/.exec(text.slice(token.start, token.start + 2000));
  const message = 'a string in single quotes; JSON has double quotes only';
  if (!line) return { message, ...rangeOf(token) };
  const range = { start: token.start, end: token.start + line[0].length };
  const content = (line[1] as string).replaceAll("\\'", "'").replace(/(\\.)|"/g, (match, kept) => kept ?? `\\${match}`);
  return { message, ...range, repair: replacement('write it in double quotes', range, `"${content}"`) };
}

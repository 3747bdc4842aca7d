import type { Document } from '../document/document.js';
import type { Connector } from './connector.js';

/** A text literal of a script. */
export interface ScriptLiteral {
  /** From the first to after the last quotation mark. */
  readonly start: number;
  readonly end: number;
  /** What stands between the quotation marks, as written. */
  readonly text: string;
}

/** A C# script as the rules see it. */
export interface ScriptText {
  readonly document: Document;
  /** The script with comments, the insides of literals and directives blanked out; offsets are those of the file. */
  readonly code: string;
  readonly literals: readonly ScriptLiteral[];
}

const scripts = new WeakMap<Document, ScriptText>();

/** The script of a connector, if there is one that could be read; worked out once. */
export function scriptOf(connector: Connector): ScriptText | undefined {
  const document = connector.document('script');
  if (!document || document.unreadable !== undefined) return undefined;
  let script = scripts.get(document);
  if (!script) {
    script = { document, ...readScript(document.text) };
    scripts.set(document, script);
  }
  return script;
}

/** Blanks out what is not code. Interpolated texts keep the code in their holes. */
export function readScript(text: string): { readonly code: string; readonly literals: readonly ScriptLiteral[] } {
  const scanner = new Scanner(text);
  scanner.run();
  return { code: scanner.code(), literals: scanner.literals };
}

/** An interpolated text whose hole is being read. */
interface Hole {
  readonly isVerbatim: boolean;
  depth: number;
}

class Scanner {
  readonly literals: ScriptLiteral[] = [];
  private readonly blanks: (readonly [from: number, to: number])[] = [];
  private readonly holes: Hole[] = [];
  private at = 0;

  constructor(private readonly text: string) {}

  run(): void {
    const { text } = this;
    while (this.at < text.length) {
      const unit = text[this.at] as string;
      const next = text[this.at + 1];
      if (unit === '/' && next === '/') this.blankTo(lineEnd(text, this.at));
      else if (unit === '/' && next === '*') this.blankTo(after(text, '*/', this.at + 2));
      else if (unit === '#' && isFirstOnLine(text, this.at)) this.blankTo(lineEnd(text, this.at));
      else if (unit === "'") this.character();
      else if (unit === '"' || unit === '$' || unit === '@') this.literal();
      else this.code1(unit);
    }
  }

  code(): string {
    let code = '';
    let at = 0;
    for (const [from, to] of this.blanks) {
      code += this.text.slice(at, from) + this.text.slice(from, to).replace(/[^\n]/g, ' ');
      at = to;
    }
    return code + this.text.slice(at);
  }

  private blankTo(end: number): void {
    this.blanks.push([this.at, end]);
    this.at = end;
  }

  /** One unit of code; braces tell where the hole of an interpolated text ends. */
  private code1(unit: string): void {
    this.at++;
    const hole = this.holes.at(-1);
    if (!hole) return;
    if (unit === '{' || unit === '(' || unit === '[') hole.depth++;
    else if (unit === '}' && hole.depth === 0) {
      this.holes.pop();
      this.blanks.push([this.at - 1, this.at]);
      this.interpolated(hole.isVerbatim);
    } else if (unit === '}' || unit === ')' || unit === ']') hole.depth--;
    else if (unit === ':' && hole.depth === 0 && this.text[this.at] !== ':' && this.text[this.at - 2] !== ':') {
      // A format such as {value:yyyy-MM-dd} is text up to the brace.
      const format = /^[^}\n]*(?=\})/.exec(this.text.slice(this.at, this.at + 100));
      if (format) this.blankTo(this.at + format[0].length);
    }
  }

  private character(): void {
    const match = /^'(?:\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{1,4}|.)|[^'\\\n])'/.exec(
      this.text.slice(this.at, this.at + 12),
    );
    if (match) this.blankTo(this.at + match[0].length);
    else this.at++;
  }

  private literal(): void {
    const { text } = this;
    const prefix = /^(?:\$+@?|@\$?)?"/.exec(text.slice(this.at, this.at + 8))?.[0];
    if (prefix === undefined) {
      this.at++;
      return;
    }
    const start = this.at;
    const quote = start + prefix.length - 1;
    const raw = /^"{3,}/.exec(text.slice(quote, quote + 20))?.[0];
    // Three quotation marks in a verbatim text are an empty beginning, not a raw text.
    if (raw && !prefix.includes('@')) {
      const end = after(text, raw, quote + raw.length);
      this.literals.push({ start, end, text: text.slice(quote + raw.length, end - raw.length) });
      this.blankTo(end);
      return;
    }
    this.at = quote + 1;
    if (prefix.includes('$')) {
      this.blanks.push([start, this.at]);
      this.interpolated(prefix.includes('@'));
      return;
    }
    const end = prefix.includes('@') ? verbatimEnd(text, this.at) : plainEnd(text, this.at);
    this.literals.push({ start, end, text: text.slice(quote + 1, end - 1) });
    this.at = start;
    this.blankTo(end);
  }

  /** Goes on in an interpolated text, from after its start or after a hole, to its end or the next hole. */
  private interpolated(isVerbatim: boolean): void {
    const { text } = this;
    const from = this.at;
    let at = from;
    for (; at < text.length; at++) {
      const unit = text[at];
      if (unit === '{' || unit === '}') {
        if (text[at + 1] === unit) at++;
        else if (unit === '{') {
          this.blanks.push([from, at + 1]);
          this.holes.push({ isVerbatim, depth: 0 });
          this.at = at + 1;
          return;
        }
      } else if (unit === '"') {
        if (!isVerbatim || text[at + 1] !== '"') break;
        at++;
      } else if (unit === '\\' && !isVerbatim) at++;
      else if (unit === '\n' && !isVerbatim) break;
    }
    const end = Math.min(at + 1, text.length);
    this.blanks.push([from, end]);
    this.at = end;
  }
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** The offset after the next `mark`, or the end of the text. */
function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found + mark.length;
}

function plainEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== '"' && text[at] !== '\n') at += text[at] === '\\' ? 2 : 1;
  return Math.min(at + 1, text.length);
}

function verbatimEnd(text: string, from: number): number {
  let at = from;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return text.length;
    if (text[quote + 1] !== '"') return quote + 1;
    at = quote + 2;
  }
}

function isFirstOnLine(text: string, at: number): boolean {
  let before = at - 1;
  while (text[before] === ' ' || text[before] === '\t') before--;
  return before < 0 || text[before] === '\n' || text[before] === '\ufeff';
}

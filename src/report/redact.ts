import type { Edit } from '../document/edits.js';
import { isSecretName } from '../exchange/secret-names.js';
import { type Stretch, type Syntax, secretsIn, syntaxOf } from './secret-ranges.js';

/**
 * Replaces the characters of secrets by asterisks of the same number, so that offsets, lines and columns stay true.
 * What stands in the place of a secret, such as `{ClientSecret}`, stays.
 */
export const maskSecrets = (text: string, syntax: Syntax = syntaxOf(text)): string =>
  masked(text, secretsIn(text, syntax));

/** The syntax of a file of a connector, by its name. */
export const syntaxOfFile = (file: string): Syntax =>
  /\.csx?$/i.test(file) ? 'code' : /\.json$/i.test(file) ? 'json' : /\.xml$/i.test(file) ? 'xml' : 'prose';

function masked(text: string, stretches: readonly Stretch[]): string {
  if (stretches.length === 0) return text;
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of stretches) {
    parts.push(text.slice(at, start), text.slice(start, end).replace(/[^\r\n]/g, '*'));
    at = end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

/** Shorter secrets are not looked for elsewhere: they would blot out ordinary words. */
const SHORTEST = 6;

/** A file with more secrets than this was made to keep us busy. */
const MOST = 1000;

/**
 * Knows the secrets of some files and takes them out of whatever is said about them. A file is read when something about
 * it is to be said.
 */
export class Redactor {
  private readonly files = new Map<
    string,
    { readonly text: string; readonly secrets: readonly Stretch[] } | undefined
  >();
  private readonly known = new Set<string>();

  /**
   * @param textOf the text of a file; undefined where there is none
   * @param isFree true for a file that is known to hold no secret, so that its text need not be read
   */
  constructor(
    private readonly textOf: (file: string) => string | undefined,
    private readonly isFree: (file: string) => boolean = () => false,
  ) {}

  /** The text of a file with its secrets masked. */
  file(file: string): string | undefined {
    const read = this.read(file);
    return read && masked(read.text, read.secrets);
  }

  /**
   * A message, title or pointer without secrets.
   * @param files the files it may quote
   */
  text(message: string, files: readonly string[]): string {
    for (const file of files) this.read(file);
    let result = message;
    for (const secret of this.known)
      if (result.includes(secret)) result = result.replaceAll(secret, '*'.repeat(secret.length));
    return maskSecrets(withoutCutSecrets(result, this.known), 'prose');
  }

  /** True when an edit neither touches nor brings a secret, so that its text may be shown. */
  isShowable({ file, start, end, text }: Edit): boolean {
    const next = firstEndingAt(this.read(file)?.secrets ?? [], start);
    if (next && next.start <= end) return false;
    return maskSecrets(text, 'json') === text && this.text(text, [file]) === text;
  }

  private read(file: string): { readonly text: string; readonly secrets: readonly Stretch[] } | undefined {
    if (this.files.has(file)) return this.files.get(file);
    const text = this.textOf(file);
    const read =
      text === undefined ? undefined : { text, secrets: this.isFree(file) ? [] : secretsIn(text, syntaxOfFile(file)) };
    this.files.set(file, read);
    for (const { start, end } of read?.secrets.slice(0, MOST) ?? []) this.remember((text as string).slice(start, end));
    return read;
  }

  /** Remembers a secret in the spellings in which a message may quote it. */
  private remember(raw: string): void {
    const spellings = new Set([raw, ...attempt(() => JSON.parse(`"${raw}"`) as string)]);
    for (const spelling of [...spellings])
      for (const plain of attempt(() => decodeURIComponent(spelling))) spellings.add(plain);
    for (const spelling of [...spellings])
      for (const coded of attempt(() => encodeURIComponent(spelling))) spellings.add(coded);
    for (const spelling of spellings)
      if (spelling.length >= SHORTEST && spelling.length <= 10_000 && !isWord(spelling)) this.known.add(spelling);
  }
}

/** Messages cut long texts short, and quote no more of one than this. */
const LONGEST_QUOTE = 200;

/** Masks what stands of a secret beside the dots of a text that was cut short: its beginning, its end or its middle. */
function withoutCutSecrets(message: string, secrets: ReadonlySet<string>): string {
  const parts = message.split('...');
  if (parts.length === 1) return message;
  const last = parts.length - 1;
  for (const secret of secrets) {
    for (const [index, part] of parts.entries()) {
      if (index > 0 && index < last && part.length >= SHORTEST && secret.includes(part)) {
        parts[index] = '*'.repeat(part.length);
        continue;
      }
      const start = index > 0 ? overlap(secret, part) : 0;
      const end = index < last ? overlap(part, secret) : 0;
      const kept = part.slice(start, Math.max(start, part.length - end));
      parts[index] = '*'.repeat(start) + kept + '*'.repeat(part.length - start - kept.length);
    }
  }
  return parts.join('...');
}

/** How many characters at the end of a text are those at the beginning of another; 0 for too few. */
function overlap(text: string, next: string): number {
  if (!next.includes(text.slice(-SHORTEST))) return 0;
  for (let length = Math.min(text.length, next.length, LONGEST_QUOTE); length >= SHORTEST; length--)
    if (text.endsWith(next.slice(0, length))) return length;
  return 0;
}

/** The first of some stretches in order that ends at or after an offset. */
function firstEndingAt(stretches: readonly Stretch[], offset: number): Stretch | undefined {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle] as Stretch).end < offset) low = middle + 1;
    else high = middle;
  }
  return stretches[low];
}

/** A word such as `password`, which stands for a secret in examples and in every other place. */
const isWord = (text: string): boolean => /^[A-Za-z_ -]+$/.test(text) && isSecretName(text);

function attempt(read: () => string): string[] {
  try {
    return [read()];
  } catch {
    return [];
  }
}

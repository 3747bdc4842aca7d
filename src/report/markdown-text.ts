import { printable } from './printable.js';

/** Keeps `@name` and `#12` from becoming mentions and references: an invisible word joiner after the sign. */
const unlinked = (text: string): string => text.replace(/[@#](?=[\w-])/g, (sign) => `${sign}\u2060`);

/** A text as plain Markdown in one line: nothing in it is markup, a link, a mention or HTML. */
export const escapeMarkdown = (text: string): string => escapePrintable(printable(text));

/** A text as a code span, whatever it holds; in a table a pipe needs an escape even there. */
export const codeSpan = (text: string, place: 'line' | 'cell' = 'line'): string => spanOf(printable(text), place);

/** A message with what it quotes as code spans; the quotation marks go, the rest is plain. */
export const messageText = (message: string, place: 'line' | 'cell' = 'line'): string =>
  printable(message)
    .split(/"([^"]*)"/)
    .map((part, index) => (index % 2 === 1 ? spanOf(part, place) : escapePrintable(part)))
    .join('');

const ENTITIES: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };

const escapePrintable = (text: string): string =>
  unlinked(text)
    .replace(/[\\`*_[\]<>&|~$!]/g, (sign) => ENTITIES[sign] ?? `\\${sign}`)
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/www(?=\.)/gi, '$&\\');

function spanOf(text: string, place: 'line' | 'cell'): string {
  if (text.trim() === '') return text === '' ? '""' : '" "';
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const padding = /^`|`$|^ .* $/.test(text) ? ' ' : '';
  const span = `${fence}${padding}${text}${padding}${fence}`;
  return place === 'cell' ? span.replaceAll('|', '\\|') : span;
}

/** A block of code that nothing in the text can end. */
export function codeBlock(text: string, language = ''): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text.replace(/\n+$/, '')}\n${fence}\n`;
}

/** A table with aligned columns; the cells are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((cell, column) => Math.max(3, cell.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |\n`;
  return `${line(head)}${line(widths.map((width) => '-'.repeat(width)))}${rows.map(line).join('')}`;
}

import type { ExplanationText, Item, Section } from './explanation-sections.js';
import { type Paint, plain } from './paint.js';
import { printable } from './printable.js';
import { hanging, wrap } from './wrap.js';

const INDENT = '  ';

/** An explanation for the terminal. */
export function explanationOnTerminal(
  { title, facts, paragraphs, sections }: ExplanationText,
  { paint = plain, width = 100 }: { readonly paint?: Paint; readonly width?: number } = {},
): string {
  const room = Math.max(40, width) - INDENT.length;
  const labels = Math.max(0, ...facts.map(({ label = '' }) => label.length));
  const lines = [
    ...wrap(printable(title), room).map((line) => paint('bold', line)),
    ...(facts.length > 0 ? [''] : []),
    ...facts.flatMap(({ label = '', text }) =>
      hanging(printable(text), room, label.padEnd(labels + 2)).map(
        (line) => INDENT + line.replace(label, paint('dim', label)),
      ),
    ),
    ...paragraphs.flatMap((paragraph) => ['', ...wrap(printable(paragraph), room).map((line) => INDENT + line)]),
    ...sections.flatMap((section) => [
      '',
      ...wrap(section.title, room).map((line) => paint('bold', line)),
      ...sectionLines(section, room, paint),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

function sectionLines({ items, isOrdered }: Section, room: number, paint: Paint): string[] {
  const labels = Math.max(0, ...items.map(({ label = '' }) => label.length));
  return items.flatMap((item, index) => {
    const start = isOrdered ? `${index + 1}. ` : item.label ? item.label.padEnd(labels + 2) : '';
    return itemLines(item, room, start, paint).map((line) => INDENT + line);
  });
}

function itemLines({ text, mark, label, url }: Item, room: number, start: string, paint: Paint): string[] {
  const lines = hanging(printable(mark === undefined ? text : `${text} [${mark}]`), room, start).map((line) =>
    mark === undefined ? line : line.replace(`[${mark}]`, paint('dim', `[${mark}]`)),
  );
  const [first = '', ...rest] = lines;
  return [
    label ? first.replace(label, paint('dim', label)) : first,
    ...rest,
    ...(url ? [`${INDENT}${paint('dim', url)}`] : []),
  ];
}

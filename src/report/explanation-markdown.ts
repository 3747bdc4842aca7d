import type { ExplanationText, Item, Section } from './explanation-sections.js';
import { codeSpan, escapeMarkdown, messageText, table } from './markdown-text.js';

/** An explanation in Markdown, for a ticket or a page. */
export function explanationMarkdown({ title, facts, paragraphs, sections }: ExplanationText): string {
  return [
    `# ${messageText(title)}\n`,
    ...(facts.length > 0
      ? [
          table(
            ['', ''],
            facts.map(({ label = '', text }) => [label, messageText(text, 'cell')]),
          ),
        ]
      : []),
    ...paragraphs.map((paragraph) => `${messageText(paragraph)}\n`),
    ...sections.map(sectionMarkdown),
  ].join('\n');
}

const sectionMarkdown = ({ title, items, isOrdered }: Section): string =>
  `## ${messageText(title)}\n\n${items.map((item, index) => `${isOrdered ? `${index + 1}.` : '-'} ${itemMarkdown(item)}\n`).join('')}`;

function itemMarkdown({ text, mark, label, url }: Item): string {
  const shown = url ? `[${escapeMarkdown(text)}](${url})` : messageText(text);
  const head = label ? `${label}: ` : '';
  return `${head}${shown}${mark === undefined ? '' : ` (${/^[a-z]+$/.test(mark) ? mark : codeSpan(mark)})`}`;
}

import Handlebars from 'handlebars';
import { csharpText } from './csharp-text.js';
import { type Inline, isRich } from './documents/rich-text.js';
import { asciiJson } from './json-text.js';

/** Fills a template with a model. */
export type Template = (model: object) => string;

/**
 * The helpers through which every value goes, named by the language that the value is put into. Templates have no other
 * output: a bare `{{name}}` is refused by a test, so no text can break what surrounds it.
 */
export const HELPERS = {
  /** A value as JSON, which is a JavaScript literal too; `</` is escaped for scripts in HTML. */
  json: (value: unknown): string => asciiJson(JSON.stringify(value)).replaceAll('<', '\\u003c'),
  /** A text in HTML, between tags or in a quoted attribute; a sentence between tags only. */
  html: (value: unknown): string => (isRich(value) ? value.map(htmlInline).join('') : escapeHtml(String(value))),
  /** A text or a sentence in a line of Markdown, a cell of a table included. */
  markdown: (value: unknown): string =>
    isRich(value) ? lineStart(value.map(markdownInline).join('')) : escapeMarkdown(String(value)),
  /** A code span of Markdown, in a line or a cell of a table. */
  code: (value: unknown): string => codeSpan(String(value)),
  /** A block of code of Markdown that nothing in its text can end. */
  fenced: ({ language, text }: { language: string; text: string }): string => {
    const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
    return `${fence}${language}\n${text}\n${fence}`;
  },
  /** A text in a line of a Mermaid diagram; a word that ends a block is no word there. */
  mermaid: (value: unknown): string =>
    String(value)
      .replace(/\s+/g, ' ')
      .replace(/[^A-Za-z0-9 .,/()_-]/gu, (character) => `#${character.codePointAt(0)};`)
      .replace(/\bend\b/gi, (word) => `#${word.charCodeAt(0)};${word.slice(1)}`),
  /** A text as a scalar of YAML, a key included; quoted unless nothing in it could mean anything to YAML. */
  yaml: (value: unknown): string => yamlScalar(String(value)),
  /** A text inside a C# string literal. */
  csharp: (value: unknown): string => {
    if (typeof value !== 'string') throw new TypeError('only texts can be put into a C# literal');
    return csharpText(value);
  },
} as const;

/** Words that YAML 1.1 or 1.2 reads as something else than a text. */
const YAML_WORDS = /^(?:y|yes|n|no|on|off|true|false|null)$/i;

function yamlScalar(text: string): string {
  if (/^[A-Za-z][A-Za-z0-9._/-]*(?: [A-Za-z0-9._/-]+)*$/.test(text) && !YAML_WORDS.test(text)) return text;
  // A double-quoted text has the escapes of JSON, but a character beyond the first plane is one escape, not two.
  const escaped = [...JSON.stringify(text)].map((character) => {
    const code = character.codePointAt(0) as number;
    if (code >= 0x20 && code < 0x7f) return character;
    return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
  });
  return escaped.join('');
}

const escapeHtml = (text: string): string => text.replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);

function htmlInline({ kind, text, url }: Inline): string {
  const content = escapeHtml(text);
  if (kind === 'text') return content;
  if (kind === 'link') return `<a href="${escapeHtml(url ?? '')}">${content}</a>`;
  // A value may be written from right to left; what follows it is not.
  if (kind === 'value') return `<bdi>${content}</bdi>`;
  return `<${kind}>${content}</${kind}>`;
}

function markdownInline({ kind, text, url }: Inline): string {
  if (kind === 'code') return codeSpan(text);
  const content = escapeInline(text);
  if (kind === 'strong') return content.trim() === '' ? content : `**${content.trim()}**`;
  return kind === 'link' ? `[${content}](<${encodeURI(url ?? '').replace(/[<>]/g, '')}>)` : content;
}

/** What is markup anywhere in a line, what links by itself, and mentions; an underscore inside a word is none. */
const escapeInline = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*[\]<>|~${#]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\$&')
    .replace(/&(?=[#A-Za-z])|:(?=\/\/|[\w+-]+:)|@(?=[\w-])/g, '\\$&')
    .replace(/www(?=\.)/gi, '$&\\');

/** What is markup at the beginning of a line: lists, rules, underlines of headings. */
const lineStart = (line: string): string =>
  line.replace(/^( ?)([-+=])/, '$1\\$2').replace(/^( ?\d{1,9})([.)])/, '$1\\$2');

const escapeMarkdown = (text: string): string => lineStart(escapeInline(text));

const longestRun = (text: string): number => Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));

function codeSpan(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  // A pipe ends a cell even in a code span, and its escape shows outside of tables; an entity does neither.
  if (line.trim() === '' || line.includes('|'))
    return `<code>${escapeInline(line.replaceAll('|', '\u0000')).replaceAll('\u0000', '&#124;')}</code>`;
  const fence = '`'.repeat(longestRun(line) + 1);
  const padding = /^`|`$|^ .* $/.test(line) ? ' ' : '';
  return `${fence}${padding}${line}${padding}${fence}`;
}

const environment = Handlebars.create();
for (const [name, helper] of Object.entries(HELPERS))
  environment.registerHelper(name, (value: unknown) => {
    // The strict mode of Handlebars does not reach the arguments of helpers.
    if (value === undefined)
      throw new TypeError(`a template writes something that its model does not have, as ${name}`);
    return (helper as (value: unknown) => string)(value);
  });

/**
 * A template; an unknown name in it is an error.
 * @param compiled what a `.hbs` file is when it is imported
 * @param partials templates that it includes by name
 */
export function template(
  compiled: TemplateSpecification,
  partials: Readonly<Record<string, TemplateSpecification>> = {},
): Template {
  const fill = environment.template(compiled);
  const included = Object.fromEntries(
    Object.entries(partials).map(([name, partial]) => [name, environment.template(partial)]),
  );
  return (model) => fill(model, { partials: included });
}

/** A template of JSON: its value. */
export function jsonTemplate<T>(compiled: TemplateSpecification): (model: object) => T {
  const fill = template(compiled);
  return (model) => JSON.parse(fill(model)) as T;
}

import Handlebars from 'handlebars';
import { csharpText } from './csharp-text.js';
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
  /** A text in HTML, between tags or in a quoted attribute. */
  html: (value: unknown): string => String(value).replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`),
  /** A text in a line of Markdown, a cell of a table included. */
  markdown: (value: unknown): string =>
    String(value)
      .replace(/\s+/g, ' ')
      .replace(/[\\`*_{}[\]()<>#+!|~$&@:-]/g, (character) =>
        /[A-Za-z0-9]/.test(character) ? character : `\\${character}`,
      ),
  /** A text inside a C# string literal. */
  csharp: (value: unknown): string => {
    if (typeof value !== 'string') throw new TypeError('only texts can be put into a C# literal');
    return csharpText(value);
  },
} as const;

const environment = Handlebars.create();
for (const [name, helper] of Object.entries(HELPERS))
  environment.registerHelper(name, (value: unknown) => {
    // Strict mode does not see an unknown name where it is the argument of a helper.
    if (value === undefined) throw new TypeError(`the model lacks a value for {{${name} ...}}`);
    return helper(value);
  });

/** A template that is compiled when it is first used; an unknown name in it is an error. */
export function template(text: string): Template {
  let compiled: Template | undefined;
  return (model) => {
    compiled ??= environment.compile(text, { strict: true, noEscape: true });
    return compiled(model);
  };
}

/** A template of JSON: its value. */
export function jsonTemplate<T>(text: string): (model: object) => T {
  const fill = template(text);
  return (model) => JSON.parse(fill(model)) as T;
}

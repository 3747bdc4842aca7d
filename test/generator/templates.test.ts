import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import Handlebars from 'handlebars';
import { marked, type Tokens } from 'marked';
import { parseFragment } from 'parse5';
import { parse as parseYaml } from 'yaml';
import { HELPERS, template } from '../../src/generator/templates.js';
import { compiled } from '../support/compiled.js';
import fc from '../support/properties.js';

const FOLDER = join(import.meta.dirname, '..', '..', 'templates');
const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.hbs'));

/** The helpers that write the language of a file, by the end of its name. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  '.html.hbs': ['html'],
  '.json.hbs': ['json'],
  '.js.hbs': ['json'],
  '.csx.hbs': ['csharp'],
  '.yml.hbs': ['yaml'],
  '.yaml.hbs': ['yaml'],
  '.md.hbs': ['markdown', 'code', 'fenced', 'mermaid'],
};
const BLOCKS = ['each', 'if', 'unless'];

const nameOf = ({ path }: { path: hbs.AST.Expression }): string => (path as hbs.AST.PathExpression).original as string;

/** Everything in a template that is not plain text, an allowed block or an allowed helper. */
function faults(text: string, allowed: readonly string[]): string[] {
  const found: string[] = [];
  const visit = (program: hbs.AST.Program | undefined): void => {
    for (const statement of program?.body ?? []) {
      if (statement.type === 'ContentStatement' || statement.type === 'CommentStatement') continue;
      if (statement.type === 'BlockStatement') {
        const block = statement as hbs.AST.BlockStatement;
        if (!BLOCKS.includes(nameOf(block)) || block.params.length !== 1) found.push(`block ${nameOf(block)}`);
        if (block.params.some(({ type }) => type !== 'PathExpression')) found.push('a decision in a block');
        visit(block.program);
        visit(block.inverse);
      } else if (statement.type === 'MustacheStatement') {
        const mustache = statement as hbs.AST.MustacheStatement;
        const [param] = mustache.params;
        if (!allowed.includes(nameOf(mustache)) || mustache.params.length !== 1) found.push(`{{${nameOf(mustache)}}}`);
        if (param?.type !== 'PathExpression') found.push(`{{${nameOf(mustache)}}} of no path`);
      } else if (statement.type === 'PartialStatement') {
        const { name, params } = statement as hbs.AST.PartialStatement;
        if ((name as hbs.AST.PathExpression).original !== 'blocks' || params.length > 0) found.push('a partial');
      } else found.push(statement.type);
    }
  };
  visit(Handlebars.parse(text));
  // Without escaping, three braces and two do the same; two are the custom.
  if (/\{\{\{|\{\{&/.test(text)) found.push('a triple stash');
  return found;
}

describe('every template', () => {
  test('is found', () => expect(files.length).toBeGreaterThan(8));

  test.each(files)('%s puts every value through a helper of its language', (file) => {
    const allowed = Object.entries(ALLOWED).find(([end]) => file.endsWith(end))?.[1];
    expect([file, allowed === undefined]).toEqual([file, false]);
    expect(faults(readFileSync(join(FOLDER, file), 'utf8'), allowed ?? [])).toEqual([]);
  });

  test.each([
    '{{title}}',
    '{{{html title}}}',
    '{{& title}}',
    '{{json title}}',
    '{{html "title" }}',
    '{{html (lookup a b)}}',
    '{{#with a}}x{{/with}}',
    '{{> (lookup . "x")}}',
    '{{#if (eq a b)}}x{{/if}}',
  ])('%s would be refused in a page', (text) => expect(faults(text, ['html'])).not.toEqual([]));
});

/** Texts of one line, as a specification lets them pass, made of what means something to the languages. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...['<', '>', '&', '&amp;', '&#60;', '"', "'", '`', '``', '|', '||', '\\', '{{x}}', '{{{x}}}', '{{#if', '${'],
        ...[
          '</script>',
          '<!--',
          '-->',
          '<img src=x onerror=alert(1)>',
          ']]>',
          '*',
          '**',
          '_',
          '__',
          '~~',
          '[a](b)',
          '![a](b)',
        ],
        ...[
          '# ',
          '- ',
          '+ ',
          '1. ',
          '> ',
          '===',
          '---',
          '```',
          '\t',
          '  ',
          '@team',
          '#12',
          ':smile:',
          '%%',
          ';',
          '%%{init:{}}%%',
        ],
        ...[
          'http://x.example',
          'www.x.example',
          'mail@x.example',
          'end',
          'מסמך',
          'مرحبا',
          '🙂',
          '👩‍💻',
          'é',
          '//',
          '/*',
          '*/',
          '$&',
        ],
      ),
      fc.string({ maxLength: 5 }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join('').replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu, ' '));

const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim();

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const decoded = (html: string): string =>
  html
    .replace(/<\/?(?:code|strong|p|em)>/g, '')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name] as string);

describe('helpers', () => {
  test('html: between tags and in an attribute nothing but the text comes out', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const { childNodes } = parseFragment(`<p title="${HELPERS.html(text)}">${HELPERS.html(text)}</p>`);
        expect(childNodes).toHaveLength(1);
        const [paragraph] = childNodes as unknown as [
          { attrs: { value: string }[]; childNodes: { nodeName: string; value: string }[] },
        ];
        expect(paragraph.attrs.map(({ value }) => value)).toEqual([text]);
        expect(paragraph.childNodes.map(({ nodeName }) => nodeName)).toEqual(text === '' ? [] : ['#text']);
        expect(paragraph.childNodes.map(({ value }) => value).join('')).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  test('markdown: a line is one paragraph of plain text, a heading one heading, a cell one cell', () => {
    fc.assert(
      fc.property(
        hostile.filter((text) => squeezed(text) !== ''),
        (text) => {
          const written = HELPERS.markdown(text);
          expect(decoded(marked.parse(`${written}\n`) as string).trim()).toBe(squeezed(text));
          const [heading, ...rest] = marked.lexer(`# ${written}\n`);
          expect([heading?.type, rest.length]).toEqual(['heading', 0]);
          const [table] = marked.lexer(`| a | b |\n| --- | --- |\n| ${written} | x |\n`) as [Tokens.Table];
          expect([table.type, table.rows.length, table.rows[0]?.[1]?.text]).toEqual(['table', 1, 'x']);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('code: a code span in a line and in a cell, with the text as it is', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const written = HELPERS.code(text);
        const html = (marked.parse(`a ${written} b\n`) as string).trim();
        const span = /^<p>a <code>(.*)<\/code> b<\/p>$/.exec(html)?.[1];
        expect(span).toBeDefined();
        expect(decoded(span?.replaceAll('&#124;', '|') ?? '').trim()).toBe(squeezed(text));
        const [table] = marked.lexer(`| a | b |\n| --- | --- |\n| ${written} | x |\n`) as [Tokens.Table];
        expect([table.rows.length, table.rows[0]?.[1]?.text]).toEqual([1, 'x']);
      }),
      { numRuns: 1000 },
    );
  });

  test('fenced: one block of code with the text as it is', () => {
    fc.assert(
      fc.property(
        fc.array(
          hostile.filter((text) => squeezed(text) !== ''),
          { minLength: 1, maxLength: 4 },
        ),
        (lines) => {
          const text = lines.join('\n');
          const tokens = marked.lexer(`${HELPERS.fenced({ language: 'sh', text })}\n\nafter\n`);
          expect(tokens.map(({ type }) => type).filter((type) => type !== 'space')).toEqual(['code', 'paragraph']);
          expect((tokens[0] as Tokens.Code).text).toBe(text);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('mermaid: nothing but letters, digits, a few signs and entities, in one line', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const written = HELPERS.mermaid(text);
        expect(written).toMatch(/^(?:[A-Za-z0-9 .,/()_-]|#\d+;)*$/);
        expect(written).not.toMatch(/\bend\b/i);
        const back = written.replace(/#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
        expect(back).toBe(text.replace(/\s+/g, ' '));
      }),
      { numRuns: 500 },
    );
  });

  test('yaml: one text, as a value and as a key, for readers of YAML 1.1 and 1.2', () => {
    const words = fc.constantFrom(
      ...['yes', 'No', 'on', 'NULL', '~', '1e3', '0x1F', '12:30', '2024-01-01', '- a', 'a: b', 'a #b'],
    );
    fc.assert(
      fc.property(fc.oneof(hostile, words, fc.string({ unit: 'grapheme' })), (text) => {
        const written = HELPERS.yaml(text);
        expect(written).toMatch(/^[\x20-\x7e]+$/);
        for (const version of ['1.1', '1.2'] as const) {
          expect(parseYaml(`a:\n  - ${written} # comment\n`, { version })).toEqual({ a: [text] });
          if (text !== '<<')
            expect(Object.entries(parseYaml(`${written}: x\n`, { version }) as object)).toEqual([[text, 'x']]);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('json: a literal of JavaScript and of JSON that ends no script', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const written = HELPERS.json(text);
        expect(JSON.parse(written)).toBe(text);
        expect(written).toMatch(/^[\x20-\x7e]*$/);
        expect(written).not.toContain('<');
      }),
    );
  });
});

test('an unknown name in a template is an error, a known partial is included', () => {
  expect(() => template(compiled('{{html name}}'))({})).toThrow(/does not have/);
  const partials = { blocks: compiled('{{html name}}') };
  expect(template(compiled('{{> blocks}}'), partials)({ name: '<' })).toBe('&#60;');
});

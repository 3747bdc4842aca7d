import { describe, expect, test } from '@jest/globals';
import { marked, type Token, type Tokens } from 'marked';
import { SaxesParser } from 'saxes';
import { Connector } from '../../src/connector/connector.js';
import { detached } from '../../src/document/detached.js';
import { Document } from '../../src/document/document.js';
import type { Finding } from '../../src/engine/finding.js';
import { unifiedDiff } from '../../src/report/diff.js';
import { codeBlock, codeSpan, escapeMarkdown, messageText } from '../../src/report/markdown-text.js';
import { clip, printable, toJson } from '../../src/report/printable.js';
import { maskSecrets } from '../../src/report/redact.js';
import { type ConnectorResult, FORMATS } from '../../src/report/reporter.js';
import fc from '../support/properties.js';
import { findingAt, reportOf } from './sample.js';

/** Texts made of what means something to terminals, build servers, Markdown, XML, HTML and JSON. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          '\u001b[31m',
          '\u0007',
          '\u009b2J',
          '\u202e',
          '\u2066',
          '\ufeff',
          '\u0000',
          '\ufffe',
          '\uffff',
          '\ud800',
          '\udc00',
        ],
        ...['\r\n', '\n', '\r', '\t', ' ', '\u2028', '\u0085', '\u{e0041}', '\u{1f600}', '受', '\u0301'],
        ...['##vso[task.setvariable variable=x]y', '##[error]', '::error::', '%', '%0A', ':', ',', '::'],
        ...[
          '|',
          '\\',
          '\\|',
          '`',
          '``',
          '```',
          '*',
          '_',
          '~~',
          '[a](http://x.y)',
          '![i](j)',
          '<b>',
          '</details>',
          '&amp;',
          '<!--',
        ],
        ...[
          '@octocat',
          '#12',
          'https://x.example.com',
          'www.x.com',
          'a@b.cd',
          '$x$',
          '"',
          "'",
          ']]>',
          '<![CDATA[',
          '&#1;',
          '](',
          '---',
          '# ',
        ],
      ),
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.string({ maxLength: 6 }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

const name = hostile.map((text) => text.replaceAll('/', '-'));

/** A connector and a finding in which every text is hostile. */
const results: fc.Arbitrary<ConnectorResult> = fc
  .record({
    folder: name,
    text: hostile,
    message: hostile,
    title: hostile,
    other: hostile,
    reason: hostile,
    start: fc.nat(40),
  })
  .map(({ folder, text, message, title, other, reason, start }) => {
    const document = new Document(`${folder}/apiProperties.json`, `{"a":"${text}"}\n${text}`);
    const from = Math.min(start, document.text.length);
    const finding = findingAt(document, from, document.text.length, { message });
    const severities = ['error', 'warning', 'info'] as const;
    const findings = severities.map(
      (severity): Finding => ({
        ...finding,
        severity,
        location: { ...finding.location, pointer: `/${text}` },
        related: [{ location: finding.location, message: other }],
        fix: { title, applicability: 'safe', edits: [{ file: document.file, start: from, end: from, text }] },
      }),
    );
    const accepted: Finding = { ...finding, suppressed: { kind: 'exception', reason } };
    return { connector: new Connector(folder, [{ role: 'properties', document }]), findings: [...findings, accepted] };
  });

/** What must not reach a terminal; our own word joiner, line ends, and the joiners of scripts and emoji aside. */
const ACTING = /(?!\n|\u200c|\u200d|\u2060)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffe\uffff]/u;
const COMMAND = /##(?:vso)?\[/i;

describe('whatever a file holds', () => {
  test.each(FORMATS)('nothing of it acts on a terminal or a build server, as %s', async (format) => {
    await fc.assert(
      fc.asyncProperty(results, async (result) => {
        const text = await reportOf(format, [result]);
        expect(text).not.toMatch(ACTING);
        expect(text).not.toMatch(COMMAND);
        if (format !== 'github') expect(text).not.toMatch(/^\s*::/m);
      }),
      { numRuns: 150 },
    );
  });

  test('nor in a difference', () => {
    fc.assert(
      fc.property(hostile, hostile, name, (before, after, file) => {
        const text = unifiedDiff(file, before, after);
        expect(text.replaceAll('\t', '')).not.toMatch(ACTING);
        expect(text).not.toMatch(COMMAND);
        expect(text).not.toMatch(/^\s*::/m);
      }),
    );
  });

  test('JSON gives it back unchanged', async () => {
    await fc.assert(
      fc.asyncProperty(results, async (result) => {
        const report = JSON.parse(await reportOf('json', [result])) as { findings: Finding[] };
        expect(report.findings.map(({ message }) => message)).toEqual(
          result.findings.map(({ message }) => maskSecrets(message, 'prose')),
        );
        expect(report.findings.map(({ location }) => location.file)).toEqual(
          result.findings.map(({ location }) => location.file),
        );
      }),
      { numRuns: 100 },
    );
    fc.assert(fc.property(hostile, (text) => expect(JSON.parse(toJson(text))).toBe(text)));
  });
});

describe('annotations for GitHub', () => {
  const decode = (text: string): string =>
    text
      .replaceAll('%2C', ',')
      .replaceAll('%3A', ':')
      .replaceAll('%0A', '\n')
      .replaceAll('%0D', '\r')
      .replaceAll('%25', '%');

  /** Reads a command as the runner does. */
  function parse(line: string): { command: string; properties: Map<string, string>; data: string } {
    const end = line.indexOf('::', 2);
    const [command = '', ...rest] = line.slice(2, end).split(' ');
    const pairs = rest
      .join(' ')
      .split(',')
      .map((pair) => pair.split('='));
    const properties = new Map(pairs.map(([key = '', ...value]) => [key, decode(value.join('='))]));
    return { command, properties, data: decode(line.slice(end + 2)) };
  }

  test('are read as they were meant', async () => {
    await fc.assert(
      fc.asyncProperty(results, async (result) => {
        const lines = (await reportOf('github', [result])).trimEnd().split('\n');
        expect(lines).toHaveLength(4);
        const parsed = lines.slice(0, 3).map(parse);
        expect(parsed.map(({ command }) => command)).toEqual(['error', 'warning', 'notice']);
        const [finding] = result.findings;
        for (const { properties, data } of parsed) {
          expect([...properties.keys()]).toEqual(expect.arrayContaining(['file', 'line', 'endLine', 'title']));
          expect(properties.get('file')).toBe(printable(finding?.location.file ?? ''));
          const message = printable(maskSecrets(finding?.message ?? '', 'prose'));
          expect(data.slice(0, message.length)).toBe(message);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('come with the errors first, over all connectors', async () => {
    const [result] = fc.sample(results, { numRuns: 1, seed: 1 });
    const text = await reportOf('github', [result as ConnectorResult, result as ConnectorResult]);
    const kinds = text.split('\n').flatMap((line) => /^::(\w+)/.exec(line)?.[1] ?? []);
    expect(kinds).toEqual(['error', 'error', 'warning', 'warning', 'notice', 'notice']);
  });
});

describe('JUnit XML', () => {
  test('is well-formed and holds the texts', async () => {
    await fc.assert(
      fc.asyncProperty(results, async (result) => {
        const parser = new SaxesParser();
        const messages: string[] = [];
        const suites: string[] = [];
        parser.on('error', (error) => {
          throw error;
        });
        parser.on('opentag', (tag) => {
          if (tag.name === 'failure') messages.push(tag.attributes['message'] as string);
          if (tag.name === 'testsuite') suites.push(tag.attributes['name'] as string);
        });
        parser.write(await reportOf('junit', [result], { failOn: 'info' })).close();
        expect(messages).toEqual([expect.stringMatching(/3 places/)]);
        expect(suites).toEqual([printable(result.connector.folder || '.')]);
      }),
      { numRuns: 150 },
    );
  });
});

describe('Markdown', () => {
  /** The text that a reader sees, and the kinds of markup in it. */
  function seen(source: string): { text: string; kinds: Set<string> } {
    const kinds = new Set<string>();
    let text = '';
    const walk = (tokens: readonly Token[]): void => {
      for (const token of tokens) {
        kinds.add(token.type);
        const inner = 'tokens' in token ? token.tokens : undefined;
        if (inner) walk(inner);
        else if ('text' in token) text += token.text as string;
      }
    };
    walk(marked.lexer(source, { gfm: true }));
    return { text, kinds };
  }
  const decoded = (text: string): string =>
    text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&').replaceAll('\u2060', '');

  test('of a text is the text and nothing else', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const { kinds, text: shown } = seen(`x ${escapeMarkdown(text)} x`);
        expect([...kinds].filter((kind) => !['paragraph', 'text', 'escape'].includes(kind))).toEqual([]);
        expect(decoded(shown)).toBe(`x ${printable(text)} x`.replaceAll('\u2060', ''));
      }),
      { numRuns: 500 },
    );
  });

  test('of a text names nobody and refers to nothing', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        // marked writes a quotation mark as an entity, whose "#" is no reference.
        const rendered = (marked.parse(escapeMarkdown(text)) as string).replace(/&#\d+;/g, "'");
        expect(rendered).not.toMatch(/[@#][\w-]/);
        expect(rendered).not.toMatch(/<a |<img|<!--|<b>/);
      }),
    );
  });

  test('of a code span is the text, whatever it holds', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const { kinds, text: shown } = seen(`x ${codeSpan(text)} x`);
        if (printable(text).trim() === '') return;
        expect(kinds).toEqual(new Set(['paragraph', 'text', 'codespan']));
        expect(shown).toBe(`x ${printable(text)} x`);
      }),
      { numRuns: 500 },
    );
  });

  test('of a message shows what it quotes as code', () => {
    expect(messageText('"host" is "https://x|y"; expected a *host*', 'cell')).toBe(
      '`host` is `https://x\\|y`; expected a \\*host\\*',
    );
  });

  test('of a code block ends where it should', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const tokens = marked.lexer(`${codeBlock(text, 'text')}\nafter`);
        expect(tokens.map(({ type }) => type).filter((type) => type !== 'space')).toEqual(['code', 'paragraph']);
      }),
    );
  });

  test('keeps the table of findings in shape', async () => {
    await fc.assert(
      fc.asyncProperty(results, async (result) => {
        const tokens = marked.lexer(await reportOf('markdown', [result], { pageOf: () => undefined }));
        const tables = tokens.filter((token) => token.type === 'table');
        expect(tables).toHaveLength(1);
        const [found] = tables;
        const rows = (found as Tokens.Table).rows;
        expect(rows.map((row) => row.length)).toEqual([4, 4, 4]);
        expect(rows.map(([first]) => first?.text)).toEqual(['error', 'warning', 'info']);
        const after = tokens.slice(tokens.indexOf(found as Token) + 1).map(({ type }) => type);
        expect(after.filter((type) => type !== 'space')).toEqual(['html', 'paragraph']);
      }),
      { numRuns: 150 },
    );
  });

  test('stays below the limit and says what it left out', async () => {
    const [result] = fc.sample(results, { numRuns: 1, seed: 3 });
    const [finding] = (result as ConnectorResult).findings;
    if (!result || !finding) throw new Error('no sample');
    const many = { ...result, findings: Array.from({ length: 400 }, () => ({ ...finding, message: 'm'.repeat(300) })) };
    const mild = { ...result, findings: many.findings.map((entry) => ({ ...entry, severity: 'info' as const })) };
    const text = await reportOf('markdown', [mild, many, many]);
    expect(text.length).toBeLessThanOrEqual(65_536);
    expect(text.length).toBeGreaterThan(60_000);
    expect(text).not.toContain('| info |');
    const shown = text.split('\n| error |').length - 1;
    expect(text).toContain(
      `**The report was cut at 65,536 characters: ${1200 - shown} findings not shown, among them all of 2 connectors.**`,
    );
    expect((await reportOf('markdown', [many], { limit: 5000 })).length).toBeLessThanOrEqual(5000);
  });
});

describe('a text', () => {
  test('is cut between characters', () => {
    expect(clip('abc', 3)).toBe('abc');
    expect(clip('abcd', 3)).toBe('ab…');
    expect(clip('a\u{1f600}bc', 3)).toBe('a…');
  });

  test('is copied as it is', () => {
    fc.assert(fc.property(hostile, (text) => expect(detached(text)).toBe(text)));
  });
});

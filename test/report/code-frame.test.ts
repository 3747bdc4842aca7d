import { describe, expect, test } from '@jest/globals';
import { Document } from '../../src/document/document.js';
import { Source } from '../../src/report/code-frame.js';
import { columnsOf } from '../../src/report/printable.js';
import fc from '../support/properties.js';
import { findingAt } from './sample.js';

/** Frames the first place of `part` in a text; the lines without the line numbers. */
function frame(text: string, part: string, label = ''): string[] {
  const start = text.indexOf(part);
  const { location } = findingAt(new Document('a.txt', text, { json: false }), start, start + part.length);
  return new Source(text)
    .frame(location, '^', label, 3)
    .flatMap(({ code, underline }) => (underline === '' ? [code] : [code, underline]))
    .map((line) => line.slice(6));
}

const columns = (text: string): number => [...text].reduce((sum, sign) => sum + columnsOf(sign), 0);

describe('a frame underlines', () => {
  test.each<[string, string, string, string[]]>([
    ['a part of a line', 'one two three', 'two', ['one two three', '    ^^^']],
    ['after tabs', '\t\tone two', 'two', ['    one two', '        ^^^']],
    ['after wide characters', '受付 "two"', '"two"', ['受付 "two"', '     ^^^^^']],
    ['wide characters', 'a 受付😀 b', '受付😀', ['a 受付😀 b', '  ^^^^^^']],
    ['after combining characters', 'e\u0301 two', 'two', ['e\u0301 two', '  ^^^']],
    ['what is made visible', 'a \u001b[1m b', '\u001b[1m', ['a <U+001B>[1m b', '  ^^^^^^^^^^^']],
    ['a line that ends in CRLF', 'one\r\ntwo\r\nthree', 'two', ['two', '^^^']],
    ['to the end of a line, its end included', 'one\r\ntwo', 'one\r\n', ['one', '^^^']],
    ['an empty line', 'one\n\ntwo', '\n\n', ['one', '   ^', '', '^']],
    ['two lines', '  one {\n    two\n  }', '{\n    two', ['  one {', '      ^', '    two', '    ^^^']],
    ['many lines', 'a {\n  b\n  c\n}', '{\n  b\n  c\n}', ['a {', '  ^', '…', '}', '^']],
    ['a byte order mark', '\ufeff{"a": 1}', '\ufeff', ['<U+FEFF>{"a": 1}', '^^^^^^^^']],
    ['after a byte order mark', '\ufeff{"a": 1}', '"a"', ['{"a": 1}', ' ^^^']],
  ])('%s', (_, text, part, lines) => {
    expect(frame(text, part)).toEqual(lines);
  });

  test('with a label behind the last line', () => {
    expect(frame('one two', 'two', 'here')).toEqual(['one two', '    ^^^ here']);
    expect(frame('one\ntwo', 'one\ntwo', 'here')).toEqual(['one', '^^^', 'two', '^^^ here']);
  });

  test('in a long line, near its left edge', () => {
    const line = `${'x'.repeat(1000)}"found"${'y'.repeat(1000)}`;
    const [code, underline] = frame(line, '"found"') as [string, string];
    expect(code).toMatch(/^…x{27}"found"y+…$/);
    expect(code.slice(underline.indexOf('^'), underline.lastIndexOf('^') + 1)).toBe('"found"');
  });

  test('whatever stands there, what is meant, within the width', () => {
    const sign = fc.constantFrom('a', ' ', '\t', '受', '😀', '\u001b', '\u202e', 'e\u0301', '"');
    const piece = fc.array(sign, { maxLength: 200 }).map((list) => list.join(''));
    fc.assert(
      fc.property(piece, piece, (before, after) => {
        const [code, underline] = frame(`${before}<<MARK>>${after}`, '<<MARK>>') as [string, string];
        expect(columns(code)).toBeLessThanOrEqual(112);
        expect(underline.trimEnd()).toMatch(/^ *\^{8}$/);
        expect(columns(code.slice(0, code.indexOf('<<MARK>>')))).toBe(underline.indexOf('^'));
      }),
      { numRuns: 500 },
    );
  });

  test('nothing that is not there', () => {
    const text = 'one';
    const { location } = findingAt(new Document('a', text, { json: false }), 3, 3);
    expect(new Source(text).frame(location, '^', '', 1)).toEqual([{ code: '1 | one', underline: '  |    ^' }]);
    expect(new Source(text).frame({ ...location, line: 9, endLine: 9, column: 50, endColumn: 60 }, '^', '', 1)).toEqual(
      [{ code: '9 | ', underline: '  | ^' }],
    );
  });
});

import { describe, expect, test } from '@jest/globals';
import { readScript } from '../../src/connector/script-text.js';
import { processorTime } from '../support/processor-time.js';
import fc from '../support/properties.js';

/** The code without blanks, for comparing. */
const codeOf = (text: string): string => readScript(text).code.replace(/\s+/g, ' ').trim();

describe('readScript', () => {
  test.each([
    ['a(); // "b" { c', 'a();'],
    ['a(/* { "x */ b);', 'a( b);'],
    ['a("{\\"}" + b);', 'a( + b);'],
    ['a(@"c:\\", b, @"say ""{"" ");', 'a( , b, );'],
    ["a('{', '\\'', '\"', '\\u007b');", 'a( , , , );'],
    ['a($"x {b(1)} {{ } y", c);', 'a( b(1) , c);'],
    ['a($@"x ""{b}"" {c}", d);', 'a( b c , d);'],
    ['a($"{d:yyyy-MM-dd}{(e ? "f" : "g")}");', 'a( d: (e ? : ) );'],
    ['a($"{b(x => { return $"{y}"; })}", z);', 'a( b(x => { return y ; }) , z);'],
    ['a("""raw " { text""", b);', 'a( , b);'],
    ['#region it\'s "\nb();\n  #endregion', 'b();'],
    ['@class = $x;', '@class = $x;'],
    ['a("open\nb();', 'a( b();'],
  ])('%s', (text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  test('gives the literals as they are written', () => {
    const text = 'case "GetTicket": x = @"a""b"; // "no"';
    expect(readScript(text).literals.map(({ start, end, text: inside }) => [text.slice(start, end), inside])).toEqual([
      ['"GetTicket"', 'GetTicket'],
      ['@"a""b"', 'a""b'],
    ]);
  });

  test('keeps every offset and never throws', () => {
    const unit = fc.constantFrom(...'"\'$@{}()[]/*#\\\n:; ab');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 60 }), (text) => {
        const { code, literals } = readScript(text);
        expect(code).toHaveLength(text.length);
        for (let at = 0; at < text.length; at++) if (code[at] !== ' ') expect(code[at]).toBe(text[at]);
        for (const { start, end } of literals) expect(end).toBeGreaterThan(start);
      }),
      { numRuns: 3000 },
    );
  });

  test('a hundred thousand open holes cost no stack and little time', () => {
    const took = processorTime(() => {
      for (const unit of ['$"{', '$"{:', '@"', '/*', "'", '#']) readScript(unit.repeat(100_000));
      readScript(`$"{${':'.repeat(300_000)}`);
    });
    expect(took).toBeLessThan(10_000);
  });
});

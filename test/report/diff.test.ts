import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { unifiedDiff } from '../../src/report/diff.js';
import { coloured } from '../../src/report/paint.js';
import { expectGolden } from '../support/golden.js';
import { processorTime } from '../support/processor-time.js';
import fc from '../support/properties.js';
import { FILES, FIXTURES } from './sample.js';

const before = FILES['desk & co/ünï/apiProperties.json'] as string;

/** Applies a unified difference, as `patch` does. */
function patch(text: string, difference: string): string {
  const old = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const out: string[] = [];
  let at = 0;
  let sign = '';
  for (const line of difference.split('\n').slice(2, -1)) {
    const hunk = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@$/.exec(line);
    if (hunk) {
      const start = Number(hunk[1]) - (hunk[2] === '0' ? 0 : 1);
      out.push(...old.slice(at, start));
      at = start;
      expect(out).toHaveLength(Number(hunk[3]) - (hunk[4] === '0' ? 0 : 1));
    } else if (line.startsWith('\\')) {
      if (sign !== '-') out.push((out.pop() as string).slice(0, -1));
    } else {
      sign = line[0] as string;
      if (sign !== '+') expect(`${line.slice(1)}\n`.startsWith((old[at++] as string).replace(/\n$/, ''))).toBe(true);
      if (sign !== '-') out.push(`${line.slice(1)}\n`);
    }
  }
  return [...out, ...old.slice(at)].join('');
}

describe('the difference', () => {
  test('of two texts', () => {
    const after = before
      .replace('"GlobalPerConnector"', '"Global"')
      .replace('"identityProvider": "oauth2",\n', '')
      .replace('Secret-1"', 'Secret-22"')
      .replace(/\n$/, '');
    expectGolden(join(FIXTURES, 'difference.txt'), unifiedDiff('desk/apiProperties.json', before, after));
    expectGolden(
      join(FIXTURES, 'difference-coloured.txt'),
      unifiedDiff('desk/apiProperties.json', before, after, { paint: coloured }),
    );
  });

  test('of a minified file shows what changed', () => {
    const old = JSON.stringify({
      a: 'x '.repeat(400),
      host: 'a.example.com',
      clientSecret: 'Zq8~planted.Secret',
      b: 'y '.repeat(400),
    });
    expectGolden(
      join(FIXTURES, 'difference-minified.txt'),
      unifiedDiff('a.json', old, old.replace('a.example', 'b.example')),
    );
  });

  test('of equal texts is nothing', () => {
    expect(unifiedDiff('a', before, before)).toBe('');
  });

  const lines = fc.array(fc.constantFrom('{', '}', '},', 'a', 'b', 'c', 'd', 'e', 'f', 'g'), { maxLength: 40 });
  const text = fc
    .tuple(lines, fc.constantFrom('', '\n'))
    .map(([list, end]) => (list.length === 0 ? '' : list.join('\n') + end));

  test('turns one text into the other', () => {
    fc.assert(
      fc.property(text, text, (old, renewed) => {
        if (old !== renewed) expect(patch(old, unifiedDiff('a', old, renewed))).toBe(renewed);
      }),
      { numRuns: 1000 },
    );
  });

  test('keeps the lines that stay', () => {
    fc.assert(
      fc.property(lines, fc.nat(39), (list, index) => {
        const old = list.map((line, at) => `${at} ${line}\n`);
        const renewed = [...old];
        renewed.splice(index, 1, 'new\n');
        const changed = unifiedDiff('a', old.join(''), renewed.join(''))
          .split('\n')
          .filter((line) => /^[-+](?![-+])/.test(line));
        expect(changed.length).toBeLessThanOrEqual(2);
      }),
    );
  });

  test('of thousands of changes in a large file is fast', () => {
    const old = Array.from({ length: 100_000 }, (_, at) =>
      at % 7 === 0 ? '      },\n' : `      "x-ms-summary": "Line ${at}",\n`,
    );
    const renewed = old.flatMap((line, at) =>
      at % 20 === 0 ? [line, '        "x-ms-url-encoding": "single"\n'] : [line],
    );
    const took = processorTime(() => {
      expect(unifiedDiff('a', old.join(''), renewed.join('')).match(/^\+ /gm)).toHaveLength(5000);
    });
    expect(took).toBeLessThan(20_000);
  });
});

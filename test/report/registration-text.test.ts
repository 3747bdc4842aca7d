import { expect, test } from '@jest/globals';
import type { Comparison } from '../../src/registration/comparison.js';
import { plain } from '../../src/report/paint.js';
import { comparisonText } from '../../src/report/registration-text.js';

const URL_BEGIN = 'https://global.consent.azure-apim.net/redirect/cr1a2-5fdesk-5f0123456789abcde';
const value = (label: string, needed: string, found: string): unknown => ({
  wanted: { column: label, label, value: needed, note: '', isNeeded: true },
  found,
  verdict: needed === found ? 'same' : 'differs',
  details: needed === found ? [] : ['character 84 differs: "e" in place of "f"'],
});
const comparisons = [
  {
    registration: { name: 'Desk', instance: 'dev1.service-now.com' },
    wanted: {},
    values: [value('Active', 'true', 'true'), value('Redirect URL', `${URL_BEGIN}f`, `${URL_BEGIN}e`)],
  },
] as unknown as Comparison[];

test('in a pipe, and where it fits, the two sides are a table', () => {
  for (const width of [undefined, 250])
    expect(comparisonText('c', comparisons, { paint: plain, width })).toMatch(/^ {2}! {2}Redirect URL +\S+f {2}\S+e$/m);
});

test('where a terminal would break its lines, they stand below each other, so that one character can be seen', () => {
  const text = comparisonText('c', comparisons, { paint: plain, width: 100 });
  expect(text).toContain(`  !  Redirect URL\n       needed ${URL_BEGIN}f\n       found  ${URL_BEGIN}e\n`);
  expect(text).toContain('  =  Active\n       both   true\n');
  expect(text).not.toContain('The connector needs');
  expect(text).toMatch(/ {2}Redirect URL: character 84 differs.*\n\n1 of 2 differ\.\n$/);
});

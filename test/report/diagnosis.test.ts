import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { diagnosisText } from '../../src/report/diagnosis-text.js';
import { coloured } from '../../src/report/paint.js';
import { expectGolden } from '../support/golden.js';
import { FIXTURES } from './sample.js';
import { SIGN_INS } from './sign-ins.js';

const GOLDEN = join(FIXTURES, 'diagnosis');
const names = Object.keys(SIGN_INS);
const diagnosed = (name: string) => (SIGN_INS[name] as (typeof SIGN_INS)[string])();

describe('a diagnosis as text', () => {
  test.each(names)('%s', (name) => {
    expectGolden(join(GOLDEN, `${name}.txt`), diagnosisText(diagnosed(name), { width: 100 }));
  });

  test('in colours', () => {
    const text = diagnosisText(diagnosed('with-connector'), { width: 80, paint: coloured });
    expectGolden(join(GOLDEN, 'coloured.txt'), text);
  });

  test.each(
    names.flatMap((name) => [80, 120].map((width) => [name, width] as const)),
  )('%s keeps to %i columns', (name, width) => {
    const long = diagnosisText(diagnosed(name), { width })
      .split('\n')
      .filter((line) => line.length > width && /\s/.test(line.trim()));
    // A word that is longer than the line, such as an address, stands alone.
    expect(long).toEqual([]);
  });
});

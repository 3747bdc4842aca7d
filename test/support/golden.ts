import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect } from '@jest/globals';

/** True when golden files are to be rewritten: `UPDATE_GOLDEN=1 npm test`. They are reviewed as text afterwards. */
export const UPDATES_GOLDEN = process.env['UPDATE_GOLDEN'] === '1';

/** Compares a text with a golden file; with `undefined`, expects that there is none. */
export function expectGolden(path: string, actual: string | undefined): void {
  if (UPDATES_GOLDEN) {
    if (actual === undefined) rmSync(path, { force: true });
    else {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, actual);
    }
  }
  expect(actual).toEqual(existsSync(path) ? readFileSync(path, 'utf8') : undefined);
}

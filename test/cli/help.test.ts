import { afterEach, expect, jest, test } from '@jest/globals';
import { type Commands, chosenCommand } from '../../src/cli/command-line.js';

const columns = process.stdout.columns;
afterEach(() => {
  process.stdout.columns = columns;
  jest.restoreAllMocks();
});

test.each([60, 80, 200])('help for a terminal of %d columns is no wider, and no wider than 100', (width) => {
  process.stdout.columns = width;
  const shown: string[] = [];
  jest.spyOn(console, 'log').mockImplementation((text: string) => void shown.push(text));
  for (const name of ['generate', 'check', 'verify', 'deploy'])
    expect(chosenCommand([name, '--help'], {} as Commands)).toBeUndefined();
  const lines = shown.join('\n').split('\n');
  expect(shown).toHaveLength(4);
  expect(lines.filter((line) => line.length > Math.min(width, 100))).toEqual([]);
});

import { expect, test } from '@jest/globals';
import { openerFor } from '../../src/cli/open-browser.js';

test('a program of Windows is started by its path: Windows would look for the name in the current folder first', () => {
  const [program, ...args] = openerFor('win32');
  expect([program, args]).toEqual([
    expect.stringMatching(/System32[\\/]rundll32\.exe$/),
    ['url.dll,FileProtocolHandler'],
  ]);
  expect(openerFor('darwin')).toEqual(['open']);
  expect(openerFor('linux')).toEqual(['xdg-open']);
});

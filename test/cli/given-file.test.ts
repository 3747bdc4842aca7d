import { existsSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { inFolder, run } from '../support/command.js';

const ENDLESS = '/dev/zero';
const GENERATE = ['generate', '--instance', 'dev12345', '--out', 'out'];

// What Windows calls a device has no path that could be given.
(existsSync(ENDLESS) ? test : test.skip).each([
  ['import', ENDLESS, '--instance', 'dev12345', '--out', 'out'],
  [...GENERATE, '--icon', ENDLESS],
  [...GENERATE, '--dictionary', ENDLESS],
  ['check', '.', '--config', ENDLESS],
  ['check', '.', '--baseline', ENDLESS],
])('%s of what never ends is refused', (...args) => {
  inFolder({}, (folder) => {
    const { status, stderr } = run(args, { cwd: folder });
    expect([status, stderr]).toEqual([2, `${ENDLESS} is a device; expected a file.\nName the file itself.\n`]);
    expect(existsSync(`${folder}/out`)).toBe(false);
  });
});

import { expect, test } from '@jest/globals';
import { laterOption } from '../../src/cli/tiering.js';

test.each([
  ['20', '11.3.244.8-node.38', '--interrupt-budget=400000'],
  ['22', '12.4.254.21-node.57', undefined],
  ['24', '13.6.233.17-node.53', undefined],
  ['a later one', '113.1.0.0', undefined],
])('the V8 of Node %s is given no option that it does not know', (_, version, option) => {
  expect(laterOption(version)).toBe(option);
});

import { describe, expect, test } from '@jest/globals';
import { differenceOf } from '../../src/registration/difference.js';

describe('in what one text differs from another', () => {
  test.each([
    ['abcd', 'abcd', undefined],
    ['abxd', 'abcd', 'character 3 differs: "x" in place of "c"'],
    ['abc', 'abcd', 'character 4 differs: "d" is missing'],
    ['bcd', 'abcd', 'character 1 differs: "a" is missing'],
    ['abccd', 'abcd', 'character 4 differs: "c" is too much'],
    ['abdc', 'abcd', 'character 3 differs: "dc" in place of "cd"'],
    ['ab d', 'abcd', 'character 3 differs: a blank in place of "c"'],
    ['\u200babcd', 'abcd', 'character 1 differs: U+200B is too much'],
    ['\u0430bcd', 'abcd', 'character 1 differs: U+0430 in place of "a"'],
    ['\u{1f600}', 'a', 'character 1 differs: U+1F600 in place of "a"'],
    ['', 'abcd', 'character 1 differs: "abcd" is missing'],
    ['', 'abcdefghij', 'character 1 differs: "a" and what follows is missing'],
    ['abcdefghij', '', 'character 1 differs: "a" and what follows is too much'],
    ['0123456789', 'abcdefghij', 'character 1 differs: "0" in place of "a"'],
  ])('%j and %j', (found, wanted, words) => {
    expect(differenceOf(found, wanted)?.words).toBe(words);
  });
});

import { describe, expect, test } from '@jest/globals';
import { pascal } from '../../src/facts/tables/names.js';
import { capitalised, inSentence, withArticle } from '../../src/generator/words.js';
import fc from '../support/properties.js';

test.each([
  ['Change Request', 'change request'],
  ['CI Class', 'CI class'],
  ['iPhone', 'iPhone'],
  ['  Sys   ID ', 'sys ID'],
  ['Caller/Contact', 'caller contact'],
  ["Caller's (home) e-Mail", "Caller's (home) e-Mail"],
  ['\u00c4nderung', '\u00e4nderung'],
  ['{{x}} | <b>', 'x b'],
  ['***', ''],
])('%j in a sentence is %j', (label, text) => expect(inSentence(label)).toBe(text));

test.each([
  ['incident', 'an incident'],
  ['asset', 'an asset'],
  ['email', 'an email'],
  ['office', 'an office'],
  ['user', 'a user'],
  ['unit', 'a unit'],
  ['usage record', 'a usage record'],
  ['use case', 'a use case'],
  ['update set', 'an update set'],
  ['urgent request', 'an urgent request'],
  ['u_request', 'an u_request'],
  ['case', 'a case'],
  ['Incident', 'an Incident'],
])('%s takes its article: %s', (noun, text) => expect(withArticle(noun)).toBe(text));

test.each([
  ['u_my_table', 'UMyTable'],
  ['Change request', 'ChangeRequest'],
  ['SLA (task)', 'SLATask'],
  ['\u05e9\u05dc\u05d5\u05dd', ''],
  ['', ''],
])('%j in Pascal case is %j', (words, name) => expect(pascal(words)).toBe(name));

describe('whatever the label', () => {
  const label = fc.string({ unit: 'binary', maxLength: 30 });

  test('a name is letters and digits', () =>
    fc.assert(fc.property(label, (text) => expect(pascal(text)).toMatch(/^[A-Za-z0-9]*$/))));

  test('a text in a sentence is the same when it is read again', () =>
    fc.assert(fc.property(label, (text) => expect(inSentence(inSentence(text))).toBe(inSentence(text)))));
});

test('only the first letter becomes a capital', () => expect(capitalised('change request')).toBe('Change request'));

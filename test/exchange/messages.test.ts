import { describe, expect, test } from '@jest/globals';
import { MESSAGES } from '../../src/facts/messages/index.js';
import { VALIDATOR_CODES } from '../../src/facts/validator-codes.js';
import { Explainer } from '../../src/report/explanation.js';
import { rules } from '../../src/rules/index.js';
import fc from '../support/properties.js';
import { MESSAGE_TEXTS } from './message-texts.js';
import { SPELLINGS, withSlips } from './mutations.js';

const explainer = new Explainer(rules);
const first = (text: string): string | undefined => explainer.explain(text).primary?.message.id;

/** Phrases count only when little else was pasted, and so does a web page or a form that is an answer. */
const PHRASES = new Set(MESSAGES.flatMap(({ phrases = [] }) => phrases.map((phrase) => phrase.toLowerCase())));
const isAlone = (text: string): boolean => {
  const { primary } = explainer.explain(
    `Some words of a log line that has nothing to do with it at all, then ${text} and then some more`,
  );
  return primary === undefined || PHRASES.has(text.toLowerCase());
};
const ANYWHERE = MESSAGE_TEXTS.filter(([, text]) => !isAlone(text));

test('a text that a rule names as its symptom leads to the rule', () => {
  const lost = rules.flatMap((rule) =>
    rule.symptoms.flatMap(({ text }) => {
      if (text === undefined) return [];
      const { rules: named, primary } = explainer.explain(text.replace(/\{\d\}/g, 'x1'));
      return named.includes(rule) || primary?.message.rules?.some((id) => id === rule.id) ? [] : [[rule.id, text]];
    }),
  );
  expect(lost).toEqual([]);
});

test("a text of the platform's validator leads to its code", () => {
  const lost = Object.entries(VALIDATOR_CODES).flatMap(([code, text]) => {
    const { codes, primary } = explainer.explain(text.replace(/\{\d\}/g, 'x1'));
    return codes.some((each) => each === code) || primary?.certainty === 'certain' ? [] : [[code, text]];
  });
  expect(lost).toEqual([]);
});

describe('a literal text', () => {
  test.each(MESSAGE_TEXTS)('%s: %s', (id, text) => {
    expect(first(text)).toBe(id);
  });

  test('is found in the middle of others, if it is no phrase', () => {
    expect(MESSAGE_TEXTS.length - ANYWHERE.length).toBeLessThan(16);
  });

  test.each(Object.entries(SPELLINGS))('%s', (_, spelled) => {
    const wrong = ANYWHERE.filter(([id, text]) => text.length > 8 && first(spelled(text)) !== id).map(([id, text]) => [
      id,
      first(spelled(text)),
      text,
    ]);
    expect(wrong).toEqual([]);
  });

  test('with a slip in every eight letters', () => {
    const wrong = new Set<string>();
    for (const [id, text] of ANYWHERE)
      fc.assert(
        fc.property(withSlips(text), (slipped) => {
          if (first(slipped) !== id) wrong.add(`${id} ${first(slipped)} ${slipped}`);
        }),
        { numRuns: 12, seed: 5 },
      );
    expect([...wrong]).toEqual([]);
  });
});

import { describe, expect, test } from '@jest/globals';
import { ANSWER_KINDS } from '../../src/exchange/servicenow-client.js';
import { TIMES } from '../../src/facts/message-times.js';
import { MESSAGES } from '../../src/facts/messages/index.js';
import { WHENS } from '../../src/facts/messages/message.js';
import { SOURCES } from '../../src/facts/sources.js';
import { Explainer } from '../../src/report/explanation.js';
import { MESSAGE_CATALOGUE, TIME_CATALOGUE } from '../../src/report/message-rules.js';
import { rules } from '../../src/rules/index.js';
import { MESSAGE_TEXTS } from './message-texts.js';

const explainer = new Explainer(rules);
const ids = new Set<string>(rules.map(({ id }) => id));
const SENTENCE = /^\S.*[.)…]$/s;

/** What varies in a text, filled in; a body stays left out, because it would be a message itself. */
const filled = (text: string): string => text.replace(/(?<!body: )…/g, 'x1 y2');

describe('the catalogue of messages', () => {
  test('has at least 250, each once', () => {
    const names = MESSAGES.map(({ id }) => id);
    expect(names.length).toBeGreaterThanOrEqual(250);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    const titles = MESSAGES.map(({ title }) => title);
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
  });

  describe.each(MESSAGE_CATALOGUE.map((message) => [message.id, message] as const))('%s', (_, message) => {
    test('says what it is, who can repair it, where to look and what to do', () => {
      const {
        id,
        title,
        meaning,
        causes,
        look,
        repair,
        checks = [],
        otherwise,
        capture,
        sources,
        texts = [],
        exact = [],
        phrases = [],
        shapes = [],
      } = message;
      expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)+$/);
      expect(title).not.toMatch(/\.$/);
      for (const text of [meaning, repair, ...causes.map((cause) => cause.text), ...checks])
        expect(text).toMatch(SENTENCE);
      for (const text of [otherwise, capture]) if (text !== undefined) expect(text).toMatch(SENTENCE);
      expect(look.files ?? look.form).toBeDefined();
      expect(texts.length + exact.length + phrases.length + shapes.length).toBeGreaterThan(0);
      for (const source of sources) expect(Object.keys(SOURCES)).toContain(source);
      for (const rule of message.rules ?? []) expect(ids).toContain(rule);
    });

    test('is found by each of its own texts', () => {
      for (const text of [...(message.texts ?? []), ...(message.exact ?? []), ...(message.phrases ?? [])]) {
        const explanation = explainer.explain(filled(text));
        const all = [explanation.primary, ...explanation.instead].map((each) => each?.message.id);
        expect([text, all]).toEqual([text, expect.arrayContaining([message.id])]);
      }
      const [own] = [...(message.texts ?? []), ...(message.exact ?? []), ...(message.phrases ?? [])];
      if (own !== undefined) expect(explainer.explain(filled(own)).primary?.message.id).toBe(message.id);
    });
  });

  test('a good token answer is recognised, and called what it is', () => {
    const token = ANSWER_KINDS.find(({ id }) => id === 'token')?.sample.body ?? '';
    expect(explainer.explain(token).primary?.message.id).toBe('answer-is-a-token');
  });

  test('every message has a text of the products among the tests, or people and answers speak for it', () => {
    const tested = new Set(MESSAGE_TEXTS.map(([id]) => id));
    const untested = MESSAGES.filter(({ id, texts, exact }) => (texts ?? exact) && !tested.has(id)).map(({ id }) => id);
    expect(untested.length).toBeLessThan(24);
    for (const [id] of MESSAGE_TEXTS) expect(MESSAGES.map((message) => message.id)).toContain(id);
  });
});

describe('the times', () => {
  test.each(WHENS)('%s', (when) => {
    const { title, meaning, causes, look, repair, capture, sources } = TIMES[when];
    for (const text of [meaning, repair, capture, ...causes.map((cause) => cause.text)]) expect(text).toMatch(SENTENCE);
    expect([title, look.form]).toEqual([expect.stringMatching(/[^.]$/), expect.any(String)]);
    for (const source of sources) expect(Object.keys(SOURCES)).toContain(source);
    for (const rule of TIME_CATALOGUE[when].rules) expect(ids).toContain(rule);
  });
});

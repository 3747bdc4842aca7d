import { describe, expect, jest, test } from '@jest/globals';
import { TABLES } from '../../src/facts/tables/index.js';
import { completeSpec } from '../../src/generator/complete-spec.js';
import { definitionOf } from '../../src/generator/definition.js';
import { DEFAULT_PACKS, PACK_NAMES } from '../../src/generator/packs.js';
import { DEFAULT_TABLES } from '../../src/generator/spec-tables.js';

interface Question {
  readonly message: string;
  readonly default?: unknown;
  readonly required?: boolean;
  readonly choices?: readonly { readonly name: string; readonly value: unknown; readonly checked?: boolean }[];
  readonly validate?: (text: string) => true | string;
}

const asked: Question[] = [];
let answers: Readonly<Record<string, unknown>> = {};

/** Answers a question by a word of its message; else takes what Enter gives. */
const answering =
  (otherwise: (question: Question) => unknown) =>
  (question: Question): Promise<unknown> => {
    asked.push(question);
    const word = Object.keys(answers).find((key) => question.message.includes(key));
    return Promise.resolve(word === undefined ? otherwise(question) : answers[word]);
  };

jest.unstable_mockModule('@inquirer/prompts', () => ({
  select: answering(({ choices }) => choices?.[0]?.value),
  checkbox: answering(({ choices = [] }) => choices.flatMap(({ checked, value }) => (checked ? [value] : []))),
  confirm: answering(({ default: value }) => value),
  input: answering(({ default: value }) => value ?? ''),
}));
const { ask } = await import('../../src/cli/ask.js');

/** What is asked and what becomes of the answers. */
async function conversation(given: Readonly<Record<string, unknown>>) {
  asked.length = 0;
  answers = given;
  const { spec, out } = await ask();
  const complete = completeSpec(spec);
  return { spec: complete, out, messages: asked.map(({ message }) => message) };
}

const question = (word: string): Question => {
  const found = asked.find(({ message }) => message.includes(word));
  if (!found) throw new Error(`nothing asks about ${word}`);
  return found;
};

describe('the questions', () => {
  test('an instance and Enter everywhere give what the options give by default', async () => {
    const { spec, out, messages } = await conversation({ 'Instance (': 'https://dev12345.service-now.com/now' });
    expect(spec).toEqual(
      completeSpec({
        environments: { default: { instance: 'dev12345' } },
        publisher: { name: 'ServiceNow team' },
        // In the order of the list.
        tables: [...TABLES.keys()].filter((name) => DEFAULT_TABLES.includes(name)),
      }),
    );
    expect(out).toBe('connectors/my-servicenow');
    expect(messages).toHaveLength(9);
  });

  test('what is answered is in the specification', async () => {
    const { spec, out } = await conversation({
      'Instance (': 'acme',
      'What should': ['table', 'knowledge'],
      'Which tables': ['problem'],
      'May it change': 'read',
      'Show the fields': true,
      'Who publishes': 'Acme Tools',
      'Client ID': ' 0f1e2d3c ',
      Folder: 'c',
    });
    expect(out).toBe('c');
    expect(spec).toMatchObject({
      apis: ['table', 'knowledge'],
      tables: ['problem'],
      access: 'read',
      anyTable: true,
      publisher: { name: 'Acme Tools' },
      environments: { default: { instance: 'acme.service-now.com', clientId: '0f1e2d3c' } },
    });
  });

  test('any instance is asked for neither host nor client, and tables only where they are used', async () => {
    const { spec, messages } = await conversation({ 'Which ServiceNow': true, 'What should': ['knowledge'] });
    expect(messages.filter((message) => /Instance \(|Client ID|Which tables|every other table/.test(message))).toEqual(
      [],
    );
    expect(spec).toMatchObject({ anyInstance: true, apis: ['knowledge'], tables: [], environments: {} });
  });

  test('every choice can be generated, and the defaults are those of the options', async () => {
    await conversation({ 'Instance (': 'acme' });
    const values = (word: string, isChecked = false): readonly unknown[] =>
      (question(word).choices ?? []).flatMap(({ value, checked }) => (isChecked && !checked ? [] : [value]));
    expect(values('What should')).toEqual(PACK_NAMES);
    expect(new Set(values('What should', true))).toEqual(new Set(DEFAULT_PACKS));
    expect(values('Which tables')).toEqual([...TABLES.keys()]);
    expect(new Set(values('Which tables', true))).toEqual(new Set(DEFAULT_TABLES));
    for (const table of values('Which tables'))
      expect(definitionOf(completeSpec({ anyInstance: true, tables: [table] })).operations.length).toBeGreaterThan(0);
  });

  test('a wrong instance is refused where it is typed, with the accepted forms', async () => {
    await conversation({ 'Instance (': 'acme' });
    const { validate, required } = question('Instance (');
    expect(required).toBe(true);
    expect(validate?.('https://acme.service-now.com')).toBe(true);
    expect(validate?.('http://acme')).toMatch(/begins with http.*dev12345/);
  });
});

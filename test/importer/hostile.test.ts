import { describe, expect, test } from '@jest/globals';
import { UserError } from '../../src/engine/user-error.js';
import { readApiDocument } from '../../src/importer/api-document.js';
import { Decisions } from '../../src/importer/decision.js';
import { DefinitionNames } from '../../src/importer/definition-names.js';
import { operationNames } from '../../src/importer/operation-names.js';
import { basePathOf } from '../../src/importer/paths.js';
import { composed } from '../../src/importer/schema-compose.js';
import { Source } from '../../src/importer/source.js';
import { processorTime } from '../support/processor-time.js';
import { refusalOf } from '../support/refusal.js';
import { answering, importing, openApi } from './importing.js';

/** Nine levels, each of nine references to the one before: a billion values. */
const BOMB = `openapi: "3.0.1"
a0: &a0 [x, x, x, x, x, x, x, x, x]
${Array.from({ length: 9 }, (_, level) => `a${level + 1}: &a${level + 1} [${Array.from({ length: 9 }, () => `*a${level}`).join(', ')}]`).join('\n')}
paths: *a9
`;
/** Few aliases, each of something large. */
const HEAVY = `openapi: "3.0.1"
big: &big [${'1,'.repeat(50_000)}1]
paths:
${Array.from({ length: 90 }, (_, index) => `  p${index}: *big`).join('\n')}
`;

describe('what is no document is refused with a sentence', () => {
  test.each([
    ['nothing', '', 'not-a-document'],
    ['a web page', '<!DOCTYPE html><html><body>Sign in</body></html>', 'not-a-document'],
    ['a list', '[1, 2]', 'not-a-document'],
    ['a list of YAML', '- openapi: 3.0.1', 'not-a-document'],
    ['a text', 'just words', 'not-a-document'],
    ['another object', '{"result": []}', 'not-a-document'],
    [
      'a Postman collection',
      '{"info": {"schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"}}',
      'not-a-document',
    ],
    ['an unknown version', 'openapi: 4.0.0\npaths: {}', 'not-a-document'],
    ['an old version', '{"swagger": "1.2", "paths": {}}', 'not-a-document'],
    ['no paths', 'openapi: 3.0.1\ninfo: {}', 'not-a-document'],
    ['paths that are a list', '{"openapi": "3.0.1", "paths": []}', 'not-a-document'],
    ['broken YAML', 'openapi: "3.0.1\npaths: {', 'not-a-document'],
    ['a tab in YAML', 'openapi: 3.0.1\npaths:\n\t/a: {}', 'not-a-document'],
    ['two documents', 'openapi: 3.0.1\n---\nopenapi: 3.0.1', 'not-a-document'],
    [
      'a list without end',
      'openapi: 3.0.1\npaths:\n  /a:\n    get:\n      tags: [a\n      responses: {}',
      'not-a-document',
    ],
    ['JSON that was cut off', '{"openapi": "3.0.1", "paths": {"/a": {"get": {}', 'not-a-document'],
    ['bytes', 'PK\u0003\u0004\0\0', 'not-a-document'],
    ['an alias that leads nowhere', 'openapi: 3.0.1\npaths: *none', 'too-complex'],
    ['a YAML bomb', BOMB, 'too-complex'],
    ['aliases of much', HEAVY, 'too-complex'],
    ['too many levels of JSON', `{"openapi": "3.0.1", "paths": ${'['.repeat(5000)}${']'.repeat(5000)}}`, 'too-complex'],
    ['too many levels of YAML', `openapi: 3.0.1\npaths: ${'['.repeat(20_000)}${']'.repeat(20_000)}`, 'too-complex'],
    ['50 MB', `{"openapi": "3.0.1", "x": "${'x'.repeat(50 * 1024 * 1024)}", "paths": {}}`, 'too-large'],
  ])('%s', (_, text, code) => {
    const { code: found, message, hint } = refusalOf(() => readApiDocument(text, 'api.yaml'));
    expect([found, message.startsWith('api.yaml'), message.length < 400]).toEqual([code, true, true]);
    expect(hint).toMatch(/\.$/);
  });

  test.each([
    ['a key of every object', '{"openapi": "3.0.1", "paths": {"__proto__": {"get": {}}, "constructor": {}}}'],
    ['unquoted numbers', 'openapi: 3.0\npaths: {}'],
    ['a byte order mark', '\ufeff{"openapi": "3.1.0"}'],
    ['a number for the version', 'swagger: 2.0\npaths: {}'],
    ['dates', 'openapi: 3.0.1\ninfo: {version: 2020-01-01}\npaths: {}'],
  ])('%s is read', (_, text) => {
    expect(readApiDocument(text, 'api.yaml').version).toMatch(/^[23]\.[01]$/);
  });
});

test('a document that was cut off says where, as nothing of it is imported', () => {
  const { message } = refusalOf(() => readApiDocument('{"openapi": "3.0.1",\n "paths": {"/a": {}', 'api.json'));
  expect(message).toMatch(
    /^api\.json:2:19 is no JSON that can be read whole: the file ends before the "\{" of line 2 is closed\./,
  );
});

test.each([
  ['JSON', '{"openapi": "3.0.1",\n "paths": {\n  "/a": {"get": {}},\n  "/a": {"post": {}}}}'],
  ['YAML', 'openapi: 3.0.1\npaths:\n  /a: {get: {}}\n  /a: {post: {}}\n'],
])('a name that stands twice in %s is reported, since only the later one counts', async (_, text) => {
  const { repeated } = readApiDocument(text, 'api');
  expect(repeated).toEqual([{ name: '/a', dropped: 3, kept: 4 }]);
  const { operations, decisions } = await importing([text]);
  expect(operations.map(({ method, path }) => [method, path])).toEqual([['post', '/a']]);
  expect(decisions).toContainEqual({
    code: 'repeated-name',
    effect: 'lost',
    where: 'document-1',
    what: '"/a" of line 3 stands again in line 4 of the same object; only the later one counts',
    todo: 'Write what belongs to both under one name, then import it again.',
  });
});

describe('documents that would grow without end', () => {
  /** Each schema holds the next one twice. */
  const doubling = (composer: string) =>
    answering(
      { $ref: '#/components/schemas/S0' },
      {
        components: {
          schemas: Object.fromEntries(
            Array.from({ length: 40 }, (_, index) => [
              `S${index}`,
              {
                [composer]: [
                  { $ref: `#/components/schemas/S${index + 1}` },
                  { type: 'object', properties: { [`p${index}`]: { type: 'string' } } },
                  { $ref: `#/components/schemas/S${index + 1}` },
                ],
              },
            ]),
          ),
        },
      },
    );

  test.each(['allOf', 'oneOf', 'anyOf'])('%s', async (composer) => {
    await expect(importing([doubling(composer)])).rejects.toThrow(UserError);
  });

  test('a long chain of references', async () => {
    const length = 3000;
    const schemas = Object.fromEntries(
      Array.from({ length }, (_, index) => [
        `S${index}`,
        { type: 'object', properties: { next: { $ref: `#/components/schemas/S${index + 1}` } }, required: ['next'] },
      ]),
    );
    const imported = await importing([answering({ $ref: '#/components/schemas/S0' }, { components: { schemas } })]);
    expect(Object.keys(imported.parts.definitions)).toHaveLength(length);
  });

  test.each([
    ['parts of each other', (at: number) => ({ allOf: [{ $ref: `#/components/schemas/S${at + 1}` }] })],
    ['alternatives of each other', (at: number) => ({ oneOf: [{ $ref: `#/components/schemas/S${at + 1}` }, {}] })],
  ])('a long chain of schemas that are %s', async (_, schemaAt) => {
    const schemas = Object.fromEntries(Array.from({ length: 20_000 }, (__, at) => [`S${at}`, schemaAt(at)]));
    const { code } = await importing([answering(schemaAt(0), { components: { schemas } })]).catch((error) => error);
    expect(code).toBe('too-complex');
  });

  test('references that only lead to each other', async () => {
    const a = { $ref: '#/components/parameters/B' };
    const b = { $ref: '#/components/parameters/A' };
    const imported = await importing([
      openApi(
        { '/a': { $ref: '#/paths/~1a' }, '/b': { get: { parameters: [a], requestBody: a, responses: { 200: a } } } },
        { components: { parameters: { A: a, B: b } } },
      ),
    ]);
    expect(imported.operations.map(({ path }) => path)).toEqual(['/b']);
  });

  test('a path of thousands of variables is left out', async () => {
    const path = Array.from({ length: 4000 }, (_, at) => `/{v${at}}`).join('');
    const { operations, decisions } = await importing([openApi({ [path]: { get: {} }, '/a': { get: {} } })]);
    expect(operations.map((one) => one.path)).toEqual(['/a']);
    expect(decisions.map(({ what }) => what)).toContain(
      'its operations are left out: the path has more than 2000 characters',
    );
  });

  test('nothing to import', async () => {
    await expect(importing([openApi({})])).rejects.toThrow('document-1 holds no operation');
  });
});

describe('names that are all the same once only letters and digits are left', () => {
  /** Eighteen signs of two kinds: as many names as are wanted. */
  const nameOf = (at: number): string =>
    `a${at.toString(2).padStart(18, '0').replaceAll('0', '-').replaceAll('1', '.')}`;

  test.each([
    [
      'of schemas',
      (count: number) => {
        const names = new DefinitionNames();
        for (let at = 0; at < count; at++) names.free(nameOf(at));
        return names.free('a');
      },
    ],
    [
      'of operations',
      (count: number) => {
        const calls = Array.from({ length: count + 1 }, (_, at) => ({ path: `/a${at}`, method: 'get', wanted: 'A' }));
        return [...operationNames(calls, new Map(), []).values()].at(-1);
      },
    ],
  ])('%s are numbered in time that grows with their number', (_, last) => {
    const before = Math.max(
      10,
      processorTime(() => expect(last(5000)).toBe('A5001')),
    );
    // Eight times as many; square growth would be sixty times.
    expect(processorTime(() => expect(last(40_000)).toBe('A40001')) / before).toBeLessThan(30);
  });
});

test('slashes in an address are read once', () => {
  const read = (count: number): number => {
    const root = { servers: [{ url: `https://a.example${'/'.repeat(count)}x` }] };
    const source = new Source({ name: 'a', version: '3.0', root, repeated: [] });
    return processorTime(() => expect(basePathOf(source, new Decisions())).toHaveLength(count + 1));
  };
  const before = Math.max(10, read(10_000));
  // Twenty times as many; square growth would be four hundred times.
  expect(read(200_000) / before).toBeLessThan(100);
});

test.each(['allOf', 'oneOf'])('many parts of %s are joined once', (key) => {
  const source = new Source({ name: 'a', version: '3.0', root: {}, repeated: [] });
  const took = (count: number): number => {
    const parts = Array.from({ length: count }, (_, at) => ({ properties: { [`p${at}`]: {} }, required: [`p${at}`] }));
    const on = { source, decisions: new Decisions(), where: 'a', spend: () => undefined, inlined: new Set<string>() };
    return processorTime(() => {
      const { properties } = composed({ [key]: parts }, on);
      expect(Object.keys(properties as object)).toHaveLength(count);
    });
  };
  took(100);
  const before = Math.max(10, took(500));
  // Sixteen times as many; square growth would be two hundred and fifty times.
  expect(took(8000) / before).toBeLessThan(100);
});

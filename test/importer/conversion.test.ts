import { describe, expect, test } from '@jest/globals';
import { answering, answerOf, decisionsOf, findingsOf, importing, type Loose, openApi } from './importing.js';

const V31 = { openapi: '3.1.0' };
const string = { type: 'string' };
const schemas = (all: object) => ({ components: { schemas: all } });

describe('schemas', () => {
  /** What is in the document, the answer that is made of it, and the kind of the decision that is told. */
  const CASES: readonly (readonly [
    name: string,
    schema: object,
    answer: object,
    code: string | undefined,
    more?: object,
  ])[] = [
    ['nullable', { type: 'string', nullable: true }, { type: 'string', 'x-nullable': true }, 'nullable'],
    [
      'a list of types with null',
      { type: ['string', 'null'] },
      { type: 'string', 'x-nullable': true },
      'nullable',
      V31,
    ],
    ['several types', { type: ['string', 'integer'] }, {}, 'schema-type', V31],
    ['integer and number', { type: ['integer', 'number'] }, { type: 'number' }, undefined, V31],
    ['const', { const: 'a' }, { type: 'string', enum: ['a'] }, undefined, V31],
    [
      'an exclusive limit as a number',
      { type: 'number', exclusiveMinimum: 1 },
      { type: 'number', minimum: 1, exclusiveMinimum: true },
      undefined,
      V31,
    ],
    [
      'limits that exclude each other',
      { type: 'string', minLength: 3, maxLength: 1 },
      { type: 'string' },
      'schema-minLength and maxLength',
    ],
    [
      'uniqueItems',
      { type: 'array', items: string, uniqueItems: true },
      { type: 'array', items: string },
      'schema-uniqueItems',
    ],
    ['not', { type: 'string', not: { const: 'a' } }, { type: 'string' }, 'schema-not'],
    ['a tuple', { type: 'array', prefixItems: [string] }, { type: 'array', items: {} }, 'schema-prefixItems', V31],
    ['an array without items', { type: 'array' }, { type: 'array', items: {} }, undefined],
    ['an unknown format', { type: 'string', format: 'ipv4' }, { type: 'string' }, 'schema-format'],
    [
      'bytes inside JSON',
      { type: 'object', properties: { f: { type: 'string', format: 'binary' } } },
      { properties: { f: { type: 'string' } } },
      'schema-format',
    ],
    ['a broken pattern', { type: 'string', pattern: '(' }, { type: 'string' }, 'schema-pattern'],
    ['a default of another type', { type: 'integer', default: 'x' }, { type: 'integer' }, 'schema-default'],
    [
      'values of another type',
      { type: 'string', enum: ['a', 1, 'a', null] },
      { type: 'string', enum: ['a'] },
      'schema-enum',
    ],
    [
      'a required part that is none',
      { type: 'object', properties: { a: string }, required: ['b'] },
      { type: 'object' },
      'required',
    ],
    ['true for a schema', true as unknown as object, {}, undefined, V31],
    ['a keyword of a wrong type', { type: 'string', maxLength: '3' }, { type: 'string' }, 'schema-maxLength'],
    [
      'allOf',
      {
        allOf: [
          { type: 'object', properties: { a: string } },
          { properties: { b: string }, required: ['a'] },
        ],
      },
      { type: 'object', properties: { a: string, b: string }, required: ['a'] },
      'all-of',
    ],
    [
      'oneOf of objects',
      {
        oneOf: [
          { type: 'object', properties: { a: string }, required: ['a'] },
          { type: 'object', properties: { b: string } },
        ],
      },
      { type: 'object', properties: { a: string, b: string } },
      'alternatives',
    ],
    ['anyOf with null', { anyOf: [string, { type: 'null' }] }, { type: 'string', 'x-nullable': true }, 'nullable', V31],
    [
      'anyOf of values',
      { anyOf: [{ const: 'a' }, { const: 'b' }] },
      { type: 'string', enum: ['a', 'b'] },
      'alternatives',
      V31,
    ],
    ['oneOf of different types', { oneOf: [string, { type: 'boolean' }] }, {}, 'alternatives'],
    ['a reference to another file', { $ref: 'other.yaml#/A' }, {}, 'reference'],
    ['a reference that leads nowhere', { $ref: '#/components/schemas/None' }, {}, 'reference'],
  ];

  test.each(CASES.map((one) => ({ name: one[0], one })))('$name', async ({ one: [, schema, answer, code, more] }) => {
    const imported = await importing([answering(schema, more)]);
    expect(answerOf(imported)).toMatchObject(answer);
    expect(Object.keys(answerOf(imported)).sort()).toEqual(expect.arrayContaining(Object.keys(answer)));
    if (code !== undefined) expect(decisionsOf(imported, code)).toHaveLength(1);
  });

  test('the check finds nothing but what has no type', async () => {
    const paths = CASES.map(([, schema, , , more], index) => [more ?? {}, index, answering(schema)] as const);
    const documents = [{}, V31].map((kind) => {
      const own = paths.filter(([more]) => JSON.stringify(more) === JSON.stringify(kind));
      const items = own.map(([, index, document]) => [
        `/api/x_acme/case${index}`,
        Object.values((document as Loose).paths)[0],
      ]);
      return openApi(Object.fromEntries(items), kind);
    });
    const imported = await importing(documents);
    expect(imported.operations).toHaveLength(CASES.length);
    expect((await findingsOf(imported)).filter((line) => !/schema\/untyped/.test(line))).toEqual([]);
  });

  test('references become definitions, also those that lead back to themselves', async () => {
    const imported = await importing([
      answering(
        { $ref: '#/components/schemas/tree.node' },
        {
          ...schemas({
            'tree.node': {
              type: 'object',
              properties: {
                label: string,
                parent: { $ref: '#/components/schemas/tree.node' },
                left: { $ref: '#/components/schemas/Alias' },
              },
              required: ['label', 'parent'],
            },
            Alias: { $ref: '#/components/schemas/tree.node' },
            Unused: { type: 'object' },
          }),
        },
      ),
    ]);
    expect(answerOf(imported)).toEqual({ $ref: '#/definitions/TreeNode' });
    expect(imported.parts.definitions).toMatchObject({
      TreeNode: { properties: { left: { $ref: '#/definitions/TreeNode' } }, required: ['label'] },
    });
    expect(Object.keys(imported.parts.definitions)).toEqual(['TreeNode']);
    expect(decisionsOf(imported, 'required-loop')).toHaveLength(1);
    expect(await findingsOf(imported)).toEqual([]);
  });

  test('a schema that is a part of itself ends', async () => {
    const imported = await importing([
      answering(
        { $ref: '#/components/schemas/A' },
        {
          ...schemas({
            A: { allOf: [{ $ref: '#/components/schemas/B' }, { properties: { a: string } }] },
            B: { allOf: [{ $ref: '#/components/schemas/A' }] },
          }),
        },
      ),
    ]);
    expect(imported.parts.definitions['A']).toMatchObject({ properties: { a: string } });
    expect(decisionsOf(imported, 'circular')).toHaveLength(1);
  });

  test('definitions of several documents keep apart', async () => {
    const one = (type: string) =>
      answering(
        { $ref: '#/components/schemas/Order' },
        schemas({ Order: { type: 'object', properties: { id: { type } } } }),
      );
    const other = JSON.parse(JSON.stringify(one('integer')).replace('/orders', '/others'));
    const { parts } = await importing([one('string'), other]);
    expect(Object.values(parts.definitions).map((schema: Loose) => schema.properties.id.type)).toEqual([
      'string',
      'integer',
    ]);
    expect(parts.from).toEqual(['document-1', 'document-2']);
  });
});

const OK = {
  responses: {
    200: {
      description: 'ok',
      content: { 'application/json': { schema: { type: 'object', properties: { a: string } } } },
    },
  },
};

describe('parameters', () => {
  const withParameters = (...parameters: object[]) => openApi({ '/api/x_acme/orders': { get: { ...OK, parameters } } });
  const read = async (...parameters: object[]) => {
    const imported = await importing([withParameters(...parameters)]);
    return { imported, parameters: (imported.parts.paths['/api/x_acme/orders'] as Loose).get.parameters };
  };

  test.each([
    ['cookie', { name: 'session', in: 'cookie', schema: string }],
    ['header', { name: 'Authorization', in: 'header', schema: string }],
    ['header', { name: 'Accept', in: 'header', schema: string }],
    ['connection-id', { name: 'connectionId', in: 'query', schema: string }],
    ['parameter', { name: 'x', in: 'nowhere', schema: string }],
    ['path-parameter', { name: 'x', in: 'path', schema: string }],
  ])('%s: one that cannot be sent is left out and told', async (code, parameter) => {
    const { imported, parameters } = await read(parameter);
    expect([parameters, decisionsOf(imported, code).length]).toEqual([[], 1]);
  });

  test.each([
    [{ name: 'a', in: 'query', schema: { type: 'array', items: string }, style: 'pipeDelimited' }, 'pipes', 0],
    [{ name: 'a', in: 'query', schema: { type: 'array', items: string }, explode: false }, 'csv', 0],
    [{ name: 'a', in: 'query', schema: { type: 'array', items: string } }, 'csv', 1],
    [{ name: 'a', in: 'header', schema: { type: 'array', items: string } }, 'csv', 0],
    [{ name: 'a', in: 'query', schema: { type: 'array', items: string }, style: 'constructor' }, 'csv', 0],
    [{ name: 'a', in: 'query', schema: { type: 'array', items: string }, style: '__proto__' }, 'csv', 0],
  ])('a list %j', async (parameter, collectionFormat, told) => {
    const { imported, parameters } = await read(parameter);
    expect(parameters).toMatchObject([{ type: 'array', items: string, collectionFormat }]);
    expect(decisionsOf(imported, 'repeated-parameter')).toHaveLength(told);
  });

  test('an object is one parameter per property', async () => {
    const schema = { type: 'object', properties: { state: string, age: { type: 'integer' } }, required: ['state'] };
    const { parameters } = await read({ name: 'filter', in: 'query', style: 'deepObject', required: true, schema });
    expect(parameters).toMatchObject([
      { name: 'filter[state]', required: true, type: 'string', 'x-ms-summary': 'Filter State' },
      { name: 'filter[age]', type: 'integer' },
    ]);
  });

  test('what is described by a media type is a text', async () => {
    const content = { 'application/json': { schema: { type: 'object' } } };
    const { imported, parameters } = await read({ name: 'where', in: 'query', content });
    expect(parameters).toMatchObject([{ name: 'where', type: 'string' }]);
    expect(decisionsOf(imported, 'parameter-content')).toHaveLength(1);
  });

  test('variables of the path are described, encoded, and never named connectionId', async () => {
    const imported = await importing([
      openApi({
        '/api/x_acme/orders/{connectionId}/lines/{line}': {
          get: {
            ...OK,
            parameters: [{ name: 'connectionId', in: 'path', required: true, schema: { type: 'integer' } }],
          },
        },
      }),
    ]);
    const [path, item] = Object.entries(imported.parts.paths)[0] as [string, Loose];
    expect(path).toBe('/api/x_acme/orders/{connection_id}/lines/{line}');
    expect(item.get.parameters).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'connection_id', type: 'integer', 'x-ms-url-encoding': 'single' }),
        expect.objectContaining({ name: 'line', type: 'string', required: true }),
      ]),
    );
    expect(await findingsOf(imported)).toEqual([]);
  });
});

describe('schemas that are written into others', () => {
  const part = { $ref: '#/components/schemas/Node' };

  test.each([
    ['allOf with a text', { allOf: [part], description: 'Next.' }],
    ['oneOf with null', { oneOf: [part, { type: 'null' }] }],
    ['a list', { type: 'array', items: { anyOf: [part], nullable: true } }],
    ['a map', { type: 'object', additionalProperties: { allOf: [part] } }],
  ])('a schema that is a part of itself by %s stays a reference', async (_, next) => {
    const node = { type: 'object', properties: { id: string, next } };
    const imported = await importing([answering(part, { ...V31, ...schemas({ Node: node }) })]);
    expect(JSON.stringify(imported.parts.definitions['Node'])).toContain('{"$ref":"#/definitions/Node"}');
    expect(decisionsOf(imported, 'beside-ref').length).toBe(
      JSON.stringify(next).includes('description') ? 1 : JSON.stringify(next).includes('nullable') ? 1 : 0,
    );
    expect(await findingsOf(imported)).toEqual([]);
  });

  test('a schema that extends itself ends', async () => {
    const node = { type: 'object', properties: { next: { allOf: [part, { properties: { more: string } }] } } };
    const imported = await importing([answering(part, schemas({ Node: node }))]);
    expect(decisionsOf(imported, 'circular')).toHaveLength(1);
  });

  test('deep ones stay references, so that nothing multiplies', async () => {
    const level = (next: number) => ({
      type: 'object',
      properties: Object.fromEntries(
        ['a', 'b', 'c'].map((name) => [name, { allOf: [{ $ref: `#/components/schemas/L${next}` }] }]),
      ),
    });
    const all = Object.fromEntries(
      Array.from({ length: 20 }, (__, index) => [`L${index}`, index < 19 ? level(index + 1) : string]),
    );
    const imported = await importing([answering({ $ref: '#/components/schemas/L0' }, schemas(all))]);
    expect(JSON.stringify(imported.parts).length).toBeLessThan(40_000);
  });

  test('what parts say differently is told', async () => {
    const imported = await importing([
      answering({
        allOf: [
          { type: 'object', maxProperties: 2, properties: { a: { type: 'string', maxLength: 1 } } },
          { maxProperties: 3, properties: { a: { maxLength: 2 } } },
        ],
        additionalProperties: false,
      }),
    ]);
    expect(decisionsOf(imported, 'composed-twice')).toEqual([
      'lost: maxProperties is given twice, by parts that differ; the first counts',
      'lost: maxLength of "a" is given twice, by parts that differ; the first counts',
    ]);
    expect(decisionsOf(imported, 'without-effect').join()).toContain('no other properties');
  });

  test('alternatives that are lists are a list', async () => {
    const lists = [
      { type: 'array', items: { type: 'string', enum: ['a'] } },
      { type: 'array', items: { type: 'string', enum: ['b'] } },
    ];
    const imported = await importing([answering({ oneOf: lists })]);
    expect(answerOf(imported)).toEqual({ type: 'array', items: { type: 'string', enum: ['a', 'b'] } });
  });

  test('a text beside a reference is told where it means something', async () => {
    const schema = { type: 'object', properties: { a: { ...part, description: 'Mine.' } } };
    const node = schemas({ Node: { type: 'object', properties: { id: string } } });
    expect(decisionsOf(await importing([answering(schema, { ...V31, ...node })]), 'beside-ref')).toHaveLength(1);
    expect(decisionsOf(await importing([answering(schema, node)]), 'beside-ref')).toHaveLength(0);
  });
});

describe('bodies and answers', () => {
  const posted = async (requestBody: object, more: object = {}) => {
    const imported = await importing([openApi({ '/api/x_acme/orders': { post: { ...OK, requestBody, ...more } } })]);
    return { imported, operation: (imported.parts.paths['/api/x_acme/orders'] as Loose).post };
  };

  test('JSON is preferred, and what else may be sent is told', async () => {
    const { imported, operation } = await posted({
      required: true,
      content: {
        'text/plain': { schema: string },
        'application/json': { schema: { type: 'object', properties: { a: string } } },
      },
    });
    expect(operation.parameters).toMatchObject([
      { name: 'body', in: 'body', required: true, schema: { type: 'object' } },
    ]);
    expect(operation.consumes).toBeUndefined();
    expect(decisionsOf(imported, 'media-types')).toHaveLength(1);
  });

  test('a form of which nothing is said asks for nothing, and texts that only repeat a name are none', async () => {
    const form = (media: string, schema: object) => posted({ content: { [media]: { schema } } });
    const unknown = await form('application/x-www-form-urlencoded', {});
    expect(unknown.operation.parameters).toEqual([]);
    expect(decisionsOf(unknown.imported, 'form')).toHaveLength(1);
    const properties = { user_name: { type: 'string', description: 'User name' } };
    const told = await form('application/x-www-form-urlencoded', { type: 'object', properties });
    expect(told.operation.parameters[0].description).toBe('The field "user_name" of the form.');
  });

  test('a form with a file', async () => {
    const schema = {
      type: 'object',
      properties: {
        file: { type: 'string', format: 'binary' },
        name: string,
        tags: { type: 'array', items: string },
        more: { type: 'object' },
      },
      required: ['file'],
    };
    const { imported, operation } = await posted({
      content: { 'multipart/form-data': { schema, encoding: { file: { contentType: 'image/png' } } } },
    });
    expect(operation.consumes).toEqual(['multipart/form-data']);
    expect(operation.parameters).toMatchObject([
      { name: 'file', in: 'formData', type: 'file', required: true },
      { name: 'name', in: 'formData', type: 'string' },
      { name: 'tags', in: 'formData', type: 'array', collectionFormat: 'csv' },
      { name: 'more', in: 'formData', type: 'string' },
    ]);
    expect(['form', 'encoding', 'parameter-type'].map((code) => decisionsOf(imported, code).length)).toEqual([1, 1, 1]);
  });

  test.each([
    ['callbacks', { callbacks: { done: {} } }],
    ['servers', { servers: [{ url: 'https://x.example.com' }] }],
    ['security', { security: [{ key: [] }] }],
    ['links', { responses: { 200: { ...OK.responses[200], links: { next: {} } } } }],
    ['other-schemas', { responses: { ...OK.responses, 400: OK.responses[200] } }],
    ['status', { responses: { '2XX': OK.responses[200] } }],
    ['success', { responses: { default: OK.responses[200] } }],
  ])('%s: told one by one', async (code, more) => {
    const { imported } = await posted(
      { content: { 'application/json': { schema: { type: 'object', properties: { a: string } } } } },
      more,
    );
    expect([...decisionsOf(imported, code)].filter((line) => !line.includes('OAuth'))).toHaveLength(1);
  });

  test('a body of GET, methods that are no actions, webhooks and security schemes are told', async () => {
    const imported = await importing([
      {
        ...openApi({
          '/api/x_acme/orders': {
            get: { ...OK, requestBody: { content: { 'application/json': {} } } },
            head: OK,
            options: OK,
          },
        }),
        openapi: '3.1.0',
        webhooks: { done: {} },
        components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } } },
        servers: [{ url: 'https://a.example.com/base/' }, { url: 'https://b.example.com' }],
      },
    ]);
    expect(Object.keys(imported.parts.paths)).toEqual(['/base/api/x_acme/orders']);
    expect(
      ['body-in-get', 'method', 'webhooks', 'security', 'servers'].map((code) => decisionsOf(imported, code).length),
    ).toEqual([1, 2, 1, 1, 1]);
  });

  test('paging that the platform refuses is left out and told', async () => {
    const paged = (nextLinkName: unknown) => ({ get: { ...OK, 'x-ms-pageable': { nextLinkName } } });
    const imported = await importing([openApi({ '/a': paged('nextLink'), '/b': paged('next'), '/c': paged(null) })]);
    const has = Object.values(imported.parts.paths).map((item) => 'x-ms-pageable' in (item as Loose).get);
    expect([has, decisionsOf(imported, 'paging').length]).toEqual([[true, false, false], 2]);
  });

  test('a kind of trigger that there is not, and the content of an answer without a body, are left out and told', async () => {
    const content = { 'application/json': { schema: string } };
    const of = (trigger: string, status: string) => ({
      get: { 'x-ms-trigger': trigger, responses: { [status]: { description: 'ok', content } } },
    });
    const imported = await importing([openApi({ '/a': of('none', '205'), '/b': of('batch', '200') })]);
    const triggers = Object.values(imported.parts.paths).map((item) => (item as Loose).get['x-ms-trigger']);
    expect([triggers, decisionsOf(imported, 'trigger').length]).toEqual([[undefined, 'batch'], 1]);
    expect(decisionsOf(imported, 'no-content')).toEqual([
      'lost: the content of response 205 is left out: it has no body',
    ]);
  });

  test('a query in a path is sent by parameters that nobody is asked for', async () => {
    const path = '/api/x_acme/task/{sys_id}?sysparm_limit=5&sysparm_display_value=true';
    for (const document of [
      openApi({ [path]: { get: OK } }),
      { swagger: '2.0', info: {}, paths: { [path]: { get: OK } } },
    ]) {
      const imported = await importing([document]);
      const [operation] = Object.values(imported.parts.paths['/api/x_acme/task/{sys_id}'] as Loose) as Loose[];
      const fixed = operation.parameters.filter((one: Loose) => one.in === 'query');
      expect(fixed.map((one: Loose) => [one.name, one.default, one.required, one['x-ms-visibility']])).toEqual([
        ['sysparm_limit', '5', true, 'internal'],
        ['sysparm_display_value', 'true', true, 'internal'],
      ]);
      expect(decisionsOf(imported, 'query-in-path')).toHaveLength(1);
      expect((await findingsOf(imported)).filter((line) => !line.startsWith('info'))).toEqual([]);
    }
  });

  test('a path that stands in another file is told, and is the reason when nothing is left', async () => {
    const paths = { '/a': { $ref: 'other.yaml#/a' }, '/b': null, '/c': { $ref: '#/x-c', get: OK } };
    const imported = await importing([openApi(paths, { 'x-c': { put: OK, get: { $ref: 'none' } } })]);
    expect(decisionsOf(imported, 'reference')).toEqual([
      'lost: its operations are left out: "other.yaml#/a" leads nowhere in the document; other files are not read',
      'lost: it holds no operations',
    ]);
    expect(imported.operations.map(({ id }) => id)).toEqual(['UpdateC', 'GetC']);
    await expect(importing([openApi({ '/a': paths['/a'], '/b#c': { get: OK } })])).rejects.toMatchObject({
      hint: expect.stringMatching(
        /^\/a: its operations are left out: .* \/b#c: its operations are left out: a path holds no fragment\.$/,
      ),
    });
  });

  test('paths that the platform refuses are left out and told', async () => {
    const imported = await importing([
      openApi({
        '/a?b={c}': { get: OK },
        '/a#b': { get: OK },
        '/a/*': { get: OK },
        '/a/{b': { get: OK },
        '/a/../b': { get: OK },
        '/a/%2E/b': { get: OK },
        '/a b': { get: OK },
        '/': { get: OK },
        '/good/{a b}/v1.0..2': { get: OK },
      }),
    ]);
    expect([Object.keys(imported.parts.paths), decisionsOf(imported, 'path').length]).toEqual([
      ['/good/{a b}/v1.0..2'],
      8,
    ]);
  });
});

import { describe, expect, test } from '@jest/globals';
import { schemaOfExample } from '../../src/importer/example.js';
import { decisionsOf, findingsOf, importing, type Loose, openApi } from './importing.js';

const EMPTY = { responses: { 200: { description: 'ok', content: { 'application/json': {} } } } };
const ORDERS = openApi({
  '/api/x_acme/orders': { get: EMPTY, post: { ...EMPTY, requestBody: { content: { 'application/json': {} } } } },
  '/api/x_acme/orders/{id}': { delete: { responses: { 204: { description: 'gone' } } } },
});
const example = (operation: string | undefined, value: unknown, part: 'response' | 'body' = 'response') => ({
  operation,
  part,
  value: value as never,
  name: 'example.json',
});

describe('the schema of an example', () => {
  test('objects, lists, numbers and nothing', () => {
    const value = {
      result: [
        { number: 'A1', total: 1 },
        { total: 1.5, note: null, tags: [] },
      ],
      ok: true,
    };
    expect(schemaOfExample(value)).toMatchObject({
      type: 'object',
      properties: {
        result: {
          type: 'array',
          'x-ms-summary': 'Result',
          items: {
            type: 'object',
            properties: {
              number: { type: 'string', description: 'The value of "number".' },
              total: { type: 'number' },
              note: { 'x-nullable': true },
              tags: { type: 'array', items: {} },
            },
          },
        },
        ok: { type: 'boolean' },
      },
    });
    expect([schemaOfExample([1, 'a']), schemaOfExample('a'), schemaOfExample(null)]).toEqual([
      { type: 'array', items: {} },
      { type: 'string' },
      { 'x-nullable': true },
    ]);
  });
});

describe('an example', () => {
  test('describes the answer and the body of an operation, by its name or its path', async () => {
    const examples = [
      example('ListOrders', { result: [{ number: 'A1' }] }),
      example('POST /api/x_acme/orders', { result: { number: 'A1' } }),
      example('createorder', { number: 'A1' }, 'body'),
      example('DELETE /api/x_acme/orders/{sys_id}', { result: 'gone' }),
    ];
    const imported = await importing([ORDERS], { examples });
    const { get, post } = imported.parts.paths['/api/x_acme/orders'] as Loose;
    expect(get.responses['200'].schema.properties.result.type).toBe('array');
    expect(post.responses['200'].schema.properties.result.properties.number.type).toBe('string');
    expect(post.parameters).toMatchObject([{ in: 'body', required: true, schema: { properties: { number: {} } } }]);
    const { responses } = (imported.parts.paths['/api/x_acme/orders/{id}'] as Loose).delete;
    expect([responses['200'].schema.properties.result.type, responses['204']]).toEqual(['string', undefined]);
    expect([decisionsOf(imported, 'unknown-answer'), decisionsOf(imported, 'example-response').length]).toEqual([
      [],
      3,
    ]);
    expect(imported.operations.every(({ hasAnswer }) => hasAnswer)).toBe(true);
    expect(await findingsOf(imported)).toEqual([]);
  });

  test('needs no name where one operation only is open', async () => {
    const imported = await importing([ORDERS], { select: ['GET*'], examples: [example(undefined, { a: 1 })] });
    expect((imported.parts.paths['/api/x_acme/orders'] as Loose).get.responses['200'].schema.properties).toHaveProperty(
      'a',
    );
  });

  test('that belongs to none, or may belong to several, is refused', async () => {
    const refused = (one: ReturnType<typeof example>) => expect(importing([ORDERS], { examples: [one] })).rejects;
    await refused(example('ListOrder', {})).toMatchObject({ code: 'no-operation', hint: 'Did you mean "ListOrders"?' });
    await refused(example(undefined, {})).toMatchObject({ hint: expect.stringContaining('ListOrders, CreateOrder') });
    await refused(example('ListOrders', {}, 'body')).toMatchObject({ message: expect.stringContaining('has no body') });
  });

  test('operations can be chosen by a person', async () => {
    const imported = await importing([ORDERS], {
      choose: async (operations) => operations.filter(({ method }) => method === 'get').map(({ id }) => id),
    });
    expect(imported.operations.map(({ id }) => id)).toEqual(['ListOrders']);
    expect(imported.left.map(({ id }) => id)).toEqual(['CreateOrder', 'DeleteOrder']);
  });

  test('a selection that chooses nothing is refused', async () => {
    await expect(importing([ORDERS], { select: ['PUT *'] })).rejects.toMatchObject({ code: 'no-operation' });
  });
});

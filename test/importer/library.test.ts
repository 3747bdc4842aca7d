import { expect, test } from '@jest/globals';
import { check, generate, importApi } from '../../src/api.js';
import { UserError } from '../../src/engine/user-error.js';

const order = (operationId: string) => ({
  operationId,
  summary: 'Order',
  responses: { 200: { description: 'ok', content: { 'application/json': {} } } },
});
const documentWith = (operations: Readonly<Record<string, string>>): Readonly<Record<string, string>> => ({
  'orders.json': JSON.stringify({
    openapi: '3.0.1',
    info: { title: 'Order desk', version: '1.0' },
    paths: { '/api/x_acme/orders': Object.fromEntries(Object.entries(operations).map(([m, id]) => [m, order(id)])) },
  }),
});
const documents = documentWith({ get: 'listOrders', post: 'createOrder' });
const environments = { dev: { instance: 'dev12345' } };
const idsOf = ({ operations }: { operations: readonly { id: string }[] }) => operations.map(({ id }) => id);
const codeOf = (action: Promise<unknown>) =>
  action.then(
    () => 'nothing was refused',
    (error) => (error instanceof UserError ? error.code : error),
  );

test('documents become a specification, and that a connector without findings', async () => {
  const { spec, operations, decisions } = await importApi(documents);
  expect(operations.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'get /api/x_acme/orders',
    'post /api/x_acme/orders',
  ]);
  expect(decisions).toContainEqual(expect.objectContaining({ code: 'unknown-answer', effect: 'check' }));
  const files = await generate({ ...spec, environments });
  const texts = Object.fromEntries(Object.entries(files).filter((entry) => typeof entry[1] === 'string'));
  expect(check(texts as Record<string, string>).findings).toEqual([]);
  expect(JSON.parse(String(files['apiDefinition.swagger.json'])).info.title).toBe('ServiceNow Order desk');
});

test('operations are chosen, and an example says what an answer holds', async () => {
  const { operations, notSelected } = await importApi(documents, {
    select: ['GET *'],
    examples: { 'GET /api/x_acme/orders': { result: [{ number: 'A1' }] } },
  });
  expect(operations).toEqual([expect.objectContaining({ method: 'get', hasAnswer: true })]);
  expect(notSelected).toEqual([expect.objectContaining({ method: 'post' })]);
});

test('names and choices of an earlier import stay', async () => {
  const first = await importApi(documents);
  const later = await importApi(documentWith({ get: 'findOrders', post: 'createOrder', put: 'replaceOrders' }), {
    spec: { ...first.spec, title: 'Order counter', environments },
  });
  expect(idsOf(later)).toEqual([...idsOf(first), expect.any(String)]);
  expect(later.spec).toMatchObject({ title: 'Order counter', environments });
});

test.each<[string, Promise<unknown>]>([
  ['not-a-document', importApi({ 'page.html': '<html></html>' })],
  ['no-operation', importApi(documents, { select: ['PATCH *'] })],
  ['no-operation', importApi({})],
  ['usage', importApi({ 'orders.json': undefined as never })],
  ['bad-spec', importApi(documents, { spec: { imported: { paths: [] } as never } })],
])('%s is refused in a sentence', async (code, refused) => {
  expect(await codeOf(refused)).toBe(code);
});

import { expect, test } from '@jest/globals';
import { answering, decisionsOf, findingsOf, importing, type Loose } from './importing.js';

const plain = { type: 'string' };
const fields = (count: number, more: object = {}): object => ({
  type: 'object',
  properties: {
    ...Object.fromEntries(Array.from({ length: count }, (_, index) => [`field_${index}`, plain])),
    ...more,
  },
});
const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const list = (items: object): object => ({ type: 'array', items });

/** An answer of 3 + 2 × (1 + 20 + 20 × 15) schemas. */
const LARGE = answering(ref('Order'), {
  components: {
    schemas: {
      Order: { type: 'object', properties: { number: plain, first: ref('Part'), second: ref('Part') } },
      Part: fields(0, Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`detail_${index}`, ref('Detail')]))),
      Detail: fields(14, { origin: fields(4) }),
    },
  },
});

test('deep parts lose their fields where the platform would refuse the number of schemas, and it is told', async () => {
  const imported = await importing([LARGE]);
  const told = decisionsOf(imported, 'schema-count');
  expect(told.length).toBeGreaterThan(0);
  expect(told[0]).toContain('is offered without its fields');
  const { Order, Part } = imported.parts.definitions as Loose;
  expect(Object.keys(Order.properties)).toEqual(['number', 'first', 'second']);
  expect(Object.keys(Part.properties)).toHaveLength(20);
  expect(await findingsOf(imported)).toEqual([]);
});

test('what is within the limit stays as it is, also where schemas are parts of themselves', async () => {
  const imported = await importing([
    answering(ref('Node'), { components: { schemas: { Node: fields(400, { children: list(ref('Node')) }) } } }),
  ]);
  expect(decisionsOf(imported, 'schema-count')).toEqual([]);
  expect((imported.parts.definitions as Loose).Node.properties.children.items).toEqual({ $ref: '#/definitions/Node' });
});

test('the same document is cut the same way, and lists stay lists', async () => {
  const document = answering({ type: 'object', properties: { all: list(fields(300)), some: list(fields(250)) } });
  const [one, two] = [await importing([document]), await importing([document])];
  expect(one.parts).toEqual(two.parts);
  const { schema } = (one.parts.paths['/api/x_acme/orders'] as Loose).get.responses['200'];
  expect([schema.properties.all.type, schema.properties.some.type]).toEqual(['array', 'array']);
  expect(decisionsOf(one, 'schema-count')).toHaveLength(1);
  expect(await findingsOf(one)).toEqual([]);
});

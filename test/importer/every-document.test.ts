import { expect, test } from '@jest/globals';
import fc from '../support/properties.js';
import { findingsOf, importing } from './importing.js';

const word = fc.constantFrom(
  'a',
  'Order',
  'sys_id',
  'x-y',
  '$ref',
  '__proto__',
  'constructor',
  'a b',
  'é',
  'connectionId',
  '',
);
const text = fc.oneof(word, fc.string({ maxLength: 12, unit: 'binary' }), fc.constantFrom(1, null, true, [], {}));

/** A value that may stand where something else is expected. */
const anything = fc.oneof({ weight: 1, arbitrary: text }, { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 1 }) });
const mostly = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 12, arbitrary }, { weight: 1, arbitrary: anything });

const NAMES = ['Order', 'Line', 'a.b', 'Loop'];
const reference = fc
  .constantFrom(
    ...NAMES.map((name) => `#/components/schemas/${name}`),
    '#/components/schemas/None',
    'other.yaml',
    '#/info',
  )
  .map(($ref) => ({ $ref }));

const { schema } = fc.letrec((tie) => ({
  schema: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'schema' },
    fc.record({ type: mostly(fc.constantFrom('string', 'integer', 'number', 'boolean')) }),
    reference,
    fc.constantFrom(true, false, {}, { nullable: true }),
    fc.record(
      {
        type: mostly(
          fc.constantFrom('string', 'integer', 'number', 'object', 'array', ['string', 'null'], ['object', 'string']),
        ),
        format: fc.constantFrom('int32', 'date-time', 'binary', 'byte', 'ipv4', 'uuid', 1),
        description: text,
        title: text,
        enum: fc.array(fc.oneof(text, fc.integer()), { maxLength: 3 }),
        default: anything,
        const: anything,
        minimum: mostly(fc.integer()),
        exclusiveMaximum: mostly(fc.oneof(fc.boolean(), fc.integer())),
        minLength: mostly(fc.integer({ min: -1, max: 4 })),
        maxLength: mostly(fc.integer({ min: -1, max: 4 })),
        pattern: fc.constantFrom('^a$', '(', 1),
        uniqueItems: fc.boolean(),
        readOnly: fc.boolean(),
        properties: mostly(fc.dictionary(word, tie('schema'), { maxKeys: 3 })),
        required: mostly(fc.array(text, { maxLength: 3 })),
        items: mostly(tie('schema')),
        additionalProperties: tie('schema'),
        discriminator: fc.constant({ propertyName: 'a' }),
        'x-ms-visibility': fc.constantFrom('important', 'Advanced', 'none', 1),
      },
      { requiredKeys: [] },
    ),
    fc.record({ allOf: mostly(fc.array(tie('schema'), { maxLength: 3 })) }),
    fc.record({ oneOf: fc.array(tie('schema'), { maxLength: 3 }), description: text }),
    fc.record({ anyOf: fc.array(tie('schema'), { maxLength: 3 }), type: fc.constantFrom('object', 'string') }),
  ),
}));

const media = fc.constantFrom(
  'application/json',
  'multipart/form-data',
  'application/x-www-form-urlencoded',
  'text/plain',
  '*/*',
  'application/xml',
  'image/png',
  'application/hal+json',
);
const content = mostly(fc.dictionary(media, mostly(fc.record({ schema }, { requiredKeys: [] })), { maxKeys: 3 }));
const parameter = mostly(
  fc.record(
    {
      name: mostly(fc.constantFrom('id', 'sys_id', 'sysparm_limit', 'state', 'Accept', 'connectionId', 'body')),
      in: mostly(fc.constantFrom('query', 'path', 'header', 'cookie')),
      required: fc.boolean(),
      schema,
      style: fc.constantFrom('form', 'deepObject', 'pipeDelimited'),
      explode: fc.boolean(),
      content,
      description: text,
    },
    { requiredKeys: ['name', 'in'] },
  ),
);
const response = mostly(
  fc.record(
    { description: text, content, headers: fc.dictionary(word, fc.record({ schema }), { maxKeys: 2 }) },
    { requiredKeys: [] },
  ),
);
const operation = mostly(
  fc.record(
    {
      operationId: mostly(fc.constantFrom('getIt', 'get_it', 'GETIT', 'ListTables', '1')),
      summary: text,
      description: text,
      deprecated: fc.boolean(),
      parameters: mostly(fc.array(parameter, { maxLength: 4 })),
      requestBody: mostly(
        fc.record({ content, required: fc.boolean(), description: text }, { requiredKeys: ['content'] }),
      ),
      responses: mostly(
        fc.dictionary(fc.constantFrom('200', '201', '204', '2XX', '404', 'default', 'x'), response, { maxKeys: 3 }),
      ),
    },
    { requiredKeys: [] },
  ),
);
const path = fc.constantFrom(
  '/api/x_acme/orders',
  '/api/x_acme/orders/{id}',
  '/api/x_acme/orders/{sys_id}',
  '/api/now/table/{tableName}',
  '/a/{connectionId}',
  '/A/{b}',
  'no-slash',
  '/a/{b',
  '/a?b',
  '/{id}/{id}',
  '/',
);
const item = mostly(
  fc.dictionary(fc.constantFrom('get', 'post', 'put', 'patch', 'delete', 'head', 'parameters', 'servers'), operation, {
    maxKeys: 3,
  }),
);

const document = fc.record(
  {
    openapi: fc.constantFrom('3.0.1', '3.0.3', '3.1.0'),
    info: mostly(fc.record({ title: text, description: text })),
    servers: mostly(
      fc.array(
        mostly(fc.record({ url: mostly(fc.constantFrom('/', 'https://a.example.com/', 'https://{x}/v1', 'v1')) })),
        { maxLength: 2 },
      ),
    ),
    paths: fc.dictionary(path, item, { maxKeys: 4 }),
    components: mostly(
      fc.record({ schemas: mostly(fc.dictionary(fc.constantFrom(...NAMES), schema, { maxKeys: 4 })) }),
    ),
    security: anything,
  },
  { requiredKeys: ['openapi', 'paths'] },
);

test('every document gives a connector that swagger-parser accepts and in which the check finds no error', async () => {
  let made = 0;
  await fc.assert(
    fc.asyncProperty(document, async (value) => {
      const imported = await importing([value]).catch((error: Error) => {
        if (error.name !== 'UserError') throw error;
        return undefined;
      });
      if (imported === undefined) return;
      made++;
      const lines = await findingsOf(imported);
      expect(lines.filter((line) => !/^(?:warning|info) /.test(line))).toEqual([]);
      // The same document gives the same parts.
      expect((await importing([value])).parts).toEqual(imported.parts);
    }),
    { numRuns: 120, endOnFailure: false },
  );
  expect(made).toBeGreaterThan(30);
}, 300_000);

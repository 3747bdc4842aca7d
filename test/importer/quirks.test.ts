import { describe, expect, test } from '@jest/globals';
import { CERTIFIED, decisionsOf, filesOfImport, findingsOf, importing, type Loose, openApi } from './importing.js';

// Look-alikes of what ServiceNow's REST API Explorer exports, each with one quirk of its exports.

/** An export with some paths, as the explorer writes it. */
const exported = (paths: string): string => `---
openapi: "3.0.1"
info:
  title: "Some API"
  description: "Allows you to do things with records on existing\\
    \\ tables"
  version: "latest"
externalDocs:
  url: ""
servers:
- url: "https://itsm.example.com/"
paths:
${paths}`;

const ANSWER = `      responses:
        "200":
          description: "ok"
          content:
            application/json: {}
            application/xml: {}
            text/xml: {}
`;

const ORDERS = exported(`  /api/x_acme/shop/orders:
    get:
      description: ""
      parameters:
      - name: "state"
        in: "query"
        required: false
        schema: {}
${ANSWER}`);

const LIST = exported(`  /api/now/table/{tableName}:
    get:
      description: "Retrieve records from a table"
      parameters:
      - name: "tableName"
        in: "path"
        required: true
        schema: {}
      - name: "sysparm_limit"
        in: "query"
        description: "The maximum number of results returned per page (default: 10,000)"
        required: false
        schema: {}
      - name: "sysparm_query_no_domain"
        in: "query"
        description: "True to access data across domains if authorized (default: false) "
        required: false
        schema: {}
${ANSWER}`);

const operationAt = (paths: Loose, path: string, method: string): Loose => paths[path][method];
const names = (operation: Loose): readonly string[] => operation.parameters.map((one: Loose) => one.name ?? one.$ref);

describe('the quirks of exports of ServiceNow', () => {
  test('1: OpenAPI 3.0.1 becomes Swagger 2.0', async () => {
    const files = filesOfImport(await importing([ORDERS]));
    expect(JSON.parse(String(files.get('apiDefinition.swagger.json'))).swagger).toBe('2.0');
  });

  test('2: names of operations are made, the same ones at every run', async () => {
    const first = await importing([ORDERS, LIST]);
    expect(first.operations.map(({ id }) => id)).toEqual(['ListOrders', 'ListRecords']);
    expect((await importing([LIST, ORDERS])).operations.map(({ id }) => id)).toEqual(['ListRecords', 'ListOrders']);
  });

  test('3: summaries and descriptions are made where they are empty', async () => {
    const imported = await importing([ORDERS]);
    expect(operationAt(imported.parts.paths, '/api/x_acme/shop/orders', 'get')).toMatchObject({
      summary: 'List orders',
      description: 'Sends GET to /api/x_acme/shop/orders.',
    });
    expect(['operation-summary', 'operation-description'].map((code) => decisionsOf(imported, code).length)).toEqual([
      1, 1,
    ]);
  });

  test('4: parameters without a type are texts, and that is told; those of ServiceNow have their type', async () => {
    const imported = await importing([ORDERS, LIST]);
    const { parameters } = operationAt(imported.parts.paths, '/api/x_acme/shop/orders', 'get');
    expect(parameters).toMatchObject([{ name: 'state', type: 'string', 'x-ms-summary': 'State' }]);
    expect(decisionsOf(imported, 'parameter-type')).toEqual([
      'check: has no type in the document; it is asked for as a text',
    ]);
    const list = operationAt(imported.parts.paths, '/api/now/table/{tableName}', 'get');
    expect(list.parameters.find((one: Loose) => one.name === 'sysparm_query_no_domain')).toMatchObject({
      type: 'boolean',
      description: 'True to access data across domains if authorized (default: false).',
      'x-ms-visibility': 'advanced',
    });
  });

  test('5: an empty media type stays unknown, and XML goes', async () => {
    const imported = await importing([ORDERS]);
    const { responses, produces } = operationAt(imported.parts.paths, '/api/x_acme/shop/orders', 'get');
    expect([responses['200'].schema, produces]).toEqual([{}, undefined]);
    expect(decisionsOf(imported, 'unknown-answer')).toHaveLength(1);
    expect(decisionsOf(imported, 'media-types')).toEqual([
      'adapted: response 200 may be application/json, application/xml, text/xml; only application/json is used',
    ]);
  });

  test('6: a creation answers 201 and a deletion 204 where the API is known; errors are added', async () => {
    const imported = await importing([
      exported(`  /api/now/table/{tableName}:
    post:
      description: "Create a record"
      requestBody:
        content:
          application/json: {}
${ANSWER}  /api/now/attachment/{sys_id}:
    delete:
      description: "Delete an attachment"
      parameters:
      - name: "sys_id"
        in: "path"
        required: true
        schema: {}
${ANSWER}`),
    ]);
    const { paths } = imported.parts;
    expect(Object.keys(operationAt(paths, '/api/now/table/{tableName}', 'post').responses)).toEqual(
      expect.arrayContaining(['201', '400', '401', '403', '429']),
    );
    expect(operationAt(paths, '/api/now/attachment/{sys_id}', 'delete').responses['204'].schema).toBeUndefined();
    const unknown = await importing([ORDERS]);
    expect(Object.keys(operationAt(unknown.parts.paths, '/api/x_acme/shop/orders', 'get').responses)).toEqual(
      expect.arrayContaining(['200', '401', '403', '429']),
    );
  });

  test('7: the slash at the end of the server is not doubled', async () => {
    expect(Object.keys((await importing([ORDERS])).parts.paths)).toEqual(['/api/x_acme/shop/orders']);
  });

  test('8: the host of the instance that exported is not kept', async () => {
    const imported = await importing([ORDERS]);
    const text = String(filesOfImport(imported).get('apiDefinition.swagger.json'));
    expect([text.includes('itsm.example.com'), JSON.parse(text).host]).toEqual([false, 'acme.service-now.com']);
    expect(decisionsOf(imported, 'host')).toHaveLength(1);
  });

  test('9: the sign-in is added', async () => {
    const imported = await importing([ORDERS]);
    const { securityDefinitions, security } = JSON.parse(
      String(filesOfImport(imported).get('apiDefinition.swagger.json')),
    );
    expect([securityDefinitions.oauth2.flow, security]).toEqual(['accessCode', [{ oauth2: ['useraccount'] }]]);
    expect(decisionsOf(imported, 'security')).toHaveLength(1);
  });

  test('10: an empty address of documentation goes', async () => {
    expect(String(filesOfImport(await importing([ORDERS])).get('apiDefinition.swagger.json'))).not.toContain(
      'externalDocs',
    );
  });

  test('11: an example beside an empty schema goes', async () => {
    const imported = await importing([
      exported(`  /api/now/table/{tableName}:
    get:
      parameters:
      - name: "sysparm_offset"
        in: "query"
        example: "mobile, desktop"
        schema: {}
${ANSWER}`),
    ]);
    expect(JSON.stringify(imported.parts)).not.toContain('mobile, desktop');
  });

  test('12: sysparm_offset is added to lists', async () => {
    const imported = await importing([LIST]);
    const list = operationAt(imported.parts.paths, '/api/now/table/{tableName}', 'get');
    expect(names(list)).toEqual(expect.arrayContaining(['#/parameters/Limit', '#/parameters/Offset']));
    expect(decisionsOf(imported, 'missing-parameter')).toEqual([
      expect.stringContaining('sysparm_offset') as unknown as string,
    ]);
  });

  test('13: bodies of any type are bytes, empty forms have a file', async () => {
    const imported = await importing([
      exported(`  /api/x_acme/shop/files:
    get:
      responses:
        "200":
          description: "ok"
          content:
            '*/*': {}
    post:
      requestBody:
        content:
          '*/*': {}
${ANSWER}  /api/x_acme/shop/upload:
    post:
      requestBody:
        content:
          multipart/form-data: {}
${ANSWER}`),
    ]);
    const { paths } = imported.parts;
    const binary = { type: 'string', format: 'binary' };
    expect(operationAt(paths, '/api/x_acme/shop/files', 'get')).toMatchObject({
      produces: ['application/octet-stream', 'application/json'],
      responses: { 200: { schema: binary } },
    });
    expect(operationAt(paths, '/api/x_acme/shop/files', 'post').parameters).toMatchObject([
      { in: 'body', schema: binary },
    ]);
    expect(operationAt(paths, '/api/x_acme/shop/upload', 'post')).toMatchObject({
      consumes: ['multipart/form-data'],
      parameters: [{ in: 'formData', type: 'file', name: 'file' }],
    });
    expect(['binary-answer', 'binary-body', 'form'].map((code) => decisionsOf(imported, code).length)).toEqual([
      1, 1, 1,
    ]);
    expect(await findingsOf(imported)).toEqual([]);
  });

  test('14: paths that nearly collide keep apart; those that differ in the name of a variable are one', async () => {
    const item = (name: string) => ({
      parameters: [{ name, in: 'path', required: true, schema: {} }],
      responses: { 200: { description: 'ok', content: { 'application/json': {} } } },
    });
    const imported = await importing([
      openApi({
        '/api/x_acme/shop/items/{sys_id}/file': { get: item('sys_id') },
        '/api/x_acme/shop/items/{table_sys_id}/{file_name}/file': { get: item('table_sys_id') },
        '/api/x_acme/shop/items/{sys_id}': { get: item('sys_id') },
        '/api/x_acme/shop/items/{item_sys_id}': { delete: item('item_sys_id'), get: item('item_sys_id') },
      }),
    ]);
    expect(Object.entries(imported.parts.paths).map(([path, one]) => [path, Object.keys(one)])).toEqual([
      ['/api/x_acme/shop/items/{sys_id}/file', ['get']],
      ['/api/x_acme/shop/items/{table_sys_id}/{file_name}/file', ['get']],
      ['/api/x_acme/shop/items/{sys_id}', ['get', 'delete']],
    ]);
    expect(names(operationAt(imported.parts.paths, '/api/x_acme/shop/items/{sys_id}', 'delete'))).toEqual(['sys_id']);
    expect(imported.operations.map(({ id }) => id)).toEqual([
      'GetItemFile',
      'GetItemFileByTableSysIdAndFileName',
      'GetItem',
      'DeleteItem',
    ]);
    expect(decisionsOf(imported, 'twice')).toHaveLength(1);
    expect(await findingsOf(imported)).toEqual([]);
  });

  test('15: undocumented paths can be left out', async () => {
    const catalog = exported(`  /api/sn_sc/servicecatalog/catalogs:
    get:
      description: "Retrieve catalogs"
${ANSWER}  /api/sn_sc/servicecatalog/wizard/{sys_id}/question_designer:
    get:
      description: ""
${ANSWER}`);
    const all = await importing([catalog]);
    expect(all.operations.map(({ id, isKnown }) => [id, isKnown])).toEqual([
      ['ListCatalogs', true],
      ['GetWizardQuestionDesigner', false],
    ]);
    const known = await importing([catalog], { select: ['known'] });
    expect(known.operations.map(({ id }) => id)).toEqual(['ListCatalogs']);
    expect(decisionsOf(known, 'not-selected')).toEqual(['lost: is not selected']);
  });

  test('16: folded texts are one line', async () => {
    expect((await importing([ORDERS])).info.description).toBe(
      'Allows you to do things with records on existing tables',
    );
  });

  test('17: what an export requires wrongly is optional where the API is known', async () => {
    const imported = await importing([
      exported(`  /api/sn_sc/servicecatalog/items:
    get:
      description: "Retrieve items"
      parameters:
      - name: "sysparm_text"
        in: "query"
        required: true
        schema: {}
${ANSWER}`),
    ]);
    const { parameters } = operationAt(imported.parts.paths, '/api/sn_sc/servicecatalog/items', 'get');
    expect(parameters.find((one: Loose) => one.name === 'sysparm_text').required).toBe(false);
  });
});

test('what an export says in a few words is the summary where the path does not tell what is done', async () => {
  const made = (path: string, description: string): string => `  ${path}:
    post:
      description: "${description}"
      parameters: []
${ANSWER}`;
  const imported = await importing([
    exported(
      made('/api/x_acme/shop/jsonv2', 'Push JSON events') +
        made('/api/x_acme/shop/orders', 'Create an order') +
        made('/api/x_acme/shop/notes', 'Push a note. It is sent to all, and kept'),
    ),
  ]);
  const told = Object.entries(imported.parts.paths).map(([path, item]: Loose) => [
    path.split('/').at(-1),
    item.post.summary,
    item.post.description,
  ]);
  expect(told).toEqual([
    ['jsonv2', 'Push JSON events', 'Sends POST to /api/x_acme/shop/jsonv2.'],
    ['orders', 'Create an order', 'Sends POST to /api/x_acme/shop/orders.'],
    ['notes', 'Create a note', 'Push a note. It is sent to all, and kept.'],
  ]);
});

test('a summary that is the name stays where the name is in words of another script', async () => {
  const get = (name: string) => ({ get: { operationId: name, summary: name, responses: {} } });
  const imported = await importing([openApi({ '/a': get('\u83b7\u53d6\u90e8\u4ef6'), '/b': get('list_parts') })]);
  expect(Object.values(imported.parts.paths).map((item: Loose) => item.get.summary)).toEqual([
    '\u83b7\u53d6\u90e8\u4ef6',
    'List parts',
  ]);
});

test('OpenAPI 3.2: methods that connectors do not have are told by their names', async () => {
  const operation = { responses: { 200: { description: 'ok' } } };
  const item = { get: operation, query: operation, additionalOperations: { COPY: operation } };
  const imported = await importing([openApi({ '/a': item }, { openapi: '3.2.0' })]);
  expect(imported.operations.map(({ id }) => id)).toEqual(['GetA']);
  expect(imported.decisions.filter(({ code }) => code === 'method').map(({ where }) => where)).toEqual([
    'QUERY /a',
    'COPY /a',
  ]);
});

test('what takes a page or answers with a list is one, also where its path is no plural', async () => {
  const list = { type: 'object', properties: { result: { type: 'array', items: { type: 'object' } } } };
  const answer = (schema: object) => ({
    responses: { 200: { description: 'ok', content: { 'application/json': { schema } } } },
  });
  const paging = { name: 'sysparm_offset', in: 'query', schema: { type: 'integer' } };
  const imported = await importing([
    openApi({
      '/api/x_acme/shop/product': { get: { parameters: [paging], ...answer({ type: 'object' }) } },
      '/api/x_acme/shop/stock': { get: answer(list) },
      '/api/x_acme/shop/basket': { get: answer({ type: 'object' }) },
      '/api/now/table/u_machine': { get: answer({ type: 'object' }) },
    }),
  ]);
  expect(imported.operations.map(({ id }) => id)).toEqual(['ListProducts', 'ListStocks', 'GetBasket', 'ListUMachines']);
});

test('the paths of known operations are those of the generator, in the version of the document', async () => {
  const answer = { 200: { description: 'ok', content: { 'application/json': {} } } };
  const at = (method: string) => ({ [method]: { responses: answer } });
  const imported = await importing([
    openApi({
      '/api/now/v1/table/{t}': at('get'),
      '/api/now/v2/table/{t}': at('get'),
      '/api/sn_chg_rest/v1/change/{id}': at('get'),
      '/api/sn_chg_rest/change/standard/{id}': at('post'),
    }),
  ]);
  expect(Object.keys(imported.parts.paths)).toEqual([
    '/api/now/table/{tableName}',
    '/api/sn_chg_rest/v1/change/{sys_id}',
    '/api/sn_chg_rest/change/standard/{standard_change_template_id}',
  ]);
  expect(['table-version', 'twice'].map((code) => decisionsOf(imported, code).length)).toEqual([2, 1]);
  expect(await findingsOf(imported)).toEqual([]);
});

test('an export of a known API has no finding, an unknown one lacks its answer for reviewers alone', async () => {
  expect(await findingsOf(await importing([LIST]), 'certified', CERTIFIED)).toEqual([]);
  const unknown = await importing([ORDERS, LIST]);
  expect(await findingsOf(unknown, 'repository')).toEqual([]);
  expect(await findingsOf(unknown, 'certified', CERTIFIED)).toEqual([
    expect.stringMatching(/^error operation\/empty-response-schema: .*ListOrders/),
  ]);
});

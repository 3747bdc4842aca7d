import { describe, expect, test } from '@jest/globals';
import { decisionsOf, findingsOf, importing, type Loose } from './importing.js';

const DOCUMENT = {
  swagger: '2.0',
  info: { title: 'Orders', description: 'Orders of the shop, to be read and cancelled.', version: '1' },
  host: 'acme.service-now.com',
  basePath: '/api/x_acme/',
  consumes: ['application/json'],
  securityDefinitions: { basic: { type: 'basic' } },
  security: [{ basic: [] }],
  paths: {
    '/orders': {
      parameters: [{ $ref: '#/parameters/Shop' }],
      get: {
        operationId: 'listOrders',
        summary: 'List all orders',
        description: 'Lists the orders of a shop.',
        'x-ms-visibility': 'important',
        parameters: [
          {
            name: 'state',
            in: 'query',
            type: 'string',
            'x-ms-summary': 'State of the order',
            description: 'The state.',
            'x-ms-dynamic-values': { operationId: 'listStates', 'value-path': 'id' },
            'x-ms-dynamic-list': { operationId: 'ListGone', itemValuePath: 'id' },
          },
        ],
        responses: {
          200: { description: 'The orders', schema: { type: 'array', items: { $ref: '#/definitions/Order' } } },
        },
      },
      post: {
        operationId: 'addOrder',
        summary: 'Add an order',
        description: 'Adds an order.',
        'x-ms-trigger': 'single',
        parameters: [
          {
            name: 'hook',
            in: 'body',
            schema: {
              type: 'object',
              properties: { url: { type: 'string', 'x-ms-notification-url': true, 'x-ms-visibility': 'internal' } },
              required: ['url'],
            },
          },
        ],
        responses: { 201: { description: 'Added', headers: { Location: { type: 'string' } } } },
      },
      'x-ms-notification-content': { schema: { $ref: '#/definitions/Order' } },
    },
    '/orders/{id}/file': {
      post: {
        operationId: 'send file',
        consumes: ['multipart/form-data'],
        parameters: [
          { name: 'id', in: 'path', required: true, type: 'string' },
          { name: 'file', in: 'formData', type: 'file', required: true },
        ],
        responses: { 204: { description: 'Sent' } },
      },
    },
    '/states': {
      get: {
        operationId: 'listStates',
        summary: 'List states',
        description: 'Lists states.',
        responses: {
          200: {
            description: 'ok',
            schema: { type: 'array', items: { type: 'object', properties: { id: { type: 'string' } } } },
          },
        },
      },
    },
  },
  parameters: { Shop: { name: 'shop', in: 'header', type: 'string', description: 'The shop.' } },
  definitions: { Order: { type: 'object', properties: { id: { type: 'string', 'x-ms-summary': 'ID' } } } },
};

describe('a Swagger 2.0 document is adopted', () => {
  test('its names, texts, schemas and triggers stay', async () => {
    const imported = await importing([DOCUMENT]);
    const { paths, definitions } = imported.parts;
    const { get, post, ...item } = paths['/api/x_acme/orders'] as Loose;
    expect(get).toMatchObject({
      operationId: 'listOrders',
      summary: 'List all orders',
      'x-ms-visibility': 'important',
    });
    expect(get.parameters).toMatchObject([
      { name: 'shop', in: 'header' },
      { name: 'state', 'x-ms-summary': 'State of the order', 'x-ms-dynamic-values': { operationId: 'listStates' } },
    ]);
    expect(get.responses['200'].schema).toEqual({ type: 'array', items: { $ref: '#/definitions/Order' } });
    expect(definitions).toEqual({ Order: DOCUMENT.definitions.Order });
    expect([post['x-ms-trigger'], item['x-ms-notification-content']]).toEqual([
      'single',
      { schema: { $ref: '#/definitions/Order' } },
    ]);
    expect((paths['/api/x_acme/orders/{id}/file'] as Loose).post).toMatchObject({
      operationId: 'SendFile',
      summary: 'Send a file',
      consumes: ['multipart/form-data'],
    });
  });

  test('what is replaced or left out is told', async () => {
    const imported = await importing([DOCUMENT]);
    expect(['security', 'host', 'operation-id'].map((code) => decisionsOf(imported, code).length)).toEqual([1, 1, 1]);
    expect(decisionsOf(imported, 'dynamic-call')).toEqual([
      'lost: x-ms-dynamic-list is left out: it calls ListGone, which is not imported',
    ]);
    expect(
      (await findingsOf(imported)).filter((line) => !/dynamic-list-missing|webhook-without-delete/.test(line)),
    ).toEqual([]);
  });
});

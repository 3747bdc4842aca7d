import type { Connector } from '../../src/connector/connector.js';
import { connectorsOf } from '../../src/engine/check.js';

/** JSON that a test changes at will. */
// biome-ignore lint/suspicious/noExplicitAny: a mutation reaches anywhere
export type Loose = any;

/** A connector as values: what a mutation changes. */
export interface Draft {
  definition: Loose;
  properties: Loose;
  script: string | undefined;
}

/** A small connector with one of everything that can change. */
export const draft = (): Draft => ({
  script: 'public class Script : ScriptBase {}\n',
  definition: {
    swagger: '2.0',
    info: { title: 'Desk', description: 'Reads and writes incidents.', version: '1.2.3' },
    host: 'dev12345.service-now.com',
    basePath: '/api',
    schemes: ['https'],
    consumes: ['application/json'],
    produces: ['application/json'],
    paths: {
      '/incident': {
        get: {
          operationId: 'ListIncidents',
          summary: 'List incidents',
          parameters: [
            { name: 'limit', in: 'query', type: 'integer', maximum: 100, default: 10 },
            { name: 'state', in: 'query', type: 'string', enum: ['open', 'closed'] },
            { name: 'fields', in: 'query', type: 'array', collectionFormat: 'csv', items: { type: 'string' } },
            {
              name: 'view',
              in: 'query',
              type: 'string',
              required: true,
              default: 'all',
              'x-ms-visibility': 'internal',
            },
          ],
          responses: {
            '200': {
              description: 'The incidents.',
              headers: { 'X-Total-Count': { type: 'integer' } },
              schema: {
                type: 'object',
                properties: { result: { type: 'array', items: { $ref: '#/definitions/Incident' } } },
              },
            },
            '404': { description: 'None.', schema: { type: 'object', properties: { error: { type: 'string' } } } },
          },
        },
        post: {
          operationId: 'CreateIncident',
          summary: 'Create an incident',
          parameters: [{ name: 'body', in: 'body', required: true, schema: { $ref: '#/definitions/NewIncident' } }],
          responses: { '201': { description: 'Made.', schema: { $ref: '#/definitions/Incident' } } },
        },
      },
      '/incident/{sys_id}': {
        get: {
          operationId: 'GetIncident',
          summary: 'Get an incident',
          parameters: [{ name: 'sys_id', in: 'path', required: true, type: 'string', 'x-ms-url-encoding': 'single' }],
          responses: { '200': { description: 'The incident.', schema: { $ref: '#/definitions/Incident' } } },
        },
      },
      '/hook': {
        'x-ms-notification-content': { description: 'What is sent.', schema: { $ref: '#/definitions/Notice' } },
        post: {
          operationId: 'WhenChanged',
          summary: 'When a record changes',
          'x-ms-trigger': 'single',
          parameters: [{ name: 'hook', in: 'body', required: true, schema: { $ref: '#/definitions/Hook' } }],
          responses: { '201': { description: 'Registered.' } },
        },
      },
    },
    definitions: {
      Incident: {
        type: 'object',
        required: ['number'],
        properties: {
          number: { type: 'string', 'x-ms-summary': 'Number' },
          priority: { type: 'integer', enum: [1, 2, 3] },
          opened: { type: 'string', format: 'date-time' },
          parent: { $ref: '#/definitions/Incident' },
        },
      },
      NewIncident: {
        type: 'object',
        required: ['short_description'],
        properties: {
          short_description: { type: 'string', maxLength: 160, 'x-ms-summary': 'Subject' },
          urgency: { type: 'integer', enum: [1, 2, 3] },
          comments: { type: 'string' },
        },
      },
      Notice: { type: 'object', properties: { table: { type: 'string' } } },
      Hook: {
        type: 'object',
        required: ['url'],
        properties: { url: { type: 'string', 'x-ms-notification-url': true, 'x-ms-visibility': 'internal' } },
      },
    },
    securityDefinitions: {
      oauth2: {
        type: 'oauth2',
        flow: 'accessCode',
        authorizationUrl: 'https://dev12345.service-now.com/oauth_auth.do',
        tokenUrl: 'https://dev12345.service-now.com/oauth_token.do',
        scopes: { useraccount: 'Everything' },
      },
    },
    security: [{ oauth2: ['useraccount'] }],
  },
  properties: {
    properties: {
      connectionParameters: {
        token: {
          type: 'oauthSetting',
          oAuthSettings: {
            identityProvider: 'oauth2',
            clientId: '7c1f0a52b9d84e6f8f13a0c6d2e4b597',
            scopes: ['useraccount'],
            redirectMode: 'GlobalPerConnector',
            properties: { IsFirstParty: 'False' },
            customParameters: {
              authorizationUrl: { value: 'https://dev12345.service-now.com/oauth_auth.do' },
              tokenUrl: { value: 'https://dev12345.service-now.com/oauth_token.do' },
              refreshUrl: { value: 'https://dev12345.service-now.com/oauth_token.do' },
            },
          },
        },
        region: {
          type: 'string',
          uiDefinition: {
            displayName: 'Region',
            constraints: {
              required: 'false',
              allowedValues: [
                { value: 'eu', text: 'Europe' },
                { value: 'us', text: 'USA' },
              ],
            },
          },
        },
      },
      iconBrandColor: '#1f8476',
      capabilities: ['actions'],
      publisher: 'Desk Team',
      scriptOperations: ['GetIncident'],
      policyTemplateInstances: [
        {
          templateId: 'setheader',
          title: 'Accept',
          parameters: {
            'x-ms-apimTemplateParameter.name': 'Accept',
            'x-ms-apimTemplateParameter.value': 'application/json',
            'x-ms-apimTemplateParameter.existsAction': 'override',
            'x-ms-apimTemplate-policySection': 'Request',
          },
        },
      ],
    },
  },
});

/** The connector of a draft; `write` decides how its JSON is set. */
export function connectorOf({ definition, properties, script }: Draft, write = JSON.stringify): Connector {
  const [connector] = connectorsOf({
    'apiDefinition.swagger.json': write(definition),
    'apiProperties.json': write(properties),
    ...(script === undefined ? {} : { 'script.csx': script }),
  });
  return connector as Connector;
}

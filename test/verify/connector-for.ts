import type { Connector } from '../../src/connector/connector.js';
import { TABLE_PATH } from '../support/table-resource.js';
import { connectorOf } from './support.js';

export interface ServerOfConnector {
  readonly authorizationUrl: string;
  readonly tokenUrl: string;
  /** Origin of the REST API. */
  readonly apiOrigin: string;
  readonly clientId: string;
  readonly provider?: 'oauth2' | 'oauth2pkce';
  readonly scopes?: readonly string[];
}

/** A connector with one operation, the list of incidents, for a server on this machine. */
export function connectorFor({
  provider = 'oauth2',
  scopes = ['useraccount'],
  ...server
}: ServerOfConnector): Connector {
  const { host, protocol } = new URL(server.apiOrigin);
  const { authorizationUrl, tokenUrl, clientId } = server;
  const definition = {
    swagger: '2.0',
    info: { title: 'Incident Desk', version: '1.0.0' },
    host,
    basePath: '/',
    schemes: [protocol.replace(':', '')],
    paths: {
      [TABLE_PATH]: {
        get: { operationId: 'ListIncidents', parameters: [], responses: { 200: { description: 'The incidents.' } } },
      },
    },
  };
  const customParameters = {
    authorizationUrl: { value: authorizationUrl },
    tokenUrl: { value: tokenUrl },
    refreshUrl: { value: tokenUrl },
  };
  const oAuthSettings = {
    identityProvider: provider,
    clientId,
    scopes,
    redirectMode: 'GlobalPerConnector',
    customParameters,
  };
  const properties = { connectionParameters: { token: { type: 'oauthSetting', oAuthSettings } } };
  return connectorOf({
    'apiDefinition.swagger.json': JSON.stringify(definition),
    'apiProperties.json': JSON.stringify({ properties }),
  });
}

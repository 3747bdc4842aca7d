import anyInstanceTemplate from '../../templates/properties/any-instance.json.hbs';
import propertiesTemplate from '../../templates/properties/api-properties.json.hbs';
import plainTemplate from '../../templates/properties/oauth2.json.hbs';
import genericTemplate from '../../templates/properties/oauth2generic.json.hbs';
import { SERVICENOW_PATHS } from '../facts/servicenow.js';
import type { Definition } from './definition.js';
import type { JsonObject } from './fragment.js';
import { scriptOperationsOf } from './script.js';
import { hostOf, mainEnvironment, type Spec } from './spec.js';
import { jsonTemplate } from './templates.js';

const properties = jsonTemplate<{ properties: JsonObject }>(propertiesTemplate);
const plain = jsonTemplate<JsonObject>(plainTemplate);
const generic = jsonTemplate<JsonObject>(genericTemplate);
const anyInstance = jsonTemplate<JsonObject>(anyInstanceTemplate);

/** What stands for the client ID until the record in ServiceNow exists. Never sent: profile deploy refuses it. */
const CLIENT_ID_PLACEHOLDER = '<Enter your client ID>';
/**
 * What reviewers ask for in the place of the client ID, and what stands there where each connection brings its own.
 * Source: pull request 3247 of microsoft/PowerPlatformConnectors.
 */
export const DUMMY_CLIENT_ID = '[[DUMMY]]';

/** `apiProperties.json` in the form that pac and paconn upload: without `stackOwner`, without any secret. */
export function propertiesOf(spec: Spec, { policies, script, operations }: Definition): JsonObject {
  const hasTriggers = operations.some(({ operation }) => operation['x-ms-trigger'] !== undefined);
  const { properties: given } = properties({
    capabilities: hasTriggers ? ['actions', 'triggers'] : ['actions'],
    brandColor: spec.brandColor,
    publisher: spec.publisher.name,
  });
  const instances = [...(spec.anyInstance ? [HOST_POLICY] : []), ...policies];
  return {
    properties: {
      ...given,
      connectionParameters: connectionParametersOf(spec),
      ...(instances.length > 0 ? { policyTemplateInstances: instances } : {}),
      // An empty list would mean: all operations.
      ...(script ? { scriptOperations: scriptOperationsOf(script) } : {}),
    },
  };
}

function connectionParametersOf(spec: Spec): JsonObject {
  const { scopes, identityProvider } = spec;
  const host = spec.anyInstance ? '{instance}' : hostOf(spec);
  const model = {
    identityProvider,
    scopes,
    clientId: spec.anyInstance ? DUMMY_CLIENT_ID : (mainEnvironment(spec).clientId ?? CLIENT_ID_PLACEHOLDER),
    authorizationUrl: `https://${host}${SERVICENOW_PATHS.authorization}`,
    tokenUrl: `https://${host}${SERVICENOW_PATHS.token}`,
    authorizationQuery: `?response_type=code&client_id={ClientId}&redirect_uri={RedirectUrl}${scopes.length > 0 ? '&scope={Scopes}' : ''}&state={State}`,
  };
  const token = identityProvider === 'oauth2generic' ? generic(model) : plain(model);
  return spec.anyInstance ? { ...token, ...anyInstance({}) } : token;
}

/** Sends every request to the host that the connection names. Source: learn-policy; base path stays "/". */
const HOST_POLICY: JsonObject = {
  templateId: 'dynamichosturl',
  title: 'Send requests to the instance of the connection',
  parameters: { 'x-ms-apimTemplateParameter.urlTemplate': "https://@connectionParameters('token:instance')" },
};

import { describe, expect, test } from '@jest/globals';
import { type ChangeKind, KINDS } from '../../src/compare/change.js';
import { compareConnectors } from '../../src/compare/compare.js';
import { connectorOf, type Draft, draft, type Loose } from './sample.js';

type Mutation = (draft: Draft) => void;

const list = ({ definition }: Draft): Loose => definition.paths['/incident'].get;
const create = ({ definition }: Draft): Loose => definition.paths['/incident'].post;
const get = ({ definition }: Draft): Loose => definition.paths['/incident/{sys_id}'].get;
const parameter = (of: Draft, name: string): Loose =>
  list(of).parameters.find((each: Loose) => each.name === name) ?? get(of).parameters[0];
const incident = ({ definition }: Draft): Loose => definition.definitions.Incident;
const body = ({ definition }: Draft): Loose => definition.definitions.NewIncident;
const settings = ({ properties }: Draft): Loose => properties.properties;
const oauth = (of: Draft): Loose => settings(of).connectionParameters.token.oAuthSettings;
const region = (of: Draft): Loose => settings(of).connectionParameters.region;
const policies = (of: Draft): Loose[] => settings(of).policyTemplateInstances;

const rename = (object: Loose, from: string, to: string): void => {
  object[to] = object[from];
  delete object[from];
};
const polling = {
  templateId: 'pollingtrigger',
  parameters: { 'x-ms-apimTemplate-operationName': ['ListIncidents'], 'x-ms-apimTemplateParameter.triggerConfig': {} },
};

/** What is changed, the kind of it, the kind of its inverse. */
const ROWS: readonly (readonly [what: string, kind: ChangeKind, inverse: ChangeKind, mutate: Mutation])[] = [
  [
    'an operation goes',
    'operation-removed',
    'operation-added',
    ({ definition }) => delete definition.paths['/incident/{sys_id}'],
  ],
  [
    'an operation is hidden',
    'operation-now-internal',
    'operation-now-visible',
    (of) => {
      get(of)['x-ms-visibility'] = 'internal';
    },
  ],
  [
    'another operationId at the same address',
    'operation-id-changed',
    'operation-id-changed',
    (of) => {
      create(of).operationId = 'PostRecord';
    },
  ],
  [
    'another path',
    'operation-path-changed',
    'operation-path-changed',
    ({ definition: { paths } }) => rename(paths, '/incident/{sys_id}', '/incidents/{sys_id}'),
  ],
  [
    'renamed and moved',
    'operation-renamed',
    'operation-renamed',
    (of) => {
      get(of).operationId = 'GetIncidents';
      rename(of.definition.paths, '/incident/{sys_id}', '/v2/incident/{sys_id}');
    },
  ],
  [
    'another method',
    'operation-method-changed',
    'operation-method-changed',
    ({ definition: { paths } }) => rename(paths['/hook'], 'post', 'put'),
  ],
  [
    'deprecated',
    'operation-deprecated',
    'operation-restored',
    (of) => {
      get(of).deprecated = true;
    },
  ],
  [
    'shown first',
    'operation-visibility-changed',
    'operation-visibility-changed',
    (of) => {
      get(of)['x-ms-visibility'] = 'important';
    },
  ],
  [
    'another summary',
    'operation-text-changed',
    'operation-text-changed',
    (of) => {
      get(of).summary = 'Read an incident';
    },
  ],
  [
    'another revision',
    'operation-annotation-changed',
    'operation-annotation-changed',
    (of) => {
      get(of)['x-ms-api-annotation'] = { family: 'GetIncident', revision: 2 };
    },
  ],
  [
    'an extension of the operation',
    'operation-other-changed',
    'operation-other-changed',
    (of) => {
      get(of)['x-ms-safe-operation'] = true;
    },
  ],
  [
    'a trigger becomes an action',
    'trigger-became-action',
    'action-became-trigger',
    ({ definition }) => delete definition.paths['/hook'].post['x-ms-trigger'],
  ],
  [
    'a trigger of another kind',
    'trigger-kind-changed',
    'trigger-kind-changed',
    ({ definition }) => {
      definition.paths['/hook'].post['x-ms-trigger'] = 'batch';
    },
  ],
  [
    'no notification',
    'notification-removed',
    'notification-added',
    ({ definition }) => delete definition.paths['/hook']['x-ms-notification-content'],
  ],
  [
    'a property less in a notification',
    'response-property-removed',
    'response-property-added',
    ({ definition }) => delete definition.definitions.Notice.properties.table,
  ],
  [
    'paging',
    'paging-changed',
    'paging-changed',
    (of) => {
      list(of)['x-ms-pageable'] = { nextLinkName: 'nextLink' };
    },
  ],
  [
    'other media types of a body',
    'consumes-widened',
    'consumes-narrowed',
    (of) => {
      create(of).consumes = ['application/json', 'text/plain'];
    },
  ],
  [
    'other media types of an answer',
    'produces-changed',
    'produces-changed',
    (of) => {
      create(of).produces = ['text/plain'];
    },
  ],
  [
    'a security requirement',
    'operation-security-changed',
    'operation-security-changed',
    (of) => {
      get(of).security = [];
    },
  ],

  ['a parameter goes', 'parameter-removed', 'parameter-added', (of) => list(of).parameters.splice(1, 1)],
  [
    'an internal parameter goes',
    'parameter-hidden-removed',
    'parameter-hidden-added',
    (of) => list(of).parameters.pop(),
  ],
  [
    'a required parameter',
    'parameter-required-added',
    'parameter-removed',
    (of) => list(of).parameters.push({ name: 'table', in: 'query', type: 'boolean', required: true }),
  ],
  [
    'a required parameter with a default',
    'parameter-required-with-default-added',
    'parameter-removed',
    (of) => list(of).parameters.push({ name: 'table', in: 'query', type: 'boolean', required: true, default: true }),
  ],
  [
    'a parameter with another name',
    'parameter-renamed',
    'parameter-renamed',
    (of) => {
      parameter(of, 'limit').name = 'limits';
    },
  ],
  [
    'a variable of the path with another name',
    'parameter-renamed',
    'parameter-renamed',
    (of) => {
      parameter(of, 'sys_id').name = 'key';
      rename(of.definition.paths, '/incident/{sys_id}', '/incident/{key}');
    },
  ],
  [
    'a body with another name',
    'parameter-renamed',
    'parameter-renamed',
    (of) => {
      create(of).parameters[0].name = 'record';
    },
  ],
  [
    'a parameter in another place',
    'parameter-moved',
    'parameter-moved',
    (of) => {
      parameter(of, 'state').in = 'header';
    },
  ],
  [
    'a parameter of another type',
    'parameter-type-changed',
    'parameter-type-changed',
    (of) => {
      Object.assign(parameter(of, 'limit'), { type: 'string' });
    },
  ],
  [
    'a parameter of a wider type',
    'parameter-type-widened',
    'parameter-type-changed',
    (of) => {
      parameter(of, 'limit').type = 'number';
    },
  ],
  [
    'elements of another type',
    'parameter-type-changed',
    'parameter-type-changed',
    (of) => {
      parameter(of, 'fields').items.type = 'integer';
    },
  ],
  [
    'a parameter of another format',
    'parameter-format-changed',
    'parameter-format-changed',
    (of) => {
      parameter(of, 'limit').format = 'int32';
    },
  ],
  [
    'a parameter that must be given',
    'parameter-now-required',
    'parameter-now-optional',
    (of) => {
      parameter(of, 'state').required = true;
    },
  ],
  [
    'a parameter with a default that must be given',
    'parameter-now-required-with-default',
    'parameter-now-optional',
    (of) => {
      parameter(of, 'limit').required = true;
    },
  ],
  ['a value less', 'parameter-enum-narrowed', 'parameter-enum-widened', (of) => parameter(of, 'state').enum.pop()],
  [
    'any value becomes a list of values',
    'parameter-enum-narrowed',
    'parameter-enum-widened',
    (of) => {
      parameter(of, 'sys_id').enum = ['a'];
    },
  ],
  [
    'a lower maximum',
    'parameter-limits-narrowed',
    'parameter-limits-widened',
    (of) => {
      parameter(of, 'limit').maximum = 50;
    },
  ],
  [
    'a pattern',
    'parameter-pattern-changed',
    'parameter-pattern-changed',
    (of) => {
      parameter(of, 'sys_id').pattern = '^[0-9a-f]{32}$';
    },
  ],
  [
    'another default',
    'parameter-default-changed',
    'parameter-default-changed',
    (of) => {
      parameter(of, 'limit').default = 20;
    },
  ],
  [
    'a hidden parameter',
    'parameter-now-internal',
    'parameter-now-visible',
    (of) => {
      parameter(of, 'limit')['x-ms-visibility'] = 'internal';
    },
  ],
  [
    'a parameter among the advanced ones',
    'parameter-visibility-changed',
    'parameter-visibility-changed',
    (of) => {
      parameter(of, 'limit')['x-ms-visibility'] = 'advanced';
    },
  ],
  [
    'choices of the service',
    'parameter-dynamic-values-added',
    'parameter-dynamic-values-removed',
    (of) => {
      parameter(of, 'sys_id')['x-ms-dynamic-values'] = { operationId: 'ListIncidents', 'value-path': 'sys_id' };
    },
  ],
  [
    'another text of a parameter',
    'parameter-text-changed',
    'parameter-text-changed',
    (of) => {
      parameter(of, 'limit').description = 'How many.';
    },
  ],
  [
    'another encoding',
    'parameter-encoding-changed',
    'parameter-encoding-changed',
    (of) => {
      parameter(of, 'sys_id')['x-ms-url-encoding'] = 'double';
    },
  ],
  [
    'a list joined differently',
    'parameter-list-format-changed',
    'parameter-list-format-changed',
    (of) => {
      parameter(of, 'fields').collectionFormat = 'pipes';
    },
  ],
  [
    'an extension of a parameter',
    'parameter-other-changed',
    'parameter-other-changed',
    (of) => {
      parameter(of, 'limit')['x-ms-other'] = 1;
    },
  ],

  ['the body goes', 'parameter-removed', 'parameter-required-added', (of) => create(of).parameters.pop()],
  [
    'a property of the body goes',
    'body-property-removed',
    'body-property-added',
    (of) => delete body(of).properties.comments,
  ],
  [
    'a required property of the body',
    'body-property-required-added',
    'body-property-removed',
    (of) => {
      body(of).properties.caller = { type: 'boolean' };
      body(of).required.push('caller');
    },
  ],
  [
    'a property of the body with another name',
    'body-property-renamed',
    'body-property-renamed',
    (of) => rename(body(of).properties, 'comments', 'comment'),
  ],
  [
    'a property of the body of another type',
    'body-property-type-changed',
    'body-property-type-changed',
    (of) => {
      body(of).properties.comments.type = 'boolean';
    },
  ],
  [
    'a property of the body must be given',
    'body-property-now-required',
    'body-property-now-optional',
    (of) => body(of).required.push('comments'),
  ],
  [
    'a value less in the body',
    'body-property-enum-narrowed',
    'body-property-enum-widened',
    (of) => body(of).properties.urgency.enum.pop(),
  ],
  [
    'a shorter text in the body',
    'body-property-limits-narrowed',
    'body-property-limits-widened',
    (of) => {
      body(of).properties.short_description.maxLength = 80;
    },
  ],
  [
    'a hidden property of the body',
    'body-property-now-internal',
    'body-property-now-visible',
    (of) => {
      body(of).properties.comments['x-ms-visibility'] = 'internal';
    },
  ],
  [
    'a body that takes nothing else',
    'body-property-closed',
    'body-property-opened',
    (of) => {
      body(of).additionalProperties = false;
    },
  ],
  [
    'fields of the service',
    'body-property-dynamic-values-added',
    'body-property-dynamic-values-removed',
    (of) => {
      body(of)['x-ms-dynamic-schema'] = { operationId: 'GetIncident', 'value-path': 'schema' };
    },
  ],

  [
    'a property of the answer goes',
    'response-property-removed',
    'response-property-added',
    (of) => delete incident(of).properties.opened,
  ],
  [
    'a property of the answer with another name',
    'response-property-renamed',
    'response-property-renamed',
    (of) => rename(incident(of).properties, 'opened', 'opened_at'),
  ],
  [
    'a property of the answer of another type',
    'response-property-type-changed',
    'response-property-type-changed',
    (of) => {
      incident(of).properties.number.type = 'integer';
    },
  ],
  [
    'an integer of the answer becomes a number',
    'response-property-type-changed',
    'response-property-type-narrowed',
    (of) => {
      incident(of).properties.priority.type = 'number';
    },
  ],
  [
    'the whole answer of another type',
    'response-property-type-changed',
    'response-property-type-changed',
    (of) => {
      get(of).responses['200'].schema = { type: 'array', items: { $ref: '#/definitions/Incident' } };
    },
  ],
  [
    'no format',
    'response-property-format-changed',
    'response-property-format-changed',
    (of) => delete incident(of).properties.opened.format,
  ],
  [
    'the content of a file instead of a text',
    'response-property-type-changed',
    'response-property-type-changed',
    (of) => {
      incident(of).properties.number.format = 'byte';
    },
  ],
  [
    'a new value in the answer',
    'response-property-enum-widened',
    'response-property-enum-narrowed',
    (of) => incident(of).properties.priority.enum.push(4),
  ],
  [
    'not always there',
    'response-property-no-longer-certain',
    'response-property-now-certain',
    (of) => incident(of).required.pop(),
  ],
  [
    'hidden in the answer',
    'response-property-now-internal',
    'response-property-now-visible',
    (of) => {
      incident(of).properties.opened['x-ms-visibility'] = 'internal';
    },
  ],
  [
    'another title in the answer',
    'response-property-text-changed',
    'response-property-text-changed',
    (of) => {
      incident(of).properties.number['x-ms-summary'] = 'Key';
    },
  ],
  ['no success answer', 'success-response-removed', 'success-response-added', (of) => delete get(of).responses['200']],
  [
    'another success status',
    'success-status-changed',
    'success-status-changed',
    (of) => rename(get(of).responses, '200', '202'),
  ],
  ['no error answer', 'error-response-removed', 'error-response-added', (of) => delete list(of).responses['404']],
  [
    'another error answer',
    'error-response-changed',
    'error-response-changed',
    (of) => delete list(of).responses['404'].schema.properties.error,
  ],
  [
    'no schema of an answer',
    'response-schema-removed',
    'response-schema-added',
    (of) => delete get(of).responses['200'].schema,
  ],
  ['no header', 'response-header-removed', 'response-header-added', (of) => delete list(of).responses['200'].headers],

  [
    'another host',
    'host-changed',
    'host-changed',
    ({ definition }) => {
      definition.host = 'prod.service-now.com';
    },
  ],
  [
    'another base path',
    'base-path-changed',
    'base-path-changed',
    ({ definition }) => {
      definition.basePath = '/v2';
    },
  ],
  [
    'another scheme',
    'scheme-changed',
    'scheme-changed',
    ({ definition }) => {
      definition.schemes = ['http'];
    },
  ],
  [
    'another title',
    'title-changed',
    'title-changed',
    ({ definition }) => {
      definition.info.title = 'Help Desk';
    },
  ],
  [
    'a higher version',
    'version-changed',
    'version-lowered',
    ({ definition }) => {
      definition.info.version = '1.10.0';
    },
  ],
  [
    'another description',
    'metadata-changed',
    'metadata-changed',
    ({ definition }) => {
      definition.info.description = 'Reads incidents.';
    },
  ],
  [
    'a status of the connector',
    'status-changed',
    'status-changed',
    ({ definition }) => {
      definition['x-ms-api-annotation'] = { status: 'Production' };
    },
  ],
  [
    'another security definition',
    'security-scheme-changed',
    'security-scheme-changed',
    ({ definition }) => {
      definition.securityDefinitions.oauth2.tokenUrl = 'https://x.example/token';
    },
  ],
  [
    'a security definition of another type',
    'security-scheme-type-changed',
    'security-scheme-type-changed',
    ({ definition }) => {
      definition.securityDefinitions.oauth2 = { type: 'basic' };
    },
  ],
  [
    'an extension of the definition',
    'definition-other-changed',
    'definition-other-changed',
    ({ definition }) => {
      definition['x-ms-capabilities'] = { testConnection: { operationId: 'GetIncident' } };
    },
  ],

  [
    'no OAuth',
    'authentication-type-changed',
    'authentication-type-changed',
    (of) => delete settings(of).connectionParameters.token,
  ],
  [
    'a connection parameter goes',
    'connection-parameter-removed',
    'connection-parameter-added',
    (of) => delete settings(of).connectionParameters.region,
  ],
  [
    'a required connection parameter',
    'connection-parameter-required-added',
    'connection-parameter-removed',
    (of) => {
      settings(of).connectionParameters.key = {
        type: 'securestring',
        uiDefinition: { constraints: { required: 'true' } },
      };
    },
  ],
  [
    'a connection parameter with another name',
    'connection-parameter-renamed',
    'connection-parameter-renamed',
    (of) => rename(settings(of).connectionParameters, 'region', 'regions'),
  ],
  [
    'a connection parameter with the same texts under another name',
    'connection-parameter-renamed',
    'connection-parameter-renamed',
    (of) => rename(settings(of).connectionParameters, 'region', 'dataCentre'),
  ],
  [
    'a connection parameter of another type',
    'connection-parameter-type-changed',
    'connection-parameter-type-changed',
    (of) => {
      region(of).type = 'securestring';
    },
  ],
  [
    'a connection parameter that must be given',
    'connection-parameter-now-required',
    'connection-parameter-now-optional',
    (of) => {
      region(of).uiDefinition.constraints.required = 'true';
    },
  ],
  [
    'a value less of a connection parameter',
    'connection-parameter-values-narrowed',
    'connection-parameter-values-widened',
    (of) => region(of).uiDefinition.constraints.allowedValues.pop(),
  ],
  [
    'another text of a connection parameter',
    'connection-parameter-text-changed',
    'connection-parameter-text-changed',
    (of) => {
      region(of).uiDefinition.displayName = 'Area';
    },
  ],
  [
    'another constraint of a connection parameter',
    'connection-parameter-other-changed',
    'connection-parameter-other-changed',
    (of) => {
      region(of).uiDefinition.constraints.hidden = 'true';
    },
  ],
  [
    'several ways of signing in',
    'parameter-sets-introduced',
    'parameter-sets-dissolved',
    (of) => {
      settings(of).connectionParameterSets = {
        values: [{ name: 'oauth', parameters: settings(of).connectionParameters }],
      };
      delete settings(of).connectionParameters;
    },
  ],

  [
    'another provider',
    'identity-provider-changed',
    'identity-provider-changed',
    (of) => {
      oauth(of).identityProvider = 'oauth2pkce';
    },
  ],
  [
    'another client',
    'client-id-changed',
    'client-id-changed',
    (of) => {
      oauth(of).clientId = '11110a52b9d84e6f8f13a0c6d2e4b597';
    },
  ],
  [
    'a placeholder for the client',
    'client-id-emptied',
    'client-id-filled',
    (of) => {
      oauth(of).clientId = '[[DUMMY]]';
    },
  ],
  [
    'a secret in the file',
    'client-secret-added',
    'client-secret-removed',
    (of) => {
      oauth(of).clientSecret = 'Zq8-plum-harbour-51';
    },
  ],
  ...(['authorization', 'token', 'refresh'] as const).map(
    (name) =>
      [
        `another ${name} URL`,
        `${name}-url-changed`,
        `${name}-url-changed`,
        (of: Draft) => {
          oauth(of).customParameters[`${name}Url`].value = 'https://prod.service-now.com/oauth.do';
        },
      ] as const,
  ),
  [
    'another tenant',
    'oauth-resource-changed',
    'oauth-resource-changed',
    (of) => {
      oauth(of).customParameters.tenantId = { value: 'common' };
    },
  ],
  [
    'another custom parameter',
    'oauth-parameter-changed',
    'oauth-parameter-changed',
    (of) => {
      oauth(of).customParameters.idpHint = { value: 'x' };
    },
  ],
  [
    'another property of the settings',
    'oauth-properties-changed',
    'oauth-properties-changed',
    (of) => {
      oauth(of).properties.IsFirstParty = 'True';
    },
  ],
  ['a further scope', 'scope-added', 'scope-removed', (of) => oauth(of).scopes.push('offline_access')],
  [
    'the shared redirect URL',
    'redirect-mode-changed',
    'redirect-mode-changed',
    (of) => {
      oauth(of).redirectMode = 'Global';
    },
  ],
  [
    'a redirect URL in the file',
    'redirect-url-changed',
    'redirect-url-changed',
    (of) => {
      oauth(of).redirectUrl = 'https://global.consent.azure-apim.net/redirect/desk';
    },
  ],

  ['no policy', 'policy-removed', 'policy-added', (of) => policies(of).pop()],
  [
    'another policy',
    'policy-changed',
    'policy-changed',
    (of) => {
      policies(of)[0].parameters['x-ms-apimTemplateParameter.value'] = 'text/plain';
    },
  ],
  [
    'another title of a policy',
    'policy-text-changed',
    'policy-text-changed',
    (of) => {
      policies(of)[0].title = 'Media type';
    },
  ],
  ['polling', 'polling-policy-added', 'polling-policy-removed', (of) => policies(of).push(polling)],
  [
    'no script',
    'script-removed',
    'script-added',
    (of) => {
      of.script = undefined;
    },
  ],
  [
    'another script',
    'script-changed',
    'script-changed',
    (of) => {
      of.script += 'public class Other {}\n';
    },
  ],
  [
    'another text in a script',
    'script-changed',
    'script-changed',
    (of) => {
      of.script = of.script?.replace('{}', '{ string A = "b"; }');
    },
  ],
  [
    'a directive of a script',
    'script-changed',
    'script-changed',
    (of) => {
      of.script = `#nullable enable\n${of.script}`;
    },
  ],
  [
    'comments and layout of a script',
    'script-text-changed',
    'script-text-changed',
    (of) => {
      of.script = `// What it does.\n${of.script?.replace('{}', '{\n  /* nothing */\n}')}`;
    },
  ],
  [
    'a further operation of the script',
    'script-operation-added',
    'script-operation-removed',
    (of) => settings(of).scriptOperations.push('ListIncidents'),
  ],
  [
    'other capabilities',
    'capabilities-changed',
    'capabilities-changed',
    (of) => settings(of).capabilities.push('triggers'),
  ],
  [
    'another colour',
    'appearance-changed',
    'appearance-changed',
    (of) => {
      settings(of).iconBrandColor = '#000000';
    },
  ],
  [
    'another member of the properties',
    'properties-other-changed',
    'properties-other-changed',
    (of) => {
      settings(of).script = 'x';
    },
  ],
];

const changed = (mutate: Mutation): Draft => {
  const copy = draft();
  mutate(copy);
  return copy;
};

const kindsOf = (old: Draft, now: Draft): ChangeKind[] => [
  ...new Set(compareConnectors(connectorOf(old), connectorOf(now)).changes.map(({ kind }) => kind)),
];

describe('one change is found as what it is', () => {
  test.each(ROWS)('%s: %s', (_, kind, __, mutate) => {
    expect(kindsOf(draft(), changed(mutate))).toEqual([kind]);
  });

  test.each(ROWS)('the inverse of: %s', (_, __, inverse, mutate) => {
    expect(kindsOf(changed(mutate), draft())).toEqual([inverse]);
  });

  test('there are more than a hundred kinds of mutations, and the table has a class for each kind', () => {
    expect(new Set(ROWS.flatMap(([, kind, inverse]) => [kind, inverse])).size).toBeGreaterThan(100);
    for (const kind of Object.values(KINDS)) expect(kind.title).not.toBe('');
  });
});

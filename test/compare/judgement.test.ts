import { describe, expect, test } from '@jest/globals';
import { compareConnectors } from '../../src/compare/compare.js';
import { nextVersion, versionOrder } from '../../src/compare/version.js';
import type { Connector } from '../../src/connector/connector.js';
import { connectorsOf } from '../../src/engine/check.js';
import { connectorOf, type Draft, draft, type Loose } from './sample.js';

const compared = (mutate: (draft: Draft) => void, before: (draft: Draft) => void = () => undefined) => {
  const [old, now] = [draft(), draft()];
  before(old);
  before(now);
  mutate(now);
  return compareConnectors(connectorOf(old), connectorOf(now));
};

describe('references', () => {
  test('what many operations share is one change that names them all', () => {
    const { changes } = compared(({ definition }) => delete definition.definitions.Incident.properties.number);
    expect(changes).toEqual([
      expect.objectContaining({
        kind: 'response-property-removed',
        message: '"number" is gone from the answer',
        operations: ['CreateIncident', 'GetIncident', 'ListIncidents'],
      }),
    ]);
  });

  test('so is what they share behind a reference to a parameter', () => {
    const shared = ({ definition }: Draft): void => {
      definition.parameters = { View: { name: 'view', in: 'query', type: 'string' } };
      for (const path of ['/incident', '/incident/{sys_id}'])
        definition.paths[path].parameters = [{ $ref: '#/parameters/View' }];
      definition.paths['/incident'].get.parameters.pop();
    };
    const { changes } = compared(({ definition }) => {
      definition.parameters.View.type = 'integer';
    }, shared);
    expect(changes).toEqual([
      expect.objectContaining({
        kind: 'parameter-type-changed',
        operations: ['CreateIncident', 'GetIncident', 'ListIncidents'],
      }),
    ]);
  });

  test('a schema written out in place of its reference is no change', () => {
    const flat = ({ definition }: Draft): void => {
      delete definition.definitions.Incident.properties.parent;
    };
    const { changes } = compared(({ definition }) => {
      definition.paths['/incident/{sys_id}'].get.responses['200'].schema = structuredClone(
        definition.definitions.Incident,
      );
      definition.definitions.Renamed = definition.definitions.NewIncident;
      definition.paths['/incident'].post.parameters[0].schema.$ref = '#/definitions/Renamed';
      delete definition.definitions.NewIncident;
    }, flat);
    expect(changes).toEqual([]);
  });

  test('a shared parameter in place of one written out is no change', () => {
    const { changes } = compared(({ definition }) => {
      const get = definition.paths['/incident/{sys_id}'].get;
      definition.parameters = { Key: get.parameters[0] };
      definition.paths['/incident/{sys_id}'].parameters = [{ $ref: '#/parameters/Key' }];
      delete get.parameters;
    });
    expect(changes).toEqual([]);
  });

  test('properties put together by allOf are no change', () => {
    const { changes } = compared(({ definition }) => {
      const { number, ...rest } = definition.definitions.Incident.properties;
      definition.definitions.Incident = {
        type: 'object',
        allOf: [{ required: ['number'], properties: { number } }, { properties: rest }],
      };
    });
    expect(changes).toEqual([]);
  });

  test('a security definition under another name is no change, and beside other requirements it is one', () => {
    const renamed = ({ definition }: Draft): void => {
      definition.securityDefinitions = { signIn: definition.securityDefinitions.oauth2 };
      definition.security = [{ signIn: ['useraccount'] }];
      definition.paths['/incident'].get.security = [{ signIn: [] }];
    };
    const own = ({ definition }: Draft): void => {
      definition.paths['/incident'].get.security = [{ oauth2: [] }];
    };
    expect(compared(renamed, own).changes).toEqual([]);
    const { changes } = compared((of) => {
      renamed(of);
      of.definition.security = [{ signIn: ['other'] }];
    }, own);
    expect(changes.map(({ kind }) => kind)).toEqual(['operation-security-changed']);
  });

  test('what nothing uses is of no matter', () => {
    const { changes } = compared(({ definition }) => {
      definition.definitions.Unused = { type: 'string' };
    });
    expect(changes).toEqual([]);
  });

  test('circles of different lengths end', () => {
    const circle = (length: number): Loose =>
      Object.fromEntries(
        Array.from({ length }, (_, index) => [
          `C${index}`,
          { type: 'object', properties: { next: { $ref: `#/definitions/C${(index + 1) % length}` } } },
        ]),
      );
    const withCircle = (length: number): Draft => {
      const copy = draft();
      copy.definition.definitions = { ...copy.definition.definitions, ...circle(length) };
      copy.definition.paths['/incident/{sys_id}'].get.responses['200'].schema = { $ref: '#/definitions/C0' };
      return copy;
    };
    expect(compareConnectors(connectorOf(withCircle(97)), connectorOf(withCircle(89))).changes).toEqual([]);
    const { changes } = compareConnectors(connectorOf(withCircle(397)), connectorOf(withCircle(389)));
    expect(changes.map(({ kind }) => kind)).toEqual(['schemas-too-large']);
  });

  test('that are nested too deep to be read are told where the files differ', () => {
    const withDepth = (type: string): Draft => {
      const copy = draft();
      let schema: object = { type };
      for (let depth = 0; depth < 300; depth++) schema = { type: 'object', properties: { p: schema } };
      copy.definition.paths['/incident/{sys_id}'].get.responses['200'].schema = schema;
      return copy;
    };
    const kindsBetween = (a: string, b: string): readonly string[] =>
      compareConnectors(connectorOf(withDepth(a)), connectorOf(withDepth(b))).changes.map(({ kind }) => kind);
    expect(kindsBetween('string', 'integer')).toEqual(['schemas-too-large']);
    expect(kindsBetween('string', 'string')).toEqual([]);
  });
});

describe('operations', () => {
  test('an old operation that is kept, deprecated, beside its successor breaks nothing', () => {
    const { changes } = compared(({ definition }) => {
      const { get } = definition.paths['/incident/{sys_id}'];
      const successor = structuredClone(get);
      Object.assign(get, { deprecated: true, 'x-ms-api-annotation': { family: 'GetIncident', revision: 1 } });
      Object.assign(successor, {
        operationId: 'GetIncidentV2',
        'x-ms-api-annotation': { family: 'GetIncident', revision: 2 },
      });
      successor.responses['200'].schema = { type: 'object' };
      definition.paths['/v2/incident/{sys_id}'] = { get: successor };
    });
    expect(new Set(changes.map(({ effect }) => effect))).toEqual(new Set(['harmless']));
  });

  test('path and basePath may be split differently', () => {
    const { changes } = compared(({ definition }) => {
      definition.basePath = '/';
      definition.paths = Object.fromEntries(
        Object.entries(definition.paths).map(([path, item]) => [`/api${path}`, item]),
      );
    });
    expect(new Set(changes.map(({ kind }) => kind))).toEqual(
      new Set(['operation-path-rewritten', 'base-path-rewritten']),
    );
  });

  test('what a new operation brings along harms nobody, and what a removed one takes along adds nothing', () => {
    const policy = (...ids: string[]) => ({
      templateId: 'setheader',
      parameters: { 'x-ms-apimTemplateParameter.name': 'A', 'x-ms-apimTemplate-operationName': ids },
    });
    const base = ({ properties }: Draft): void => {
      properties.properties.policyTemplateInstances.push(policy('GetIncident'));
    };
    const more = ({ definition, properties: { properties } }: Draft): void => {
      definition.paths['/ping'] = { get: { operationId: 'Ping', responses: { '200': { description: 'Pong.' } } } };
      properties.scriptOperations.push('Ping');
      properties.policyTemplateInstances[1] = policy('GetIncident', 'Ping');
      properties.policyTemplateInstances.push({ templateId: 'pollingtrigger', parameters: policy('Ping').parameters });
    };
    const [old, now] = [draft(), draft()];
    base(old);
    base(now);
    more(now);
    const between = (from: Draft, to: Draft) =>
      new Set(compareConnectors(connectorOf(from), connectorOf(to)).changes.map(({ kind }) => kind));
    expect(between(old, now)).toEqual(
      new Set(['operation-added', 'operation-policy-changed', 'operation-policy-added', 'new-operation-scripted']),
    );
    expect(between(now, old)).toEqual(
      new Set([
        'operation-removed',
        'operation-policy-changed',
        'operation-policy-removed',
        'removed-operation-scripted',
      ]),
    );
  });

  test('of long texts the difference is shown', () => {
    const long = 'number,short_description,state,priority,assigned_to,caller_id,opened_at,';
    const { changes } = compared(
      ({ definition }) => {
        definition.paths['/incident'].get.parameters[0].default = `${long}closed_at`;
      },
      ({ definition }) => {
        definition.paths['/incident'].get.parameters[0].default = `${long}work_notes`;
      },
    );
    expect(changes.map(({ message }) => message)).toEqual([
      'the query parameter "limit" had default "...caller_id,opened_at,work_notes" and has "...caller_id,opened_at,closed_at"',
    ]);
  });

  test('a format goes with its type', () => {
    const integer = ({ definition }: Draft): void => {
      definition.paths['/incident'].get.parameters[0].format = 'int32';
    };
    const { changes } = compared(({ definition }) => {
      const [limit] = definition.paths['/incident'].get.parameters;
      limit.type = 'number';
      delete limit.format;
    }, integer);
    expect(changes.map(({ kind }) => kind)).toEqual(['parameter-type-widened']);
  });

  test('of many policies the changed one is named by its title, with what differs', () => {
    const { changes } = compared(({ properties }) => {
      properties.properties.policyTemplateInstances[0].parameters['x-ms-apimTemplateParameter.value'] = 'text/plain';
    });
    expect(changes[0]?.message).toMatch(/^the policy "setheader" of ".*" \("Accept"\) differs in "value"$/);
  });

  test('an internal operation that goes may be needed by the designer only', () => {
    const hide = ({ definition }: Draft): void => {
      definition.paths['/incident/{sys_id}'].get['x-ms-visibility'] = 'internal';
    };
    const { changes } = compared(({ definition }) => delete definition.paths['/incident/{sys_id}'], hide);
    expect(changes.map(({ kind }) => kind)).toEqual(['internal-operation-removed']);
  });

  test('the order of parameters, responses and media types in another casing are no change', () => {
    const { changes } = compared(({ definition }) => {
      definition.paths['/incident'].get.parameters.reverse();
      definition.consumes = ['Application/JSON'];
    });
    expect(changes).toEqual([]);
  });
});

describe('signing in', () => {
  const oauth = ({ properties }: Draft): Loose => properties.properties.connectionParameters.token.oAuthSettings;

  test('scopes in another form, keys in another casing and a slash after the host are no change', () => {
    const two = (of: Draft): void => {
      oauth(of).scopes = ['a', 'b'];
    };
    const { changes } = compared((of) => {
      oauth(of).scopes = ['b a'];
      const { authorizationUrl, ...rest } = oauth(of).customParameters;
      oauth(of).customParameters = { AuthorizationUrl: authorizationUrl, ...rest };
      oauth(of).customParameters.tokenUrl.value = 'https://DEV12345.service-now.com/oauth_token.do/';
    }, two);
    expect(changes).toEqual([]);
  });

  test('another provider with its own parameters is told once, with the addresses that it loses', () => {
    const { changes } = compared((of) => {
      oauth(of).identityProvider = 'aad';
      oauth(of).customParameters = { resourceUri: { value: 'https://x.example' } };
    });
    expect(changes.map(({ kind }) => kind)).toEqual(
      ['authorization-url-changed', 'identity-provider-changed', 'refresh-url-changed', 'token-url-changed'].sort(
        (a, b) => changes.findIndex(({ kind }) => kind === a) - changes.findIndex(({ kind }) => kind === b),
      ),
    );
  });

  test('a change of the secret never says the secret', () => {
    const secret = (text: string) => (of: Draft) => {
      oauth(of).clientSecret = text;
    };
    const { changes } = compared(secret('Zq8-plum-harbour-52'), secret('Zq8-plum-harbour-51'));
    expect(changes.map(({ kind }) => kind)).toEqual(['client-secret-changed']);
    expect(JSON.stringify(changes)).not.toContain('harbour');
  });
});

describe('parts that are on one side only', () => {
  const kinds = (old: Draft, now: Draft): string[] =>
    compareConnectors(connectorOf(old), connectorOf(now)).changes.map(({ kind }) => kind);
  const solution = (files: Readonly<Record<string, unknown>>) =>
    connectorsOf(
      Object.fromEntries(Object.entries(files).map(([name, value]) => [`x_${name}.json`, JSON.stringify(value)])),
    )[0] as Connector;

  test('the definition, and the connection settings', () => {
    const { definition, properties } = draft();
    const both = solution({
      openapidefinition: definition,
      connectionparameters: properties.properties.connectionParameters,
    });
    const alone = solution({ openapidefinition: definition });
    const empty = solution({ connectionparameters: properties.properties.connectionParameters });
    const between = (old: Connector, now: Connector) => compareConnectors(old, now).changes.map(({ kind }) => kind);
    expect(between(both, alone)).toEqual(['properties-removed']);
    expect(between(alone, both)).toEqual(['properties-added']);
    expect(between(both, empty)).toEqual(['definition-removed']);
    expect(between(empty, both)).toEqual(['definition-added']);
  });

  test('a way of signing in', () => {
    const withSets = (...names: readonly string[]): Draft => {
      const copy = draft();
      const parameters = copy.properties.properties.connectionParameters;
      delete copy.properties.properties.connectionParameters;
      copy.properties.properties.connectionParameterSets = { values: names.map((name) => ({ name, parameters })) };
      return copy;
    };
    expect(kinds(withSets('a', 'b'), withSets('b'))).toEqual(['parameter-set-removed']);
    expect(kinds(withSets('b'), withSets('a', 'b'))).toEqual(['parameter-set-added']);
  });

  test('a hidden property of a body', () => {
    const withHidden = draft();
    withHidden.definition.definitions.NewIncident.properties.source = {
      type: 'boolean',
      'x-ms-visibility': 'internal',
      default: true,
    };
    withHidden.definition.definitions.NewIncident.required.push('source');
    expect(kinds(draft(), withHidden)).toEqual(['body-property-hidden-added']);
    expect(kinds(withHidden, draft())).toEqual(['body-property-hidden-removed']);
  });

  test('an object at the end of a reference', () => {
    const dangling = draft();
    delete dangling.definition.definitions.NewIncident;
    expect(kinds(draft(), dangling)).toEqual(['body-property-other-changed']);
    expect(kinds(dangling, draft())).toEqual(['body-property-other-changed']);
    expect(kinds(dangling, dangling)).toEqual([]);
  });
});

describe('versions', () => {
  test.each([
    ['1.2.3', 'major', '2.0.0'],
    ['1.2.3', 'minor', '1.3.0'],
    ['1.2.3', 'patch', '1.2.4'],
    ['0.4.1', 'major', '0.5.0'],
    ['1.0', 'major', '2.0'],
    ['1.0', 'patch', '1.0.1'],
    ['1', 'minor', '1.1'],
    ['v3.1', 'minor', 'v3.2'],
    ['1.2.3.4', 'minor', '1.3.0.0'],
    ['2024-01-31', 'major', undefined],
  ] as const)('%s after a %s change is %s', (old, step, next) => {
    expect(nextVersion(old, step)).toBe(next);
  });

  test('versions are compared by their numbers', () => {
    expect(versionOrder('1.9', '1.10')).toBeGreaterThan(0);
    expect(versionOrder('1.0', '1.0.0')).toBe(0);
    expect(versionOrder('x', '1.0.0')).toBeUndefined();
  });

  test('a version that says enough is told to', () => {
    const breaks = (version: string) => (of: Draft) => {
      delete of.definition.paths['/incident/{sys_id}'];
      of.definition.info.version = version;
    };
    expect(compared(breaks('1.2.3')).version).toEqual({
      old: '1.2.3',
      now: '1.2.3',
      next: '2.0.0',
      step: 'major',
      isEnough: false,
    });
    expect(compared(breaks('2.0.0')).version).toMatchObject({ next: '2.0.0', isEnough: true });
    expect(compared(() => undefined).version).toBeUndefined();
  });

  test('an operation that would break is kept, and its successor gets a name and a revision', () => {
    const { revisions } = compared(({ definition }) => {
      delete definition.paths['/incident/{sys_id}'];
      definition.paths['/incident'].post.parameters[0].schema = { type: 'string' };
      definition.paths['/incident'].get.operationId = 'SearchIncidents';
    });
    expect(revisions).toEqual([
      { keep: 'ListIncidents', family: 'ListIncidents', revision: 2, operationId: 'SearchIncidents' },
      { keep: 'CreateIncident', family: 'CreateIncident', revision: 2, operationId: 'CreateIncidentV2' },
      { keep: 'GetIncident', family: 'GetIncident', revision: undefined, operationId: undefined },
    ]);
  });

  test('a further revision goes on counting', () => {
    const { revisions } = compared(
      ({ definition }) => {
        definition.paths['/incident/{sys_id}'].get.responses['200'].schema = { type: 'string' };
      },
      ({ definition }) => {
        Object.assign(definition.paths['/incident/{sys_id}'].get, {
          operationId: 'GetIncidentV3',
          'x-ms-api-annotation': { family: 'GetIncident', revision: 3 },
        });
      },
    );
    expect(revisions).toEqual([
      { keep: 'GetIncidentV3', family: 'GetIncident', revision: 4, operationId: 'GetIncidentV4' },
    ]);
  });
});

import { describe, expect, test } from '@jest/globals';
import { driftOf } from '../../src/compare/drift.js';
import type { Connector } from '../../src/connector/connector.js';
import { connectorsOf } from '../../src/engine/check.js';
import { connectorOf, type Draft, draft, type Loose } from './sample.js';

const oauth = ({ properties }: Draft): Loose => properties.properties.connectionParameters.token.oAuthSettings;

/** What lies here, and what a tool would download of it after some change by the service. */
function drift(here: (draft: Draft) => void, running: (draft: Draft) => void) {
  const [local, remote] = [draft(), draft()];
  here(local);
  running(remote);
  return driftOf(connectorOf(local), connectorOf(remote));
}

const nothing = (): void => undefined;

describe('what the service or a tool does by itself is not counted', () => {
  test.each<[string, (here: Draft) => void, (running: Draft) => void]>([
    [
      'the secret is never returned',
      (of) => {
        oauth(of).clientSecret = 'Zq8-plum-harbour-51';
      },
      nothing,
    ],
    [
      'the redirect URL is computed',
      nothing,
      (of) => {
        oauth(of).redirectUrl = 'https://global.consent.azure-apim.net/redirect/desk-5f1';
      },
    ],
    ['the properties of the settings are written', (of) => delete oauth(of).properties, nothing],
    [
      'members are added to the properties of the settings',
      nothing,
      (of) => {
        oauth(of).properties.IsOnbehalfofLoginSupported = false;
      },
    ],
    [
      'the placeholder of the client ID was filled in',
      (of) => {
        oauth(of).clientId = '[[CLIENT_ID]]';
      },
      nothing,
    ],
    [
      'stackOwner was taken out',
      ({ properties }) => {
        properties.properties.stackOwner = 'ServiceNow';
      },
      nothing,
    ],
    [
      'members that paconn does not keep',
      ({ properties }) => {
        properties.properties.script = 'x';
        properties.$schema = 'https://x.example';
      },
      nothing,
    ],
    [
      'members that are empty on one side and missing on the other',
      ({ properties }) => {
        properties.properties.policyTemplateInstances = [];
        properties.properties.capabilities = [];
        properties.properties.scriptOperations = [];
      },
      ({ properties }) => {
        delete properties.properties.policyTemplateInstances;
        delete properties.properties.capabilities;
        delete properties.properties.scriptOperations;
      },
    ],
    [
      'keys in PascalCase',
      nothing,
      (of) => {
        oauth(of).customParameters = Object.fromEntries(
          Object.entries(oauth(of).customParameters).map(([key, value]) => [
            key[0]?.toUpperCase() + key.slice(1),
            value,
          ]),
        );
      },
    ],
    [
      'an environment variable',
      (of) => {
        oauth(of).customParameters.tokenUrl.value = '@environmentVariables("desk_token_url")';
        of.definition.host = '@environmentVariables("desk_host")';
      },
      nothing,
    ],
    [
      'the host of the platform',
      nothing,
      ({ definition }) => {
        definition.host = 'europe-001.azure-apim.net';
        definition.basePath = '/apim/desk';
      },
    ],
  ])('%s', (_, here, running) => {
    const { isSame, comparison } = drift(here, running);
    expect(comparison.changes).toEqual([]);
    expect(isSame).toBe(true);
  });

  test('each is told with its reason and how sure it is', () => {
    const { ignored } = drift(nothing, (of) => {
      oauth(of).redirectUrl = 'https://global.consent.azure-apim.net/redirect/desk-5f1';
      of.definition.host = 'europe-001.azure-apim.net';
    });
    expect(ignored.map(({ reason }) => reason.certainty)).toEqual(['unverified', 'documented']);
  });
});

describe('what differs', () => {
  test.each<[string, (running: Draft) => void, string]>([
    [
      'somebody changed the host in the designer',
      ({ definition }) => {
        definition.host = 'dev99999.service-now.com';
      },
      'host-changed',
    ],
    [
      'an update without the script cleared it',
      (of) => {
        of.script = undefined;
      },
      'script-added',
    ],
    [
      'another client',
      (of) => {
        oauth(of).clientId = '00000000b9d84e6f8f13a0c6d2e4b597a1';
      },
      'client-id-changed',
    ],
    [
      'an operation is missing there',
      ({ definition }) => delete definition.paths['/incident/{sys_id}'],
      'operation-added',
    ],
  ])('%s', (_, running, kind) => {
    const { isSame, comparison } = drift(nothing, running);
    expect(isSame).toBe(false);
    expect(comparison.changes.map((change) => change.kind)).toContain(kind);
  });

  test('an unpacked solution is compared by what it holds', () => {
    const { definition, properties } = draft();
    const solution = (of: Loose): Connector =>
      connectorsOf({
        'Connectors/desk_openapidefinition.json': JSON.stringify(of),
        'Connectors/desk_connectionparameters.json': JSON.stringify(properties.properties.connectionParameters),
        'Connectors/desk_policytemplateinstances.json': JSON.stringify(properties.properties.policyTemplateInstances),
        'Connectors/desk_scriptoperations.json': JSON.stringify(properties.properties.scriptOperations),
        'Connectors/desk_customcodeblobcontent.csx': draft().script as string,
      })[0] as Connector;
    expect(driftOf(connectorOf(draft()), solution(definition)).comparison.changes).toEqual([]);
    definition.host = 'prod.service-now.com';
    expect(driftOf(connectorOf(draft()), solution(definition)).comparison.changes.map(({ kind }) => kind)).toEqual([
      'host-changed',
    ]);
  });
});

describe('warnings', () => {
  test('of the secret that a download-then-update erases', () => {
    expect(drift(nothing, nothing).warnings).toEqual([expect.stringContaining('no client secret')]);
  });

  test('none without OAuth', () => {
    const without = ({ properties }: Draft): void => delete properties.properties.connectionParameters.token;
    expect(drift(without as (draft: Draft) => void, without as (draft: Draft) => void).warnings).toEqual([]);
  });

  test('of a script that is here and not there', () => {
    const { warnings } = drift(nothing, (of) => {
      of.script = undefined;
    });
    expect(warnings).toContainEqual(expect.stringContaining('clears it silently'));
  });
});

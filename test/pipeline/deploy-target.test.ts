import { describe, expect, test } from '@jest/globals';
import { type GivenTarget, type KnownTarget, targetOf } from '../../src/pipeline/deploy-target.js';
import { PAC_ID, PACONN_ID } from '../support/stub-tool.js';

const ENVIRONMENT = '7e4a1c90-2b3d-4e5f-8a6b-9c0d1e2f3a4b';
const pac: GivenTarget = { tool: 'pac', environmentId: ENVIRONMENT };
const paconn: GivenTarget = { tool: 'paconn', environmentId: `Default-${ENVIRONMENT}` };
const refusal = (given: GivenTarget, known: KnownTarget = {}): string => {
  try {
    targetOf(given, known);
    return '';
  } catch (error) {
    return `${(error as { code: string }).code}: ${(error as Error).message}`;
  }
};

describe('where a connector goes', () => {
  test('a creation, in a solution', () => {
    expect(targetOf({ ...pac, create: true, solution: 'ServiceDesk' }, {})).toEqual({
      tool: 'pac',
      action: 'create',
      environmentId: ENVIRONMENT,
      solution: 'ServiceDesk',
    });
  });

  test('what settings.json says fills what is not given', () => {
    const known = { environmentId: ENVIRONMENT, connectorId: PACONN_ID };
    expect(targetOf({ tool: 'paconn', update: true }, known)).toEqual({
      tool: 'paconn',
      action: 'update',
      ...known,
    });
  });

  test('pac takes the address of an environment, paconn does not', () => {
    const environmentId = 'https://contoso.crm4.dynamics.com/';
    expect(targetOf({ ...pac, environmentId, create: true }, {}).environmentId).toBe(environmentId);
    expect(refusal({ ...paconn, environmentId, create: true })).toMatch(/^bad-environment-id/);
  });

  test('pac has an environment of its own', () => {
    expect(targetOf({ tool: 'pac', create: true }, {})).toEqual({ tool: 'pac', action: 'create' });
  });

  test.each<[string, GivenTarget, KnownTarget, RegExp]>([
    ['neither', pac, {}, /^usage: Say one thing/],
    ['both', { ...pac, create: true, update: true }, {}, /^usage: Say only one thing/],
    ['no environment', { tool: 'paconn', create: true }, {}, /^bad-environment-id: .* is not given/],
    ['a name as environment', { ...pac, environmentId: 'prod', create: true }, {}, /^bad-environment-id: .*"prod"/],
    ['credentials in it', { ...pac, environmentId: 'https://a:b@c.d', create: true }, {}, /^bad-environment-id/],
    ['no connector', { ...pac, update: true }, {}, /^bad-connector-id: --update needs/],
    ["paconn's ID for pac", { ...pac, update: true, connectorId: PACONN_ID }, {}, /one of paconn; pac does not know/],
    ["pac's ID for paconn", { ...paconn, update: true, connectorId: PAC_ID }, {}, /one of pac; paconn does not know/],
    ["paconn's ID in the settings for pac", { ...pac, update: true }, { connectorId: PACONN_ID }, /one of paconn/],
    ['an option as ID', { ...paconn, update: true, connectorId: '--help' }, {}, /^bad-connector-id/],
    ['an ID for a creation', { ...pac, create: true, connectorId: PAC_ID }, {}, /^usage: --connector-id goes/],
    ['a second connector', { ...paconn, create: true }, { connectorId: PACONN_ID }, /^exists: .*second one/],
    ['a solution for paconn', { ...paconn, create: true, solution: 'Desk' }, {}, /^usage: --solution is for pac/],
    ['a display name', { ...pac, create: true, solution: 'Service Desk' }, {}, /^usage: .*unique name/],
  ])('%s is refused', (_, given, known, message) => {
    expect(refusal(given, known)).toMatch(message);
  });
});

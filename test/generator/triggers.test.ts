import { describe, expect, test } from '@jest/globals';
import { completeSpec } from '../../src/generator/complete-spec.js';
import { filesOf } from '../../src/generator/generate.js';
import { PollingPlatform } from '../support/polling-platform.js';
import { TableApi } from '../support/table-api.js';

interface Trigger {
  readonly operationId: string;
  readonly parameters: readonly { readonly name?: string; readonly $ref?: string; readonly default?: unknown }[];
}

/** A trigger of the generated connector, polled as the platform does, over a table that tests fill. */
function polled(operationId: string, more: object = {}): { platform: PollingPlatform; table: TableApi } {
  const files = filesOf(
    completeSpec({
      environments: { default: { instance: 'acme' } },
      tables: ['incident'],
      apis: ['triggers'],
      ...more,
    }),
  );
  const definition = JSON.parse(String(files.get('apiDefinition.swagger.json')));
  const { properties } = JSON.parse(String(files.get('apiProperties.json')));
  const [path, { get }] = Object.entries(definition.paths as Record<string, { get: Trigger }>).find(
    ([, item]) => item.get.operationId === operationId,
  ) as [string, { get: Trigger }];
  const policy = properties.policyTemplateInstances.find(
    ({ parameters }: { parameters: Record<string, readonly string[]> }) =>
      parameters['x-ms-apimTemplate-operationName']?.includes(operationId),
  );
  expect([policy.type, policy.parameters['x-ms-apimTemplateParameter.triggerDataPath']]).toEqual([
    'PollingTrigger',
    '@triggerBody().result',
  ]);
  const parameters = get.parameters.map((parameter) =>
    parameter.$ref ? definition.parameters[parameter.$ref.slice('#/parameters/'.length)] : parameter,
  );
  const table = new TableApi();
  const platform = new PollingPlatform(
    path,
    parameters,
    policy.parameters['x-ms-apimTemplateParameter.triggerConfig'],
    (url) => table.answer(url),
  );
  return { platform, table };
}

const record = (sys_id: string, created: string, updated = created, more: Record<string, string> = {}) => ({
  sys_id,
  number: `INC${sys_id}`,
  sys_created_on: `2026-01-01 ${created}`,
  sys_updated_on: `2026-01-01 ${updated}`,
  active: 'true',
  ...more,
});
const ids = (records: readonly Record<string, string>[]) => records.map(({ sys_id }) => sys_id);

describe('created or updated', () => {
  test('nothing starts for what was there before; each change starts once', () => {
    const { platform, table } = polled('WhenIncidentIsCreatedOrUpdated');
    table.records.push(record('1', '10:00:00'), record('2', '10:00:05'));
    expect(ids(platform.poll())).toEqual([]);
    expect(ids(platform.poll())).toEqual([]);
    table.records.push(record('3', '10:01:00'));
    Object.assign(table.records[0] as object, { sys_updated_on: '2026-01-01 10:01:30' });
    expect(ids(platform.poll())).toEqual(['1', '3']);
    expect(ids(platform.poll())).toEqual([]);
  });

  test('an empty answer leaves the state, also when it lasts', () => {
    const { platform, table } = polled('WhenIncidentIsCreatedOrUpdated');
    table.records.push(record('1', '10:00:00'));
    platform.poll();
    for (let round = 0; round < 5; round++) expect(platform.poll()).toEqual([]);
    table.records.push(record('2', '10:09:00'));
    expect(ids(platform.poll())).toEqual(['2']);
  });

  test('known loss: a record of the same second as the newest one, after the poll', () => {
    const { platform, table } = polled('WhenIncidentIsCreatedOrUpdated');
    table.records.push(record('1', '10:00:00'));
    platform.poll();
    table.records.push(record('2', '10:00:07'));
    expect(ids(platform.poll())).toEqual(['2']);
    table.records.push(record('3', '10:00:07'));
    expect(ids(platform.poll())).toEqual([]);
  });

  test('records of one second that are there at the poll all come', () => {
    const { platform, table } = polled('WhenIncidentIsCreatedOrUpdated');
    table.records.push(record('1', '10:00:00'));
    platform.poll();
    table.records.push(record('2', '10:00:07'), record('3', '10:00:07'));
    expect(ids(platform.poll()).sort()).toEqual(['2', '3']);
  });

  test('known loss: the oldest of more than a page', () => {
    const { platform, table } = polled('WhenIncidentIsCreatedOrUpdated');
    table.records.push(record('0', '09:00:00'));
    platform.poll();
    for (let index = 0; index < 1001; index++) {
      const time = `1${Math.floor(index / 3600)}:${String(Math.floor(index / 60) % 60).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}`;
      table.records.push(record(String(index + 1), time));
    }
    const started = ids(platform.poll());
    expect([started.length, started.includes('1'), started.includes('1001')]).toEqual([1000, false, true]);
    expect(platform.poll()).toEqual([]);
  });

  test('unknown: an empty table at the first poll; no filter without a time is sent afterwards', () => {
    const { platform, table } = polled('WhenIncidentIsCreatedOrUpdated');
    expect(platform.poll()).toEqual([]);
    table.records.push(record('1', '10:00:00'));
    platform.poll();
    expect(platform.requests.map((url) => url.searchParams.get('sysparm_query'))).toEqual([
      'ORDERBYDESCsys_updated_on',
      'ORDERBYDESCsys_updated_on',
    ]);
  });
});

test('created: changes of old records start nothing', () => {
  const { platform, table } = polled('WhenIncidentIsCreated');
  table.records.push(record('1', '10:00:00'));
  platform.poll();
  Object.assign(table.records[0] as object, { sys_updated_on: '2026-01-01 11:00:00' });
  table.records.push(record('2', '10:30:00'));
  expect(ids(platform.poll())).toEqual(['2']);
});

test('a filter holds in the first poll and in every later one', () => {
  const { platform, table } = polled('WhenIncidentIsCreatedOrUpdated', {
    triggerFilters: { incident: 'active=true^priority=1' },
  });
  table.records.push(
    record('1', '10:00:00', '10:00:00', { priority: '1' }),
    record('2', '10:00:09', '10:00:09', { priority: '3' }),
  );
  platform.poll();
  table.records.push(
    record('3', '10:01:00', '10:01:00', { priority: '2' }),
    record('4', '10:01:01', '10:01:01', { priority: '1', active: 'false' }),
    record('5', '10:00:01', '10:00:01', { priority: '1' }),
  );
  expect(ids(platform.poll())).toEqual(['5']);
  expect(platform.requests.map((url) => url.searchParams.get('sysparm_query'))).toEqual([
    'active=true^priority=1^ORDERBYDESCsys_updated_on',
    'active=true^priority=1^sys_updated_on>2026-01-01 10:00:00^ORDERBYDESCsys_updated_on',
  ]);
});

test('times are compared as ServiceNow gave them, in UTC, and signs of the query are encoded on the wire', () => {
  const { platform, table } = polled('WhenIncidentIsCreatedOrUpdated');
  table.records.push(record('1', '23:59:59'));
  platform.poll();
  platform.poll();
  const [, second] = platform.requests;
  expect(second?.search).toContain(
    'sysparm_query=sys_updated_on%3E2026-01-01+23%3A59%3A59%5EORDERBYDESCsys_updated_on',
  );
  expect(Object.fromEntries(second?.searchParams ?? [])).toMatchObject({
    sysparm_display_value: 'false',
    sysparm_exclude_reference_link: 'true',
    sysparm_limit: '1000',
  });
});

test('each trigger has a path of its own, which the platform turns into that of the Table API', () => {
  const created = polled('WhenIncidentIsCreated').platform;
  const updated = polled('WhenIncidentIsCreatedOrUpdated').platform;
  created.poll();
  updated.poll();
  expect([created.requests[0]?.pathname, updated.requests[0]?.pathname]).toEqual([
    '/api/now/table/incident',
    '/api/now/v2/table/incident',
  ]);
});

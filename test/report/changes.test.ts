import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { compareConnectors, oneSided } from '../../src/compare/compare.js';
import { driftOf } from '../../src/compare/drift.js';
import { type ChangeReport, shownComparison, shownDrift } from '../../src/report/changes.js';
import { changesGithub } from '../../src/report/changes-github.js';
import { changesJson } from '../../src/report/changes-json.js';
import { changesMarkdown } from '../../src/report/changes-markdown.js';
import { changesText } from '../../src/report/changes-text.js';
import { coloured } from '../../src/report/paint.js';
import { connectorOf, type Draft, draft } from '../compare/sample.js';

const TOOL = { name: 'sn-connector', version: '1.0.0' };
const SECRET = 'Zq8-plum-harbour-51';

const oauth = ({ properties }: Draft) => properties.properties.connectionParameters.token.oAuthSettings;

function changed(): Draft {
  const copy = draft();
  delete copy.definition.paths['/incident/{sys_id}'];
  copy.definition.paths['/incident'].get.summary = 'a | b\u001b[31m\n::error::x';
  copy.definition.host = 'prod.service-now.com';
  oauth(copy).clientSecret = SECRET;
  oauth(copy).customParameters.tokenUrl.value = `https://prod.service-now.com/t?client_secret=${SECRET}`;
  return copy;
}

const REPORT: ChangeReport = {
  tool: TOOL,
  comparisons: [
    shownComparison(compareConnectors(connectorOf(draft()), connectorOf(changed()))),
    shownComparison(oneSided({ old: connectorOf(draft()) })),
    shownDrift(driftOf(connectorOf(draft()), connectorOf(changed()))),
    shownDrift(driftOf(connectorOf(draft()), connectorOf(draft()))),
  ],
  problems: [{ kind: 'file-unreadable', folder: 'x', message: 'x/apiProperties.json cannot be read (syntax)' }],
};

const FORMATS = { text: changesText, json: changesJson, markdown: changesMarkdown, github: changesGithub };

describe.each(Object.entries(FORMATS))('the report of changes as %s', (_, write) => {
  test('holds no secret, and nothing that acts on a terminal', () => {
    const text = write(REPORT);
    expect(text).not.toContain('plum-harbour');
    expect(text).not.toContain('\u001b');
    expect(text).not.toMatch(/^::error::x/m);
  });

  test('says what breaks', () => {
    expect(write(REPORT)).toContain('GetIncident');
    expect(write(REPORT)).toContain('apiDefinition.swagger.json');
  });

  test('of nothing is short', () => {
    expect(write({ tool: TOOL, comparisons: [], problems: [] }).length).toBeLessThan(250);
  });
});

/** The schema with nothing allowed beyond what it describes. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const entries = Object.entries(schema).map(([key, value]) => [key, closed(value)] as const);
  const isObject = 'properties' in schema && 'type' in schema;
  return Object.fromEntries(isObject ? [...entries, ['additionalProperties', false]] : entries);
}

describe('the JSON', () => {
  const path = join(import.meta.dirname, '..', '..', 'src', 'schemas', 'changes.schema.json');
  const validate = new Ajv({ strict: false, allErrors: true }).compile(
    closed(JSON.parse(readFileSync(path, 'utf8'))) as object,
  );

  test.each([
    ['of everything', REPORT],
    ['of nothing', { tool: TOOL, comparisons: [], problems: [] }],
  ])('%s is as its schema says', (_, report) => {
    validate(JSON.parse(changesJson(report)));
    expect(validate.errors).toBeNull();
  });

  test('the schema finds what is wrong', () => {
    expect(validate({ formatVersion: 2 })).toBe(false);
  });
});

describe('the text', () => {
  test('begins with what breaks, says who feels it, and what to do about version and revisions', () => {
    const text = changesText({ ...REPORT, comparisons: REPORT.comparisons.slice(0, 1), problems: [] });
    expect(text).toMatch(
      /^\.\n {2}breaking Operation removed \[operation-removed\]\n.*"GetIncident" \(GET \/incident\/\{sys_id\}\) is gone\n.*felt by flows and apps that exist \(GetIncident\)/,
    );
    expect(text).toContain('version  info.version is still "1.2.3"; these changes ask for "2.0.0"');
    expect(text).toContain('revision keep "GetIncident", with "deprecated": true');
    expect(text).toMatch(/\n2 breaking, \d+ unsure, \d+ harmless changes in 1 connector\n$/);
  });

  test('says what is to be done beside the files', () => {
    const other = draft();
    oauth(other).redirectMode = 'Global';
    oauth(other).scopes.push('offline_access');
    const comparisons = [shownComparison(compareConnectors(connectorOf(draft()), connectorOf(other)))];
    for (const write of [changesText, changesMarkdown]) {
      expect(write({ tool: TOOL, comparisons, problems: [] })).toContain(
        'register the redirect URL of the Security tab',
      );
      expect(write({ tool: TOOL, comparisons, problems: [] })).toContain('signs in again');
    }
  });

  test('counts harmless changes beyond ten', () => {
    const many = draft();
    for (let index = 0; index < 30; index++)
      many.definition.definitions.Incident.properties[`field_number_${index}`] = { type: 'string' };
    const comparison = shownComparison(compareConnectors(connectorOf(draft()), connectorOf(many)));
    const report = { tool: TOOL, comparisons: [comparison], problems: [] };
    expect(changesText(report)).toContain('20 more harmless changes (--all shows them)');
    expect(changesText(report, { all: true }).split('[response-property-added]')).toHaveLength(31);
  });

  test('says once what is the same for several operations', () => {
    const [old, now] = [draft(), draft()];
    for (const path of ['/incident', '/incident/{sys_id}'])
      now.definition.paths[path].get.parameters.push({ name: 'table', in: 'query', type: 'boolean', required: true });
    const comparisons = [shownComparison(compareConnectors(connectorOf(old), connectorOf(now)))];
    const text = changesText({ tool: TOOL, comparisons, problems: [] });
    expect(text.match(/\[parameter-required-added\]/g)).toHaveLength(1);
    expect(text).toContain('(ListIncidents, GetIncident)');
    expect(text).toContain('and 1 more place\n');
    expect(text).toContain('2 breaking changes in 1 connector');
  });

  test('answers whether what runs is what is here', () => {
    const [, , differs, same] = REPORT.comparisons;
    const answer = (comparison: unknown): string =>
      changesText({ ...REPORT, problems: [], comparisons: [comparison as ChangeReport['comparisons'][number]] });
    expect(answer(differs)).toContain('No: ');
    expect(answer(same)).toContain('Yes: what runs is what is here.');
    expect(answer(same)).toContain('beware');
  });

  test('is coloured on demand', () => {
    expect(changesText(REPORT, { paint: coloured })).toContain('\u001b[31mbreaking\u001b[0m');
  });
});

test('a comment is cut to what it may hold, and what is cut is counted', () => {
  const many = draft();
  for (let index = 0; index < 2000; index++)
    many.definition.paths[`/path/${index}/${'x'.repeat(40)}`] = { get: { operationId: `Op${index}`, responses: {} } };
  const comparison = shownComparison(compareConnectors(connectorOf(draft()), connectorOf(many)));
  const text = changesMarkdown({ tool: TOOL, comparisons: [comparison], problems: [] });
  expect(text.length).toBeLessThan(65_536);
  expect(text).toMatch(/\*\*\d+ more changes do not fit here\.\*\*/);
});

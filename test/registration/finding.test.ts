import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { checkFolder } from '../../src/api.js';
import { findConnectors } from '../../src/connector/find.js';
import { layoutsOf } from '../../src/connector/layout.js';
import { loadConnector } from '../../src/connector/load.js';
import { inFolder } from '../support/command.js';
import { connectorFiles, inbound, unload } from '../support/registry-exports.js';

const CONNECTOR = ['apiProperties.json', 'apiDefinition.swagger.json'];
const rolesOf = (names: readonly string[], chosen?: string): string[] =>
  layoutsOf(names, chosen === undefined ? [] : [chosen]).map(
    ({ layout, files }) => `${layout}: ${files.map(({ role }) => role).join(' ')}`,
  );

describe('which files may be exports', () => {
  test.each([
    ['none', CONNECTOR, ['folder: definition properties']],
    ['any XML beside a connector', [...CONNECTOR, 'x.xml'], ['folder: definition properties registration']],
    [
      'spec.json goes with it',
      [...CONNECTOR, 'spec.json', 'x.xml'],
      ['folder: definition properties registration spec'],
    ],
    ['spec.json alone does not', [...CONNECTOR, 'spec.json'], ['folder: definition properties']],
    [
      'answers of the Table API',
      [...CONNECTOR, 'oauth_entity.json', 'other.json'],
      ['folder: definition properties registration'],
    ],
    [
      'without a connector, by their names',
      ['oauth_entity_0a1b.xml', 'oauth_entity (1).json', 'pom.xml'],
      ['registry: registration registration'],
    ],
    ['without a connector no other XML', ['pom.xml'], []],
  ] as [string, string[], string[]][])('%s', (_, names, layouts) => {
    expect(rolesOf(names)).toEqual(layouts);
  });

  test('one that somebody named', () => {
    expect(rolesOf(['my.xml', 'other.xml'], 'my.xml')).toEqual(['registry: registration']);
  });

  test('several connectors of a solution get none', () => {
    const names = ['a_openapidefinition.json', 'b_openapidefinition.json', 'x.xml'];
    expect(rolesOf(names).filter((layout) => layout.includes('registration'))).toEqual([]);
  });
});

describe('which files are exports', () => {
  const rolesIn = (files: Record<string, string>): string[] =>
    inFolder({ ...connectorFiles(), ...files }, (folder) =>
      [...findConnectors(folder, [], folder)].flatMap((found) =>
        loadConnector(found).files.map(({ document }) => document.file),
      ),
    ).filter((file) => !CONNECTOR.includes(file));

  test.each([
    ['an export', { 'x.xml': unload(inbound()) }, ['x.xml']],
    ['with spec.json', { 'x.xml': unload(inbound()), 'spec.json': '{}' }, ['x.xml', 'spec.json']],
    ['other XML', { 'pom.xml': '<project>oauth_entity</project>', 'spec.json': '{}' }, []],
    ['an export of other tables', { 'x.xml': unload('<incident/>') }, []],
    ['what has the name of an export, whatever it is', { 'oauth_entity.xml': '<html/>' }, ['oauth_entity.xml']],
  ] as [string, Record<string, string>, string[]][])('%s', (_, files, names) => {
    expect(rolesIn(files)).toEqual(names);
  });

  test('a link that leads out of the folder is not followed, and that is said', () => {
    inFolder({ ...connectorFiles() }, (folder) => {
      const outside = join(tmpdir(), `outside-${process.pid}.xml`);
      writeFileSync(outside, unload(inbound({ active: 'false' })));
      symlinkSync(outside, join(folder, 'oauth_entity.xml'));
      try {
        expect(checkFolder(folder).findings.map(({ rule }) => rule)).toEqual(['json/unreadable']);
      } finally {
        rmSync(outside);
      }
    });
  });
});

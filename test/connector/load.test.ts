import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { findConnectors, type SearchProblem } from '../../src/connector/find.js';
import { isInside } from '../../src/connector/folder.js';
import { layoutsOf } from '../../src/connector/layout.js';
import { loadConnector } from '../../src/connector/load.js';
import { MAX_DOCUMENT_BYTES } from '../../src/document/document.js';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'sn-connector-load-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const put = (name: string, text: string | Uint8Array = '{}'): void => {
  mkdirSync(join(root, name, '..'), { recursive: true });
  writeFileSync(join(root, name), text);
};
const find = (problems: SearchProblem[] = []) => [...findConnectors('.', problems, root)];
const load = (at = 0) => loadConnector(find()[at] as ReturnType<typeof find>[number]);

describe('which files make a connector', () => {
  test.each([
    ['the names of pac and paconn', ['apiDefinition.swagger.json', 'apiProperties.json'], ['definition', 'properties']],
    ['other casings', ['APIDefinition.Swagger.json', 'apiproperties.json'], ['definition', 'properties']],
    [
      'a single swagger beside the properties',
      ['De Lijn.swagger.json', 'apiProperties.json'],
      ['definition', 'properties'],
    ],
    [
      'a definition of another name beside the properties',
      ['desk-api-definition.json', 'apiProperties.json'],
      ['definition', 'properties'],
    ],
    [
      'two definitions of other names: neither',
      ['apiDefinition.test.json', 'apiDefinition.prod.json', 'apiProperties.json'],
      ['properties'],
    ],
    ['a schema is no definition', ['apiDefinition.schema.json', 'apiProperties.json'], ['properties']],
    [
      'two swaggers beside the properties: neither',
      ['a.swagger.json', 'b.swagger.json', 'apiProperties.json'],
      ['properties'],
    ],
    ['the names that pac downloads', ['apiDefinition.json', 'apiProperties.json'], ['definition', 'properties']],
    ['a definition alone', ['apiDefinition.swagger.json'], ['definition']],
    ['the name of pac alone is somebody else', ['apiDefinition.json'], []],
    ['any swagger alone is somebody else', ['petstore.swagger.json'], []],
    [
      'companions',
      ['apiProperties.json', 'icon.png', 'script.csx', 'settings.json', 'README.md'],
      ['properties', 'settings', 'script', 'icon', 'readme'],
    ],
    ['companions alone', ['icon.png', 'settings.json'], []],
    [
      'a solution',
      [
        'new_desk_openapidefinition.json',
        'new_desk_connectionparameters.json',
        'new_desk_policytemplateinstances.json',
        'new_desk_customcodeblobcontent.csx',
        'new_desk_iconblob.Png',
      ],
      ['definition', 'parameters', 'policies', 'script', 'icon'],
    ],
  ])('%s', (_, names, roles) => {
    expect(
      layoutsOf(names)
        .flatMap(({ files }) => files.map(({ role }) => role))
        .sort(),
    ).toEqual([...roles].sort());
  });

  test.each([
    [
      'for another environment',
      ['apiDefinition.prod.json', 'apiDefinition.test.json', 'apiProperties.json'],
      ['apiDefinition.prod.json', 'apiProperties.json'],
    ],
    [
      'beside the usual ones',
      ['apiDefinition.swagger.json', 'apiProperties.json', 'apiProperties.test.json'],
      ['apiDefinition.swagger.json', 'apiProperties.test.json'],
    ],
    ['alone', ['desk.apiProperties.json'], ['desk.apiProperties.json']],
    ['a schema', ['apiProperties.json', 'apiProperties.schema.json'], ['apiProperties.json']],
    ['a description of something else', ['desk.swagger.json'], []],
    ['a part of a solution', ['apidefinition_openapidefinition.json'], ['apidefinition_openapidefinition.json']],
  ] as [string, string[], string[]][])('a file of another name that somebody named: %s', (_, names, files) => {
    const named = names.find((name) => !['apiDefinition.swagger.json', 'apiProperties.json'].includes(name)) as string;
    expect(layoutsOf(names, [named]).flatMap((layout) => layout.files.map(({ name }) => name))).toEqual(files);
  });

  test('a solution folder holds one connector per prefix', () => {
    const names = ['a_openapidefinition.json', 'b_openapidefinition.json', 'b_connectionparameters.json'];
    expect(layoutsOf(names).map(({ files }) => files.length)).toEqual([1, 2]);
  });
});

test.each([
  [['', 'a'], [''], true],
  [['', 'a', 'b'], ['', 'a'], true],
  [['', 'a'], ['', 'a'], true],
  [['', 'ab'], ['', 'a'], false],
  [['', 'b'], ['', 'a'], false],
])('whether %j lies in %j: %p', (path, folder, expected) => {
  const [inner, outer] = [path, folder].map((parts) => parts.join(sep) || sep) as [string, string];
  expect(isInside(inner, outer)).toBe(expected);
});

describe('finding', () => {
  test('goes down in name order and leaves out what is installed', () => {
    for (const name of [
      'b/apiProperties.json',
      'a/deep/apiProperties.json',
      'apiProperties.json',
      'node_modules/x/apiProperties.json',
      '.git/apiProperties.json',
    ])
      put(name);
    expect(find().map(({ folder }) => folder)).toEqual(['', 'a/deep', 'b']);
  });

  test('a link loop is not followed', () => {
    put('a/apiProperties.json');
    symlinkSync(root, join(root, 'a', 'loop'), 'dir');
    expect(find().map(({ folder }) => folder)).toEqual(['a']);
  });

  test('a folder that is gone is named', () => {
    const problems: SearchProblem[] = [];
    expect([...findConnectors('missing', problems, root)]).toEqual([]);
    expect(problems).toEqual([{ folder: 'missing', reason: 'ENOENT' }]);
  });
});

describe('reading', () => {
  test('a link that leads out of the folder is not read', () => {
    put('outside.json', '{"secret": 1}');
    put('in/apiDefinition.swagger.json');
    symlinkSync(join(root, 'outside.json'), join(root, 'in', 'apiProperties.json'));
    const [found] = [...findConnectors('in', [], root)];
    const document = loadConnector(found as NonNullable<typeof found>).document('properties');
    expect([document?.unreadable, document?.text]).toEqual(['outside', '']);
  });

  test('a file that disappears says so', () => {
    put('apiProperties.json');
    const [found] = find();
    rmSync(join(root, 'apiProperties.json'));
    expect(loadConnector(found as NonNullable<typeof found>).document('properties')?.unreadable).toBe('vanished');
  });

  test('a folder in place of a file says so', () => {
    put('apiDefinition.swagger.json');
    mkdirSync(join(root, 'apiProperties.json'));
    expect(load().document('properties')).toBeUndefined();
  });

  test('a file that is too large is not read', () => {
    put('apiProperties.json', Buffer.alloc(MAX_DOCUMENT_BYTES + 1, 32));
    const document = load().document('properties');
    expect([document?.unreadable, document?.text]).toEqual(['too-large', '']);
  });

  test.each([
    ['wrong bytes', Buffer.from([0x7b, 0x7d, 0x20, 0xe6]), true],
    ['a replacement character that was written', Buffer.from('{"a": "\ufffd"}'), false],
    ['a byte order mark', Buffer.from('\ufeff{}'), false],
  ])('%s', (_, bytes, invalid) => {
    put('apiProperties.json', bytes);
    const document = load().document('properties');
    expect(document?.invalidUtf8).toBe(invalid);
    expect(document?.hasByteOrderMark).toBe(bytes[0] === 0xef);
  });

  test('the files of a solution are one connector', () => {
    put(
      'Connectors/new_desk_openapidefinition.json',
      '{"swagger": "2.0", "paths": {"/a": {"get": {"operationId": "GetA"}}}}',
    );
    put(
      'Connectors/new_desk_connectionparameters.json',
      '{"token": {"type": "oauthSetting", "oAuthSettings": {"identityProvider": "oauth2"}}}',
    );
    put('Connectors/new_desk_policytemplateinstances.json', '[{"templateId": "setheader"}]');
    const connector = load();
    expect(connector.layout).toBe('solution');
    expect(connector.operations.map(({ id }) => id)).toEqual(['GetA']);
    expect(connector.oauthSettings.map(({ provider }) => provider)).toEqual(['oauth2']);
    expect(connector.policies.map(({ template }) => template)).toEqual(['setheader']);
  });
});

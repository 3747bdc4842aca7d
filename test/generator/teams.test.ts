import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { TEAMS_REDIRECT_URL } from '../../src/facts/teams.js';
import { completeSpec } from '../../src/generator/complete-spec.js';
import { FILE_NAMES, filesOf } from '../../src/generator/generate.js';
import { TEAMS_FILES } from '../../src/generator/teams/app-names.js';
import { literal } from '../../src/generator/teams/literal.js';
import { shortened } from '../../src/generator/teams/message-extension.js';
import { refusalOf } from '../support/refusal.js';

const ONE = { targets: ['teams'], environments: { default: { instance: 'dev12345' } } };
const app = (spec: object = {}) => filesOf(completeSpec({ ...ONE, ...spec }));
const json = (files: ReadonlyMap<string, unknown>, name: string) =>
  JSON.parse(String(files.get(`teams/appPackage/${name}`)));
type Operation = Record<string, { operationId: string; parameters?: { name: string; required?: boolean }[] }>;
const methodOf = (document: { paths: Record<string, Operation> }, id: string): string | undefined =>
  Object.values(document.paths).flatMap((item) =>
    Object.entries(item).flatMap(([method, { operationId }]) => (operationId === id ? [method] : [])),
  )[0];

describe('an app for Teams', () => {
  test('is made beside the connector, where it is asked for', () => {
    const names = [...app().keys()].filter((name) => name.startsWith('teams/'));
    expect(names.sort()).toEqual([...TEAMS_FILES].sort());
    expect(names.every((name) => FILE_NAMES.includes(name))).toBe(true);
    expect([...app({ targets: ['connector'] }).keys()].some((name) => name.startsWith('teams/'))).toBe(false);
    expect(app().has('apiProperties.json')).toBe(true);
  });

  test('is refused for any instance', () => {
    expect(refusalOf(() => completeSpec({ anyInstance: true, targets: ['teams'] })).code).toBe('bad-spec');
  });

  test('is refused for a connector without actions', () => {
    const refusal = refusalOf(() => app({ apis: ['triggers'], tables: ['incident'] }));
    expect([refusal.code, refusal.message]).toEqual(['bad-spec', expect.stringContaining('without actions')]);
  });

  test('shortens texts where a clause or a word ends', () => {
    const text = 'Works with records, files and knowledge in ServiceNow, with the rights of a person';
    expect(shortened(text, 70)).toBe('Works with records, files and knowledge in ServiceNow…');
    expect(shortened(text, 40)).toBe('Works with records, files and knowledge…');
    expect(shortened(text, 200)).toBe(text);
    expect(shortened('a'.repeat(90), 80)).toBe(`${'a'.repeat(79)}…`);
    expect(shortened('😀'.repeat(20), 10)).toBe(`${'😀'.repeat(4)}…`);
  });

  test('begins with examples that ask for an order only where there is one', () => {
    const texts = (apis: string[]): string[] =>
      json(app({ apis }), 'declarativeAgent.json').conversation_starters.map(({ text }: { text: string }) => text);
    expect(texts(['catalog'])).toContain('List service catalogs');
    expect(texts(['table'])[0]).toMatch(/, the newest first$/);
  });

  test('registers what its OpenAPI document says, with the secret in the body and never in a file', () => {
    const files = app();
    const document = json(files, 'apiSpecificationFile/openapi.json');
    const project = parse(String(files.get('teams/teamsapp.yml')));
    const { with: registration, writeToEnvironmentFile } = project.provision.find(
      ({ uses }: { uses: string }) => uses === 'oauth/register',
    );
    const { flows } = document.components.securitySchemes[registration.name];
    expect(project.version).toBe('v1.8');
    expect(registration).toMatchObject({
      tokenExchangeMethodType: 'PostRequestBody',
      isPKCEEnabled: false,
      flow: 'authorizationCode',
      refreshUrl: flows.authorizationCode.refreshUrl,
    });
    expect(registration.clientSecret).toMatch(/^\$\{\{SECRET_\w+\}\}$/);
    expect(document.servers).toEqual([{ url: 'https://dev12345.service-now.com' }]);
    const id = `\${{${writeToEnvironmentFile.configurationId}}}`;
    const { composeExtensions } = json(files, 'manifest.json');
    expect(composeExtensions[0].authorization.oAuthConfiguration.oAuthConfigurationId).toBe(id);
    expect(json(files, 'ai-plugin.json').runtimes[0].auth).toEqual({ type: 'OAuthPluginVault', reference_id: id });
  });

  test('searches by commands that read, each of which needs one text at most', () => {
    const files = app();
    const document = json(files, 'apiSpecificationFile/openapi.json');
    const { commands } = json(files, 'manifest.json').composeExtensions[0];
    expect(commands.length).toBeGreaterThan(3);
    for (const { id } of commands) expect([id, methodOf(document, id)]).toEqual([id, 'get']);
  });

  test('asks before it changes anything', () => {
    const files = app();
    const document = json(files, 'apiSpecificationFile/openapi.json');
    for (const { name, capabilities } of json(files, 'ai-plugin.json').functions)
      expect([name, capabilities?.confirmation !== undefined]).toEqual([name, methodOf(document, name) !== 'get']);
  });

  test('has neither triggers nor files nor what only a designer asks for', () => {
    const text = String(app().get('teams/appPackage/apiSpecificationFile/openapi.json'));
    for (const word of [
      '/trigger/',
      'x-ms-',
      'UploadAttachmentFile',
      'DownloadAttachmentFile',
      '#/definitions/',
      'ListTables',
    ])
      expect([word, text.includes(word)]).toEqual([word, false]);
  });

  test('can do without commands: then there is no message extension', () => {
    expect(json(app({ apis: ['email'] }), 'manifest.json').composeExtensions).toBeUndefined();
  });

  test('has its redirect URL in the sheet and in the script of the administrator', () => {
    for (const name of ['servicenow-setup.md', 'servicenow-setup.html', 'servicenow-setup.js']) {
      expect([name, String(app().get(name)).includes(TEAMS_REDIRECT_URL)]).toEqual([name, true]);
      expect([name, String(app({ targets: [] }).get(name)).includes(TEAMS_REDIRECT_URL)]).toEqual([name, false]);
    }
  });

  test('puts no text of the maker where the toolkit would fill in a variable', () => {
    const variable = ['$', '{{SECRET_X}}'].join('');
    expect(literal({ a: [variable, '[[name]]'] })).toEqual({ a: ['$ {{SECRET_X}}', '[ [name] ]'] });
    const files = app({ title: `Desk ${variable} x`, publisher: { name: variable } });
    for (const name of ['teams/teamsapp.yml', 'teams/appPackage/manifest.json'])
      expect(String(files.get(name))).not.toContain(['$', '{{SECRET_X'].join(''));
  });
});

import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { findConnectors } from '../../src/connector/find.js';
import { loadConnector } from '../../src/connector/load.js';
import { activeRules, connectorsOf } from '../../src/engine/check.js';
import { runRules } from '../../src/engine/run.js';
import { TEAMS_REDIRECT_URL } from '../../src/facts/teams.js';
import { completeSpec } from '../../src/generator/complete-spec.js';
import { filesOf } from '../../src/generator/generate.js';
import { validate } from '../../src/generator/validate.js';
import { readYaml } from '../../src/teams-app/read-yaml.js';
import { redirectUrlsOf, type TeamsApp, teamsAppOf } from '../../src/teams-app/teams-app.js';
import { inFolder, MINIMAL } from '../support/command.js';
import { loadRules } from '../support/rule-files.js';

const APP = join(import.meta.dirname, '..', 'support', 'minimal-teams-app');
const rules = await loadRules();

const load = (folder: string) =>
  [...findConnectors(folder, [], folder, { withTeams: true })].map((found) => loadConnector(found, { yaml: readYaml }));

/** The findings of all rules over a folder, as lines. */
const findingsIn = (folder: string): string[] =>
  load(folder).flatMap((connector) => {
    const active = activeRules(rules, 'repository');
    const { findings, failures } = runRules(connector, active, { profile: 'repository', fixes: false });
    expect(failures).toEqual([]);
    return findings.map(({ rule, location, message }) => `${location.file} ${rule} ${message}`);
  });

const texts = (folder: string, prefix = ''): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(folder, name)).isFile() && !name.endsWith('.png'))
      .map((name) => [prefix + name.replaceAll('\\', '/'), readFileSync(join(folder, name), 'utf8')]),
  );

/** Apps that have nothing to do with ServiceNow, in shapes that people publish. */
const OTHERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'a plugin with Entra, its API behind a tunnel, OpenAPI in YAML': {
    'm365agents.local.yml': `version: v1.11
provision:
  - uses: aadApp/create
    with: { name: Repairs, generateClientSecret: true }
    writeToEnvironmentFile: { clientId: AAD_APP_CLIENT_ID, clientSecret: SECRET_AAD_APP_CLIENT_SECRET }
  - uses: aadApp/update
    with: { manifestPath: ./aad.manifest.json, outputFilePath: ./build/aad.manifest.json }
  - uses: oauth/register
    with:
      name: aadAuthCode
      flow: authorizationCode
      appId: \${{TEAMS_APP_ID}}
      clientId: \${{AAD_APP_CLIENT_ID}}
      clientSecret: \${{SECRET_AAD_APP_CLIENT_SECRET}}
      isPKCEEnabled: true
      identityProvider: MicrosoftEntra
      apiSpecPath: ./appPackage/spec/repair.yml
    writeToEnvironmentFile: { configurationId: AADAUTHCODE_CONFIGURATION_ID }
`,
    'aad.manifest.json': '{}',
    'appPackage/manifest.json': JSON.stringify({
      manifestVersion: '1.19',
      id: ['$', '{{TEAMS_APP_ID}}'].join(''),
      copilotExtensions: { declarativeAgents: [{ id: 'a', file: 'agent.json' }] },
    }),
    'appPackage/agent.json': JSON.stringify({ version: 'v1.0', actions: [{ id: 'r', file: 'plugin.json' }] }),
    'appPackage/plugin.json': JSON.stringify({
      schema_version: 'v2.1',
      runtimes: [
        {
          type: 'OpenApi',
          auth: { type: 'OAuthPluginVault', reference_id: ['$', '{{AADAUTHCODE_CONFIGURATION_ID}}'].join('') },
          spec: { url: 'spec/repair.yml' },
          run_for_functions: ['listRepairs'],
        },
      ],
    }),
    'appPackage/spec/repair.yml': `openapi: 3.0.0
servers:
  - url: \${{OPENAPI_SERVER_URL}}/api
security:
  - aadAuthCode: [repairs_read]
paths:
  /repairs:
    get: { operationId: listRepairs, responses: { '200': { description: ok } } }
components:
  securitySchemes:
    aadAuthCode:
      type: oauth2
      flows:
        authorizationCode:
          authorizationUrl: https://login.microsoftonline.com/\${{AAD_APP_TENANT_ID}}/oauth2/v2.0/authorize
          tokenUrl: https://login.microsoftonline.com/\${{AAD_APP_TENANT_ID}}/oauth2/v2.0/token
          refreshUrl: https://login.microsoftonline.com/\${{AAD_APP_TENANT_ID}}/oauth2/v2.0/token
          scopes: { repairs_read: Read }
`,
  },
  'a remote MCP server with static OAuth': {
    'm365agents.yml': `version: v1.12
provision:
  - uses: oauth/register
    with:
      name: tools
      appId: \${{TEAMS_APP_ID}}
      flow: authorizationCode
      identityProvider: Custom
      baseUrl: https://tools.example.com
      authorizationUrl: https://sign-in.example.com/authorize
      tokenUrl: https://sign-in.example.com/token
      refreshUrl: https://sign-in.example.com/token
      scope: a,b
      isPKCEEnabled: true
    writeToEnvironmentFile: { configurationId: TOOLS_AUTH_ID }
`,
    'appPackage/manifest.json': JSON.stringify({
      id: ['$', '{{TEAMS_APP_ID}}'].join(''),
      copilotAgents: { declarativeAgents: [{ id: 'a', file: 'agent.json' }] },
    }),
    'appPackage/agent.json': JSON.stringify({ actions: [{ id: 'x', file: 'plugin.json' }] }),
    'appPackage/plugin.json': JSON.stringify({
      runtimes: [
        {
          type: 'RemoteMCPServer',
          auth: { type: 'OAuthPluginVault', reference_id: ['$', '{{TOOLS_AUTH_ID}}'].join('') },
          spec: { url: 'https://tools.example.com/mcp' },
          run_for_functions: ['anything'],
        },
      ],
    }),
  },
  'a bot': {
    'teamsapp.yml': 'version: 1.1.0\nprovision:\n  - uses: teamsApp/create\n    with: { name: Bot }\n',
    'appPackage/manifest.json': JSON.stringify({
      manifestVersion: '1.16',
      id: 'x',
      bots: [{ botId: 'x', scopes: ['personal'] }],
      composeExtensions: [{ botId: 'x', commands: [{ id: 'search', type: 'query' }] }],
      connectors: [{}],
    }),
  },
  'an API with a key': {
    'teamsapp.yml': `version: v1.7
provision:
  - uses: apiKey/register
    with: { name: key, apiSpecPath: ./appPackage/openapi.json, appId: x }
    writeToEnvironmentFile: { registrationId: KEY_ID }
`,
    'appPackage/manifest.json': JSON.stringify({
      manifestVersion: '1.17',
      composeExtensions: [
        {
          composeExtensionType: 'apiBased',
          apiSpecificationFile: 'openapi.json',
          authorization: {
            authType: 'apiSecretServiceAuth',
            apiSecretServiceAuthConfiguration: { apiSecretRegistrationId: ['$', '{{KEY_ID}}'].join('') },
          },
          commands: [{ id: 'find', type: 'query' }],
        },
      ],
    }),
    'appPackage/openapi.json': JSON.stringify({
      openapi: '3.0.0',
      servers: [{ url: 'https://api.example.com' }],
      security: [{ key: [] }],
      paths: { '/': { get: { operationId: 'find' } } },
      components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
    }),
  },
};

describe('an app that is right as it is', () => {
  test.each(Object.entries(OTHERS))('%s', (_, files) => {
    inFolder(files, (folder) => {
      expect(load(folder)).toHaveLength(1);
      expect(findingsIn(folder)).toEqual([]);
    });
  });
});

describe('a Teams app', () => {
  test('that agrees with its connector is silent', () => {
    inFolder({}, (folder) => {
      cpSync(MINIMAL, folder, { recursive: true });
      cpSync(APP, join(folder, 'teams'), { recursive: true });
      const [connector, ...others] = load(folder);
      expect(others).toEqual([]);
      expect(
        connector?.files
          .filter(({ role }) => role.startsWith('teams'))
          .map(({ document }) => document.file)
          .sort(),
      ).toEqual(
        [
          'ai-plugin.json',
          'color.png',
          'declarativeAgent.json',
          'incident.json',
          'manifest.json',
          'openapi.json',
          'outline.png',
        ]
          .map((name) => `teams/appPackage/${name}`)
          .concat('teams/env/.env.dev', 'teams/teamsapp.yml'),
      );
      expect(findingsIn(folder)).toEqual([]);
    });
  });

  test('may lie in the folder of the connector itself, or alone', () => {
    inFolder({}, (folder) => {
      cpSync(APP, join(folder, 'alone'), { recursive: true });
      cpSync(MINIMAL, join(folder, 'both'), { recursive: true });
      cpSync(APP, join(folder, 'both'), { recursive: true });
      expect(
        load(folder).map(({ layout, files }) => [layout, files.some(({ role }) => role === 'teamsPlugin')]),
      ).toEqual([
        ['teams', true],
        ['folder', true],
      ]);
      expect(findingsIn(join(folder, 'alone'))).toEqual([]);
    });
  });

  test('is known without a project file by what lies beside its manifest, and another manifest is none', () => {
    inFolder({ 'web/manifest.json': '{"manifest_version": 3}', 'web/icon.png': '' }, (folder) => {
      cpSync(join(APP, 'appPackage'), join(folder, 'package'), { recursive: true });
      expect(load(folder).map(({ folder: name }) => name)).toEqual(['package']);
    });
  });

  test('is not looked for by commands that are about connectors', () => {
    expect([...findConnectors(APP, [])]).toEqual([]);
  });

  test('is read from texts in memory too', () => {
    const [connector, ...others] = connectorsOf({ ...texts(MINIMAL, 'desk/'), ...texts(APP, 'desk/teams/') }, readYaml);
    expect(others).toEqual([]);
    const app = teamsAppOf(connector as NonNullable<typeof connector>) as TeamsApp;
    expect([app.registrations.length, app.surfaces.length, app.apis.length]).toEqual([1, 2, 1]);
    expect(connectorsOf(texts(APP, 'teams/'), readYaml)).toHaveLength(1);
    expect(connectorsOf(texts(APP, 'teams/'))).toHaveLength(0);
  });

  test('says which redirect URL its registrations need', () => {
    const [connector] = connectorsOf(texts(APP), readYaml);
    const app = teamsAppOf(connector as NonNullable<typeof connector>) as TeamsApp;
    expect(redirectUrlsOf(app).map(({ url }) => url)).toEqual([TEAMS_REDIRECT_URL]);
  });

  test('that is generated passes all rules', async () => {
    const files = filesOf(completeSpec({ targets: ['teams'], environments: { default: { instance: 'acme' } } }));
    const { faults, notes } = await validate(files, 'deploy');
    expect([...faults, ...notes].filter(({ location }) => location.file.startsWith('teams/'))).toEqual([]);
  });

  test('leads to no file outside of its folder', () => {
    inFolder({ 'outside/secret.json': '{"client_secret": "x"}', 'in/teamsapp.yml': 'version: v1.8\n' }, (folder) => {
      mkdirSync(join(folder, 'in', 'appPackage'));
      const manifest = JSON.parse(readFileSync(join(APP, 'appPackage', 'manifest.json'), 'utf8'));
      manifest.composeExtensions[0].apiSpecificationFile = '../../outside/secret.json';
      manifest.copilotAgents.declarativeAgents[0].file = '/etc/passwd';
      writeFileSync(join(folder, 'in', 'appPackage', 'manifest.json'), JSON.stringify(manifest));
      symlinkSync(join(folder, 'outside'), join(folder, 'in', 'env'));
      symlinkSync(join(folder, 'outside'), join(folder, 'in', 'linked'));
      const [connector] = load(join(folder, 'in'));
      expect(connector?.files.map(({ role }) => role)).toEqual(['teamsProject', 'teamsManifest']);
      writeFileSync(
        join(folder, 'in', 'teamsapp.yml'),
        'version: v1.8\nprovision: [{ uses: oauth/register, with: { apiSpecPath: linked/secret.json } }]\n',
      );
      const file = load(join(folder, 'in'))[0]?.files.find(({ role }) => role === 'teamsApi');
      expect([file?.document.unreadable, file?.document.text]).toEqual(['outside', '']);
    });
  });
});

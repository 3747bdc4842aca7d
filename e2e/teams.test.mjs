// Microsoft's own tools over what `generate --target teams` writes. Needs a build of the root and `npm ci` here; no network.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { AppManifestUtils } from '@microsoft/app-manifest';
import { ProjectType, SpecParser } from '@microsoft/m365-spec-parser';
import Ajv from 'ajv';
import { parse } from 'yaml';

const require = createRequire(import.meta.url);
const COMMAND = join(import.meta.dirname, '..', 'dist', 'cli', 'main.cjs');
const CLI = join(dirname(require.resolve('@microsoft/teamsapp-cli/package.json')), 'cli.js');
const PROJECT_SCHEMA = JSON.parse(
  readFileSync(join(dirname(CLI), 'resource', 'yaml-schema', 'v1.8', 'yaml.schema.json'), 'utf8'),
);
const PRELOAD = join(import.meta.dirname, 'offline-schemas.cjs');

/** What the toolkit would fill in, as part of a text. */
const VARIABLE = ['$', '{{X}}'].join('');
const VARIANTS = {
  usual: ['--client-id', '0f1e2d3c4b5a69788796a5b4c3d2e1f0'],
  'read only': ['--access', 'read'],
  'every pack': ['--apis', 'table,attachment,catalog,knowledge,aggregate,import,change,cmdb,email,user'],
  'awkward texts': ['--title', `A "desk" ${VARIABLE} [[y]] é`, '--publisher', `'p' & ${VARIABLE}`],
};

for (const [name, options] of Object.entries(VARIANTS))
  describe(`the Teams app, ${name}`, () => {
    let folder;
    let project;
    before(() => {
      folder = mkdtempSync(join(tmpdir(), 'sn-connector-e2e-'));
      project = join(folder, 'teams');
      const args = ['generate', '--instance', 'dev12345', '--target', 'teams', '--out', folder, ...options];
      const { status, stderr } = spawnSync(process.execPath, [COMMAND, ...args], { encoding: 'utf8' });
      assert.equal(status, 0, stderr);
    });
    after(() => rmSync(folder, { recursive: true, force: true }));

    const packaged = (file) => JSON.parse(readFileSync(join(project, 'appPackage', file), 'utf8'));
    const openapi = () => join(project, 'appPackage', 'apiSpecificationFile', 'openapi.json');

    test('manifest, agent and plugin match the schemas of @microsoft/app-manifest', async () => {
      for (const file of ['manifest.json', 'declarativeAgent.json', 'ai-plugin.json']) {
        const manifest = packaged(file);
        if (file === 'manifest.json') manifest.id = '11111111-2222-3333-4444-555555555555';
        assert.deepEqual(await AppManifestUtils.validateAgainstSchema(manifest), [], file);
      }
    });

    for (const [surface, projectType] of [
      ['the message extension', ProjectType.SME],
      ['the plugin', ProjectType.Copilot],
    ])
      test(`@microsoft/m365-spec-parser accepts the OpenAPI document for ${surface}`, async () => {
        const methods = projectType === ProjectType.SME ? ['get'] : ['get', 'post', 'put', 'patch', 'delete'];
        const parser = new SpecParser(openapi(), {
          projectType,
          allowMethods: methods,
          allowOauth2: true,
          allowMultipleParameters: true,
        });
        const { status, errors, warnings } = await parser.validate();
        assert.deepEqual([status, errors, warnings], [0, [], []]);
        const valid = (await parser.list()).APIs.filter(({ isValid }) => isValid).map(({ operationId }) => operationId);
        const used =
          projectType === ProjectType.SME
            ? packaged('manifest.json').composeExtensions[0].commands.map(({ id }) => id)
            : packaged('ai-plugin.json').functions.map((one) => one.name);
        assert.deepEqual(
          used.filter((id) => !valid.includes(id)),
          [],
        );
      });

    test('the project file matches the schema that teamsapp brings', () => {
      const isValid = new Ajv({ strict: false, logger: false }).compile(PROJECT_SCHEMA);
      assert.ok(isValid(parse(readFileSync(join(project, 'teamsapp.yml'), 'utf8'))), JSON.stringify(isValid.errors));
    });

    // Each takes seconds; the other variants differ in operations, which the tests above look at.
    for (const command of ['usual', 'awkward texts'].includes(name) ? ['package', 'validate'] : [])
      test(`teamsapp ${command} ends well`, () => {
        const { status, stdout, stderr } = teamsapp(project, command);
        assert.equal(status, 0, `${stdout}\n${stderr}`);
      });

    if (name !== 'usual') return;
    test('a misspelt key is refused by the tools, so that their consent means something', async () => {
      const file = join(project, 'appPackage', 'manifest.json');
      writeFileSync(file, readFileSync(file, 'utf8').replace('oAuthConfigurationId', 'oauthConfigurationId'));
      assert.notDeepEqual(await AppManifestUtils.validateAgainstSchema(packaged('manifest.json')), []);
      const { status, stdout, stderr } = teamsapp(project, 'validate');
      assert.equal(status, 1);
      assert.match(`${stdout}${stderr}`, /oAuthConfiguration/);
    });
  });

function teamsapp(cwd, command) {
  const args = [command, '--manifest-file', './appPackage/manifest.json', '--env', 'dev'];
  return spawnSync(process.execPath, [CLI, ...args, '--telemetry', 'false', '--interactive', 'false'], {
    cwd,
    input: '',
    encoding: 'utf8',
    timeout: 120_000,
    env: {
      ...process.env,
      TEAMS_APP_ID: '11111111-2222-3333-4444-555555555555',
      OAUTH2_REGISTRATION_ID: 'registered',
      NODE_OPTIONS: `--require ${PRELOAD}`,
    },
  });
}

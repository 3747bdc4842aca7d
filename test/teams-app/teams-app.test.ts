import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { findConnectors, loadConnector } from '../../src/connector/load.js';
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

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { CHECKED_FILES, pipelineText } from '../../src/pipeline/pipeline-file.js';
import { ROOT } from '../support/command.js';

type Hook = Readonly<Record<string, unknown>>;

/** Members of a hook, of those that are used. Source: pre-commit.com, "Creating new hooks". */
const ALLOWED = new Set(
  'id name description language entry args files pass_filenames stages minimum_pre_commit_version additional_dependencies'.split(
    ' ',
  ),
);

const text = pipelineText({
  platform: 'pre-commit',
  version: '1.2.3',
  branch: 'trunk',
  route: 'connector',
  folder: '.',
  environments: [],
  hasSpec: false,
});
const config = parse(text) as { repos: { repo: string; hooks: Hook[] }[] };
const manifest = parse(readFileSync(join(ROOT, '.pre-commit-hooks.yaml'), 'utf8')) as Hook[];

test('the configuration checks before a commit and compares before a push, with a pinned package', () => {
  const hooks = config.repos.flatMap((repo) => repo.hooks);
  expect(config.repos.map(({ repo }) => repo)).toEqual(['local']);
  expect(hooks.map(({ entry, stages }) => [entry, stages])).toEqual([
    ['sn-connector check .', ['pre-commit']],
    ['sn-connector diff . --against git:origin/trunk...', ['pre-push']],
  ]);
  for (const hook of hooks) {
    expect(hook['additional_dependencies']).toEqual(['servicenow-connector-toolkit@1.2.3']);
    expect(hook).toMatchObject({ language: 'node', pass_filenames: false, files: CHECKED_FILES });
  }
});

test('this repository offers the same hooks, which run the package of this version', () => {
  const own = config.repos.flatMap((repo) => repo.hooks);
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  expect(manifest.map(({ id }) => id)).toEqual(own.map(({ id }) => id));
  for (const hook of manifest) {
    expect(Object.keys(hook).filter((key) => !ALLOWED.has(key))).toEqual([]);
    expect(hook['entry']).toMatch(`npx --yes --package servicenow-connector-toolkit@${version} sn-connector `);
    expect(hook).toMatchObject({ language: 'system', pass_filenames: false, files: CHECKED_FILES });
  }
});

test.each([
  ['connectors/desk/apiProperties.json', true],
  ['apidefinition.swagger.json', true],
  ['solution/Connectors/cr1_desk_openapidefinition.json', true],
  ['desk/teams/m365agents.local.yml', true],
  ['desk/teams/appPackage/manifest.json', true],
  ['desk/teams/ai-plugin.json', true],
  ['desk/oauth_entity (1).xml', true],
  ['README.md', false],
  ['pom.xml', false],
  ['package.json', false],
  ['src/settings.json.ts', false],
])('%s is checked: %s', (path, is) => {
  // The flag is Python's.
  expect(new RegExp(CHECKED_FILES.replace('(?i)', ''), 'i').test(path)).toBe(is);
});

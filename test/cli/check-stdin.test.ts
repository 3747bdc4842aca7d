import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { inConnector, MINIMAL, run } from '../support/command.js';
import { inbound, unload } from '../support/registry-exports.js';
import { start } from '../support/running-command.js';

// What comes from standard input is checked as if it stood in its folder, whether the file is there or not.

const APP = join(import.meta.dirname, '..', 'support', 'minimal-teams-app');

/** The rules that report something at the text, given under a name. */
function rulesAt(cwd: string, name: string, input: string): string[] {
  const args = ['check', '--stdin-filename', name, '--format', 'json', '--fail-on', 'never'];
  const { stdout, stderr } = run(args, { cwd, input });
  expect(stderr).toBe('');
  const { findings } = JSON.parse(stdout) as { findings: { rule: string; location: { file: string } }[] };
  return [...new Set(findings.map(({ rule }) => rule))].sort();
}

/** A connector with its Teams app in a folder of its own. */
const withApp = (use: (folder: string) => void): void =>
  inConnector(
    {},
    (folder) => {
      cpSync(APP, join(folder, 'desk', 'teams'), { recursive: true });
      use(folder);
    },
    'desk',
  );

const OTHER = 'https://dev99999.service-now.com';
const atOther = (file: string): string =>
  readFileSync(join(APP, file), 'utf8').replaceAll('https://dev12345.service-now.com', OTHER);

describe('a file of a Teams app', () => {
  test.each(['teamsapp.yml', 'appPackage/openapi.json'])('%s is checked with the app and the connector', (file) => {
    withApp((folder) => {
      const clean = readFileSync(join(APP, file), 'utf8');
      expect(rulesAt(folder, `desk/teams/${file}`, clean)).toEqual([]);
      expect(rulesAt(folder, `desk/teams/${file}`, atOther(file))).toContain('teams/instance-differs');
    });
  });

  test('is found without being there yet', () => {
    withApp((folder) => {
      for (const file of ['teamsapp.yml', 'appPackage/openapi.json']) {
        rmSync(join(folder, 'desk', 'teams', file));
        expect(rulesAt(folder, `desk/teams/${file}`, atOther(file))).toContain('teams/instance-differs');
        cpSync(join(APP, file), join(folder, 'desk', 'teams', file));
      }
    });
  });

  test('that is named by the text only is read as well', () => {
    withApp((folder) => {
      const teams = join(folder, 'desk', 'teams', 'appPackage');
      writeFileSync(join(teams, 'other.json'), atOther('appPackage/openapi.json'));
      const plugin = readFileSync(join(teams, 'ai-plugin.json'), 'utf8');
      const named = plugin.replace('openapi.json', 'no-such.json');
      expect(rulesAt(folder, 'desk/teams/appPackage/ai-plugin.json', plugin)).toEqual([]);
      expect(rulesAt(folder, 'desk/teams/appPackage/ai-plugin.json', named)).toContain('teams/file-missing');
      expect(
        rulesAt(folder, 'desk/teams/appPackage/ai-plugin.json', plugin.replace('openapi.json', 'other.json')),
      ).not.toContain('teams/file-missing');
    });
  });

  test('belongs to no connector above the working folder', () => {
    withApp((folder) => {
      const rules = rulesAt(
        join(folder, 'desk', 'teams'),
        'appPackage/openapi.json',
        atOther('appPackage/openapi.json'),
      );
      // Only the connector names another instance.
      expect(rules).toEqual([]);
      rmSync(join(folder, 'desk', 'teams', 'teamsapp.yml'));
      for (const name of readdirSync(join(folder, 'desk', 'teams', 'appPackage')))
        rmSync(join(folder, 'desk', 'teams', 'appPackage', name), { recursive: true });
      const { status, stderr } = run(['check', '--stdin-filename', 'openapi.json'], {
        cwd: join(folder, 'desk', 'teams', 'appPackage'),
        input: '{}',
      });
      expect([status, stderr]).toEqual([2, expect.stringContaining('openapi.json is not the name of a file that is')]);
    });
  });
});

describe('a file of a connector', () => {
  const properties = readFileSync(join(MINIMAL, 'apiProperties.json'), 'utf8');
  const broken = properties.replace(/(.*)oauth_token\.do/s, '$1oauth_auth.do');

  test('has the place that the working folder gives it, also by its absolute name', () => {
    inConnector(
      {},
      (folder) => {
        for (const name of [
          'desk/apiProperties.json',
          './desk/apiProperties.json',
          join(folder, 'desk', 'apiProperties.json'),
        ]) {
          const { stdout } = run(['check', '--stdin-filename', name], { cwd: folder, input: broken });
          expect(stdout).toMatch(/^desk\/apiProperties\.json:\d+:\d+: error refresh\/url-is-authorize$/m);
        }
      },
      'desk',
    );
  });

  test('is checked with its neighbours where it is not there yet', () => {
    inConnector({}, (folder) => {
      rmSync(join(folder, 'apiProperties.json'));
      const definition = join(folder, 'apiDefinition.swagger.json');
      const other = readFileSync(definition, 'utf8').replaceAll('dev12345.service-now.com', 'dev99999.service-now.com');
      expect(rulesAt(folder, 'apiProperties.json', properties)).toEqual([]);
      rmSync(definition);
      expect(rulesAt(folder, 'apiDefinition.swagger.json', other)).not.toContain('client/definition-url-differs');
      writeFileSync(join(folder, 'apiProperties.json'), properties);
      expect(rulesAt(folder, 'apiDefinition.swagger.json', other)).toContain('client/definition-url-differs');
    });
  });

  test('is compared with the record of ServiceNow beside it', () => {
    inConnector({ 'oauth_entity.xml': unload(inbound()) }, (folder) => {
      const foreign = properties.replace(/"clientId": "[^"]*"/, '"clientId": "00112233445566778899aabbccddeeff"');
      expect(foreign).not.toBe(properties);
      expect(rulesAt(folder, 'apiProperties.json', foreign)).toContain('registration/client-id-differs');
    });
  });
});

describe('an export of ServiceNow', () => {
  test.each([
    'oauth_entity.xml',
    'record.xml',
  ])('under the name %s is compared with the connector beside it', (name) => {
    inConnector({}, (folder) => {
      expect(rulesAt(folder, name, unload(inbound()))).toEqual([]);
      expect(rulesAt(folder, name, unload(inbound({ active: 'false' })))).toContain('registration/inactive');
    });
  });

  test('is checked alone where there is no connector', () => {
    inConnector(
      {},
      (folder) => {
        mkdirSync(join(folder, 'registry'));
        expect(rulesAt(folder, 'registry/record.xml', unload(inbound({ active: 'false' })))).toContain(
          'registration/inactive',
        );
      },
      'desk',
    );
  });
});

test('an input without end is read no further than files are', async () => {
  const { child, ended } = start(['check', '--stdin-filename', 'apiProperties.json'], { input: 'open' });
  child.stdin?.on('error', () => undefined);
  for (let megabyte = 0; megabyte < 20; megabyte++) child.stdin?.write(' '.repeat(1024 * 1024));
  const { status, stdout } = await ended;
  expect([status, stdout]).toEqual([1, expect.stringContaining('16 MB')]);
});

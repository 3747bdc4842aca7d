import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { inFolder, ROOT, run } from '../support/command.js';
import { connectorFiles, inbound, OWN_URL, outbound, SECRET, SHARED_URL, unload } from '../support/registry-exports.js';

const spec = JSON.stringify({ environments: { prod: { redirectUrl: OWN_URL } } });
const files = { ...connectorFiles(), 'spec.json': spec };

describe('registration', () => {
  test('prints the values of the form and the requests that export the record', () => {
    const { stdout, stderr, status } = inFolder(files, (folder) => {
      writeFileSync(join(folder, 'other.xml'), '<project/>');
      return run(['registration', '.'], { cwd: folder });
    });
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('The record on dev12345.service-now.com');
    for (const [label, column, value] of [
      ['Client ID', 'client_id', '7c1f0a52b9d84e6f8f13a0c6d2e4b597'],
      ['Always use PKCE', 'use_pkce', 'false'],
      ['Grant type', 'inbound_grant_type', 'authz_code'],
    ])
      expect(stdout).toMatch(new RegExp(`^  ${label} +${column} +${value}`, 'm'));
    expect(stdout).toContain(
      'GET https://dev12345.service-now.com/api/now/table/oauth_entity?sysparm_query=client_id%3D7c1f0a52b9d84e6f8f13a0c6d2e4b597&',
    );
    expect(stdout).not.toMatch(/sysparm_fields=[^&]*secret/);
  });

  test('shows both sides in a table, says the same as check, and exits with 1 when they differ', () => {
    inFolder(
      { ...files, 'export/my record.xml': unload(inbound({ redirect_url: SHARED_URL, use_pkce: 'true' })) },
      (folder) => {
        const { stdout, status } = run(['registration', '.', '--compare', 'export/my record.xml'], { cwd: folder });
        expect(status).toBe(1);
        expect(stdout).toMatch(
          /! +Redirect URL +https:\/\/global\S+ +https:\/\/global\.consent\.azure-apim\.net\/redirect$/m,
        );
        expect(stdout).toMatch(/! +Always use PKCE +false +true$/m);
        expect(stdout).toMatch(/= +Active +true +true$/m);
        expect(stdout).toContain('2 of 15 differ.');
        expect(stdout).not.toContain(SECRET);
        writeFileSync(join(folder, 'oauth_entity.xml'), readFileSync(join(folder, 'export', 'my record.xml')));
        const check = run(['check', '.', '--format', 'json'], { cwd: folder });
        expect(check.status).toBe(1);
        const rules = [...check.stdout.matchAll(/registration\/[a-z-]+/g)].map(([id]) => id);
        expect(new Set(rules)).toEqual(new Set(['registration/redirect-url-missing', 'registration/pkce-required']));
      },
    );
  });

  test('a choice that works as well is not said to be the same', () => {
    const record = inbound({ scope_restriction_status: 'broadly_scoped' });
    inFolder({ ...files, 'a.xml': unload(record) }, (folder) => {
      const { stdout, status } = run(['registration', '.', '--compare', 'a.xml'], { cwd: folder });
      expect([status, stdout]).toEqual([0, expect.stringMatching(/^ {2}~ {2}Allow access .* broadly_scoped$/m)]);
    });
  });

  test('exits with 0 when they agree, also as data', () => {
    inFolder({ ...files, 'a.xml': unload(inbound()) }, (folder) => {
      const { stdout, status } = run(['registration', '.', '--compare', 'a.xml', '--format', 'json'], { cwd: folder });
      expect(status).toBe(0);
      const report = JSON.parse(stdout) as { comparisons: { values: { verdict: string }[] }[] };
      expect(report.comparisons[0]?.values.filter(({ verdict }) => verdict === 'differs')).toEqual([]);
      const schema = JSON.parse(readFileSync(join(ROOT, 'src', 'schemas', 'registration.schema.json'), 'utf8'));
      const ajv = new Ajv({ strict: false, allErrors: true }).addFormat('uri', /^https:\/\/\S+$/);
      ajv.validate(schema, report);
      expect(ajv.errors).toBeNull();
      expect(ajv.validate(schema, { ...report, comparisons: [{}] })).toBe(false);
    });
  });

  test('says in which character they differ', () => {
    inFolder({ ...files, 'a.xml': unload(inbound({ redirect_url: `${OWN_URL.slice(0, -1)}d` })) }, (folder) => {
      const { stdout } = run(['registration', '.', '--compare', 'a.xml'], { cwd: folder });
      expect(stdout).toContain('5f1a2b3d": character 79 differs: "d" in place of "c"');
    });
    const id = '7c1f0a52b9d84e6f8f13a0c6d2e4b59';
    inFolder({ ...files, 'a.xml': unload(inbound({ client_id: `${id}l` })) }, (folder) => {
      const { stdout } = run(['registration', '.', '--compare', 'a.xml'], { cwd: folder });
      expect(stdout).toContain('  Client ID: character 32 differs: "l" in place of "7"');
    });
    inFolder({ ...files, 'a.xml': unload(inbound({ redirect_url: `${OWN_URL};${SHARED_URL}` })) }, (folder) => {
      const { stdout } = run(['registration', '.', '--compare', 'a.xml'], { cwd: folder });
      expect(stdout).toContain(' holds several addresses without a comma between them');
    });
  });

  describe('with a Teams app beside the connector', () => {
    const TEAMS_URL = 'https://teams.microsoft.com/api/platform/v1.0/oAuthRedirect';
    const withTeams = (redirectUrls: string): { stdout: string; status: number | null } =>
      inFolder({ ...files, 'a.xml': unload(inbound({ redirect_url: redirectUrls })) }, (folder) => {
        cpSync(join(import.meta.dirname, '../support/minimal-teams-app'), join(folder, 'teams'), { recursive: true });
        return run(['registration', '.', '--compare', 'a.xml'], { cwd: folder });
      });

    test('the record needs its redirect URL too', () => {
      const { stdout, status } = withTeams(OWN_URL);
      expect(stdout).toMatch(new RegExp(`! +Redirect URL +${OWN_URL},${TEAMS_URL} `));
      expect(stdout).toContain(`  Redirect URL: "${TEAMS_URL}", for the Teams app, is missing`);
      expect(status).toBe(1);
      expect(withTeams(`${OWN_URL},${TEAMS_URL}`)).toMatchObject({ status: 0 });
    });

    test('it comes after the one that only the saved connector shows', () => {
      inFolder(connectorFiles(), (folder) => {
        cpSync(join(import.meta.dirname, '../support/minimal-teams-app'), join(folder, 'teams'), { recursive: true });
        const { stdout } = run(['registration', '.'], { cwd: folder });
        expect(stdout).toContain(`the saved connector shows, then a comma and ${TEAMS_URL}`);
      });
    });
  });

  test.each([
    ['a missing file', {}, 'does not exist.'],
    ['a file that is cut', { 'a.xml': unload(inbound()).slice(0, -20) }, 'cannot be read: '],
    ['no export', { 'a.xml': 'hello' }, 'cannot be read: '],
    ['broken JSON', { 'a.xml': '{"result":[' }, 'cannot be read: the file is not JSON'],
    ['the other direction', { 'a.xml': unload(outbound()) }, 'sn-connector check a.xml'],
    [
      'records of others',
      { 'a.xml': unload(...['1', '2'].map((id) => inbound({ client_id: id.repeat(32), sys_id: id.repeat(32) }))) },
      'None of the 2 records',
    ],
  ] as [string, Record<string, string>, string][])('%s: a sentence', (_, more, message) => {
    inFolder({ ...files, ...more }, (folder) => {
      const { stderr, stdout, status } = run(['registration', '.', '--compare', 'a.xml'], { cwd: folder });
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).toContain(message);
      expect(stderr).not.toMatch(/^\s+at /m);
    });
  });
});

describe('check', () => {
  test('takes an export alone, whatever it is called, when it is named', () => {
    const token_url = 'https://login.microsoftonline.com/5b1f8a1e-2f0c-4d67-9a53-7c0de4a1b2c3/oauth2/v2.0/authorize';
    inFolder({ 'teams record.xml': unload(outbound({ token_url, auth_url: '' })) }, (folder) => {
      const { stdout, status } = run(['check', 'teams record.xml'], { cwd: folder });
      expect([status, stdout]).toEqual([1, expect.stringContaining('registration/token-url-is-authorize')]);
      expect(stdout).not.toContain(SECRET);
    });
  });

  test('takes update sets in the folder that is named, and no other XML', () => {
    const token_url = 'https://login.microsoftonline.com/5b1f8a1e-2f0c-4d67-9a53-7c0de4a1b2c3/oauth2/v2.0/authorize';
    const payload = `<record_update table="oauth_entity">${outbound({ token_url, auth_url: '' })}</record_update>`;
    const update = `<sys_update_xml action="INSERT_OR_UPDATE"><payload><![CDATA[${payload}]]></payload></sys_update_xml>`;
    inFolder({ 'sys_remote_update_set_1.xml': unload(update), 'pom.xml': '<project/>' }, (folder) => {
      const { stdout, status } = run(['check', '.'], { cwd: folder });
      expect([status, stdout]).toEqual([1, expect.stringContaining('registration/token-url-is-authorize')]);
    });
  });

  test('does not take other XML for a connector', () => {
    inFolder({ 'pom.xml': '<project/>' }, (folder) => {
      expect(run(['check', '.'], { cwd: folder }).stderr).toContain('There is no connector');
    });
  });

  test('reads a record beside a Teams app without a connector', () => {
    inFolder({}, (folder) => {
      cpSync(join(import.meta.dirname, '../support/minimal-teams-app'), folder, { recursive: true });
      writeFileSync(join(folder, 'oauth_entity.xml'), unload(inbound({ active: 'false', use_pkce: 'true' })));
      const { stdout, status } = run(['check', '.', '--format', 'json'], { cwd: folder });
      const rules = [...stdout.matchAll(/"rule":\s?"([a-z/-]+)"/g)].map(([, id]) => id);
      expect(rules.sort()).toEqual([
        'registration/inactive',
        'registration/pkce-required',
        'registration/redirect-url-missing',
      ]);
      expect(status).toBe(1);
    });
  });

  test.each([
    ['a manifest', 'manifest.json'],
    ['an agent', 'declarativeAgent.json'],
    ['a plugin', 'ai-plugin.json'],
  ])('takes %s of a Teams app alone', (_, name) => {
    inFolder({}, (folder) => {
      cpSync(join(import.meta.dirname, '../support/minimal-teams-app/appPackage', name), join(folder, name));
      const { stderr, stdout, status } = run(['check', name], { cwd: folder });
      expect([status, stderr]).toEqual([0, '']);
      expect(stdout).toContain('looked at alone');
    });
  });

  test('does not take the manifest of a web app for one of Teams', () => {
    inFolder({ 'manifest.json': '{"manifest_version": 3, "name": "x", "icons": {"16": "a.png"}}' }, (folder) => {
      expect(run(['check', '.'], { cwd: folder }).stderr).toContain('There is no connector');
    });
  });
});
